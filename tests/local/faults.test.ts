import { Faults } from '../../local/faults/faults'
import type { FaultPlan } from '../../local/faults/plan'
import { refusal, startTestCloud, type TestCloud } from '../support/cloud'

let cloud: TestCloud
let faults: Faults
let paused: number[]
let killed: number

beforeEach(async () => {
  paused = []
  killed = 0
  faults = new Faults({
    pause: (ms) => {
      paused.push(ms)
      return Promise.resolve()
    },
    kill: () => (killed += 1),
  })
  cloud = await startTestCloud({ faults, now: () => 1_000 })
})
afterEach(() => cloud.close())

const leases = () => cloud.db.collection('leases')
const add = (n: number) => leases().add({ _id: `l${n}`, n })
const stored = () =>
  faults.suspended(async () => ((await leases().count()) as { readonly total: number }).total)
/** How many of so many writes were refused. */
const refusedOf = async (plan: FaultPlan, many: number): Promise<number> => {
  faults.begin(plan)
  let refused = 0
  for (let n = 0; n < many; n += 1) if ((await refusal(add(n))).code !== 'none') refused += 1
  return refused
}

it('lets nothing go wrong by default', async () => {
  await cloud.close()
  cloud = await startTestCloud()
  for (let n = 0; n < 20; n += 1) expect((await refusal(add(n))).code).toBe('none')
})

it('refuses a share of the requests, without doing them', async () => {
  const refused = await refusedOf({ errorRate: 0.3 }, 100)
  expect(refused).toBeGreaterThan(15)
  expect(refused).toBeLessThan(45)
  expect(await stored()).toBe(100 - refused)
  expect(faults.counts.error).toBe(refused)
})

it('draws the same lots for the same seed', async () => {
  const first = await refusedOf({ seed: 7, errorRate: 0.5 }, 40)
  const { counts } = faults
  expect(first).toBe(counts.error)
  await cloud.gateway.store.clear()
  expect(await refusedOf({ seed: 7, errorRate: 0.5 }, 40)).toBe(first)
})

it('says that there are too many requests, without doing them', async () => {
  faults.begin({ busyRate: 1, onlyOnce: true })
  expect((await refusal(add(1))).code).toBe('EXCEED_RATELIMIT')
  expect(await stored()).toBe(0)
})

it('answers a time-out for what was done', async () => {
  faults.begin({ timeoutRate: 1 })
  expect((await refusal(add(1))).code).toBe('DATABASE_TIMEOUT')
  expect(await stored()).toBe(1)
})

it('cuts connections without an answer, before the request was done or after it', async () => {
  faults.begin({ cutRate: 1 })
  let done = 0
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      faults.around(`{"n":${n}}`, () => {
        done += 1
        return Promise.resolve('answer')
      }),
    ),
  )
  expect(new Set(answers)).toEqual(new Set([undefined]))
  expect(done).toBe(faults.counts.cutAfter)
  expect(faults.counts).toMatchObject({ done: 0, cutBefore: 20 - done })
  expect(done).toBeGreaterThan(0)
  expect(done).toBeLessThan(20)
  await expect(add(1)).rejects.toThrow()
})

it('lets each request fail once, when asked so', async () => {
  faults.begin({ errorRate: 1, onlyOnce: true })
  expect((await refusal(add(1))).code).toBe('SYS_ERR')
  expect((await refusal(add(1))).code).toBe('none')
  expect((await refusal(add(2))).code).toBe('SYS_ERR')
})

it('refuses commits as if another transaction was quicker, and the SDK begins them again', async () => {
  await leases().add({ _id: 'counter', n: 0 })
  faults.begin({ conflictRate: 0.3 })
  for (let n = 0; n < 10; n += 1) {
    await cloud.db.runTransaction(async (transaction: TestCloud['db']) => {
      const counter = transaction.collection('leases').doc('counter')
      await counter.update({ n: cloud.db.command.inc(1) })
    })
  }
  expect(faults.counts.conflict).toBeGreaterThan(0)
  const { data } = await faults.suspended(() => leases().doc('counter').get())
  expect(data).toMatchObject([{ n: 10 }])
})

it('waits before a request is worked on, and holds answers back', async () => {
  faults.begin({ latencyMs: 250, stallMs: 9_000, stallRate: 1 })
  await add(1)
  expect(paused).toEqual([250, 9_000])
})

it('sets the cloud’s clock forward', async () => {
  faults.begin({ skewMs: 60_000 })
  await leases().add({ _id: 'at', at: cloud.db.serverDate() })
  const { data } = await leases().doc('at').get()
  expect(data).toEqual([expect.objectContaining({ at: new Date(61_000) })])
})

describe('a crash at the third write', () => {
  const crashed = async (crashPoint: NonNullable<FaultPlan['crashPoint']>) => {
    faults.begin({ crashAfterWrites: 3, crashPoint })
    await add(1)
    await leases().count()
    await add(2)
    expect(killed).toBe(0)
    expect((await refusal(add(3))).code).not.toBe('none')
    expect(killed).toBeGreaterThan(0)
  }

  it('leaves it undone when it comes before the commit', async () => {
    await crashed('beforeCommit')
    expect(await stored()).toBe(2)
  })

  it('leaves it done and unanswered when it comes after the commit', async () => {
    await crashed('beforeAnswer')
    expect(await stored()).toBe(3)
  })
})
