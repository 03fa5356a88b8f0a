import * as z from 'zod/mini'
import { Faults } from '../../local/faults/faults'
import { openCloudbase } from '../../server/adapters/cloudbase/app'
import { createAsk } from '../../server/adapters/cloudbase/ask'
import { Collection } from '../../server/adapters/cloudbase/collection'
import { startTestCloud, type TestCloud } from '../support/cloud'

const paused: number[] = []
const pause = (ms: number) => {
  paused.push(ms)
  return Promise.resolve()
}
beforeEach(() => paused.splice(0))

/** A request that is refused so many times, and how often it was sent. */
const requestOf = (code: string, refusals: number) => {
  let sent = 0
  return {
    send: () => {
      sent += 1
      if (sent > refusals) return Promise.resolve('answer')
      return Promise.reject(Object.assign(new Error('refused'), { code }))
    },
    sent: () => sent,
  }
}

describe('a request that was refused', () => {
  it.each(['SYS_ERR', 'SERVER_TIMEOUT', 'DATABASE_TIMEOUT', 'ECONNRESET'])(
    'with %s is sent once more at once',
    async (code) => {
      const request = requestOf(code, 1)
      expect(await createAsk(pause)(request.send)).toBe('answer')
      expect([request.sent(), paused]).toEqual([2, []])
    },
  )

  it.each(['EXCEED_RATELIMIT', 'EXCEED_CONCURRENT_REQUEST_LIMIT'])(
    'with %s is sent once more after a pause',
    async (code) => {
      const request = requestOf(code, 1)
      expect(await createAsk(pause)(request.send)).toBe('answer')
      expect([request.sent(), paused.length]).toEqual([2, 1])
      expect(paused[0]).toBeGreaterThanOrEqual(150)
      expect(paused[0]).toBeLessThanOrEqual(400)
    },
  )

  it.each([
    'EXCEED_REQUEST_LIMIT',
    'DATABASE_REQUEST_FAILED',
    'DATABASE_PERMISSION_DENIED',
    'INVALID_PARAM',
    'ESOCKETTIMEDOUT',
  ])('with %s is not sent again', async (code) => {
    const request = requestOf(code, 1)
    await expect(createAsk(pause)(request.send)).rejects.toMatchObject({ code })
    expect([request.sent(), paused]).toEqual([1, []])
  })

  it('is not sent for ever', async () => {
    const request = requestOf('SYS_ERR', 9)
    await expect(createAsk(pause)(request.send)).rejects.toMatchObject({ code: 'SYS_ERR' })
    expect(request.sent()).toBe(2)
  })
})

describe('through the SDK', () => {
  const Lease = z.object({ _id: z.string(), n: z.int() })
  let cloud: TestCloud
  const faults = new Faults()
  beforeAll(async () => {
    cloud = await startTestCloud({ faults })
  })
  afterAll(() => cloud.close())

  it.each([
    ['the system fails', { errorRate: 1 }],
    ['the answer comes too late', { timeoutRate: 1 }],
    ['there are too many requests', { busyRate: 1 }],
    ['the connection breaks', { cutRate: 1 }],
  ])('every write is done, and done once, when %s', async (what, plan) => {
    const leases = new Collection(openCloudbase(pause), 'leases', Lease)
    faults.begin({ ...plan, onlyOnce: true })
    expect(await leases.insert({ _id: what, n: 1 })).toBe('inserted')
    expect(await leases.insert({ _id: what, n: 2 })).toBe('taken')
    await leases.patch({ _id: what, n: 1 }, { n: 3 })
    expect(await leases.get(what)).toMatchObject({ n: 3 })
    expect(await leases.remove({ _id: what }).then(() => leases.get(what))).toBeNull()
    const { done, ...failed } = faults.counts
    expect(Object.values(failed).reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(5)
    expect(done).toBeGreaterThanOrEqual(5)
  })
})
