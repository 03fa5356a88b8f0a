import { MINUTE, SECOND } from '../../core/shared/time'
import { openCloudbase } from '../../server/adapters/cloudbase/app'
import { CloudbasePushes } from '../../server/adapters/cloudbase/lane'
import { startTestCloud } from '../support/cloud'
import { randomOf } from '../../local/demo/random'

/** What the reference says of 自建应用 message/send, for one member. */
const MOST_A_MINUTE = 30
const member = { shopId: 'mianyu', userid: 'linxiao' }

let cloud: Awaited<ReturnType<typeof startTestCloud>>
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.close())
beforeEach(() => cloud.gateway.store.clear())

let now = 1_000 * SECOND
const instances = (count: number): CloudbasePushes[] => {
  Object.assign(process.env, cloud.sdkEnv())
  return Array.from({ length: count }, () => new CloudbasePushes(openCloudbase(), () => now))
}

const mostInAMinute = (times: readonly number[]): number =>
  Math.max(...times.map((start) => times.filter((at) => at >= start && at < start + MINUTE).length))

it('holds for all instances together, whoever reserves how fast', async () => {
  const random = randomOf(20261122)
  const pushes = instances(3)
  const sentAt: number[] = []
  for (let step = 0; step < 120; step += 1) {
    now += random.int(0, 2 * SECOND)
    const asked = pushes.map(async (instance) => {
      const count = random.int(1, 3)
      const { ok } = await instance.reserve(member, count)
      if (ok) sentAt.push(...Array.from({ length: count }, () => now))
    })
    await Promise.all(asked)
  }
  expect(sentAt.length).toBeGreaterThan(MOST_A_MINUTE)
  expect(mostInAMinute(sentAt)).toBeLessThanOrEqual(MOST_A_MINUTE)
})

it('says when a refused message fits, and it does then', async () => {
  const [one, other] = instances(2)
  if (!one || !other) throw new Error('two instances')
  while ((await one.reserve(member, 1)).ok);
  const refused = await other.reserve(member, 1)
  if (refused.ok) throw new Error('the bucket is empty for everybody')
  expect(refused.retryAt).toBeGreaterThan(now)
  now = refused.retryAt
  expect(await other.reserve(member, 1)).toEqual({ ok: true })
})

it('lets a whole bucket out at once to a member who was left alone, in one request', async () => {
  const [one] = instances(1)
  await one?.reserve(member, 1)
  now += 10 * MINUTE
  cloud.gateway.meter.reset()
  expect(await one?.reserve(member, 12)).toEqual({ ok: true })
  expect(cloud.gateway.meter.total().requests).toBe(1)
})
