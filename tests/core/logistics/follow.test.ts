import { pushEnded, queried, subscribed, told } from '../../../core/logistics/asked'
import { deedOf } from '../../../core/logistics/case-news'
import { contacted, hear, judge, lookAgainAt, stalledSince, whatToAsk } from '../../../core/logistics/follow'
import { newParcel, withUse, type FollowedParcel } from '../../../core/logistics/parcel'
import { DAY, HOUR, MINUTE } from '../../../core/shared/time'
import { sampleShop } from '../../support/samples'

/** Friday 2026-11-20, 10:00 in China: the sample shop is open. */
const T0 = Date.UTC(2026, 10, 20, 2)
const waybill = { carrier: 'sf', company: '顺丰速运', trackingNo: 'SF1583024766190' }
const opened = newParcel('mianyu', waybill, T0)
const active = subscribed(opened, 'active', T0)

const line = (
  at: number,
  text: string,
  state: 'inTransit' | 'signed' | 'returned' | 'exception' = 'inTransit',
) => ({
  points: [{ at, text, state }],
})
const hears = (parcel: FollowedParcel, ...[at, text, state]: Parameters<typeof line>) =>
  hear(parcel, line(at, text, state), { source: 'carrier', now: at })
const kinds = ({ news }: FollowedParcel) => news.map(({ kind }) => kind)
const at = (now: number) => ({ promises: sampleShop, now })

describe('a parcel that is followed', () => {
  it('brings news once, however often it is pushed', () => {
    const arrived = hears(active, T0 + HOUR, '已签收', 'signed')
    expect(kinds(arrived)).toEqual(['moved', 'arrived'])
    expect(hears(arrived, T0 + HOUR, '已签收', 'signed')).toBe(arrived)
    const heardOut = told(arrived, { done: arrived.news, now: T0 + HOUR })
    expect(heardOut.news).toEqual([])
    expect(kinds(hears(heardOut, T0, '到达'))).toEqual(['moved'])
  })

  it('is no news to the order that the shop itself told of it', () => {
    const shop = hear(opened, line(T0, '已签收', 'signed'), { source: 'shop', now: T0 })
    expect(kinds(shop)).toEqual(['arrived'])
  })

  it('keeps what could not be told, and what came meanwhile', () => {
    const moved = hears(active, T0, '到达')
    const failed = told(moved, { done: [], now: T0 })
    expect(failed).toMatchObject({ attempts: 1, tellAt: T0 + MINUTE })
    expect(lookAgainAt(failed, sampleShop)).toBe(T0 + MINUTE)
    const later = hears(failed, T0 + HOUR, '已签收', 'signed')
    expect(kinds(told(later, { done: moved.news, now: T0 + HOUR }))).toEqual(['arrived'])
  })

  it('has several uses, each once', () => {
    const use = { for: 'order', orderNo: 'ERP-0001' } as const
    const used = withUse(opened, use, T0)
    expect(withUse(used, { ...use }, T0)).toBe(used)
    expect(
      withUse(used, { for: 'return', orderNo: 'ERP-0001', caseNo: 'S2611200000AB' }, T0).uses,
    ).toHaveLength(2)
  })
})

describe('a parcel that stands still', () => {
  const moved = hears(active, T0, '到达 杭州转运中心')
  const quiet = { ...moved, news: [] }
  const stalls = T0 + 2 * DAY

  it('has stalled once the shop’s policy says so, by night and at the weekend too', () => {
    expect(stalledSince(quiet, stalls - 1, sampleShop)).toBeNull()
    expect(stalledSince(quiet, stalls + DAY, sampleShop)).toBe(stalls)
    expect(stalledSince(quiet, T0 + DAY, { ...sampleShop, servicePolicy: 'seed-strict' })).toBe(T0 + DAY)
    expect(stalledSince(hears(quiet, T0, '已签收', 'signed'), stalls, sampleShop)).toBeNull()
    expect(stalledSince(opened, stalls, sampleShop)).toBe(stalls)
  })

  it('is warned of once, and its shopper is to be contacted within an hour', () => {
    const monday = T0 + 3 * DAY
    const warned = judge(quiet, at(monday))
    expect(kinds(warned)).toEqual(['stalled'])
    expect(warned.stall?.since).toBe(stalls)
    expect(judge(warned, at(monday))).toBe(warned)
    const asked = { ...warned, news: [] }
    expect(kinds(judge(asked, at(monday + 59 * MINUTE)))).toEqual([])
    expect(kinds(judge(asked, at(monday + HOUR)))).toEqual(['remindAgent'])
    expect(kinds(judge(asked, at(monday + 2 * HOUR)))).toEqual(['remindAgent', 'tellSupervisor'])
    const done = contacted(asked, monday + 30 * MINUTE)
    expect(judge(done, at(monday + 5 * HOUR))).toBe(done)
    expect(contacted(done, monday + HOUR)).toBe(done)
  })

  it('is warned of again when it stalls a second time, and of no more once it has moved', () => {
    const warned = { ...judge(quiet, at(stalls)), news: [] }
    const on = hears(warned, stalls + HOUR, '离开')
    expect(on.stall).toBeNull()
    expect(kinds(judge({ ...on, news: [] }, at(stalls + HOUR + 2 * DAY)))).toEqual(['stalled'])
  })

  it('goes on standing still when only an older line is heard', () => {
    const warned = judge(quiet, at(stalls))
    expect(hears(warned, T0 - HOUR, '揽收').stall).toEqual(warned.stall)
  })

  it('is asked for before it is called stalled: a push may have been lost', () => {
    expect(whatToAsk({ ...quiet, queriedAt: stalls - HOUR }, at(stalls))).toBe('query')
    expect(whatToAsk(queried(quiet, stalls), at(stalls))).toBeNull()
  })
})

describe('the carrier’s side', () => {
  it('is asked to push at once, and again later when nobody answers', () => {
    expect(whatToAsk(opened, at(T0))).toBe('subscribe')
    const later = subscribed(opened, 'later', T0)
    expect(whatToAsk(later, at(T0 + MINUTE - 1))).toBeNull()
    expect(whatToAsk(later, at(T0 + MINUTE))).toBe('subscribe')
    expect(lookAgainAt(later, sampleShop)).toBe(T0 + MINUTE)
  })

  it('is asked for the way when no push came for long, sooner when none is to come', () => {
    expect(whatToAsk(active, at(T0 + 12 * HOUR - 1))).toBeNull()
    expect(whatToAsk(active, at(T0 + 12 * HOUR))).toBe('query')
    const ended = pushEnded(active, { isOver: true }, T0)
    expect(ended.subscription.status).toBe('ended')
    expect(whatToAsk(ended, at(T0 + 4 * HOUR))).toBe('query')
  })

  it('is never asked for one number twice within half an hour: it would be locked', () => {
    const ended = pushEnded(active, { isOver: true }, T0)
    for (let now = T0; now < T0 + 3 * DAY; now += 10 * MINUTE) {
      const asked = queried(ended, now)
      expect(whatToAsk(asked, at(now + 29 * MINUTE))).toBeNull()
    }
  })

  it('is not asked at all without an account, nor of a parcel that has arrived', () => {
    const off = subscribed(opened, 'off', T0)
    expect(whatToAsk(off, at(T0 + 30 * DAY))).toBeNull()
    expect(whatToAsk(hears(opened, T0, '已签收', 'signed'), at(T0 + DAY))).toBeNull()
    expect(kinds(judge(off, at(T0 + 30 * DAY)))).toEqual(['stalled'])
  })

  it('pushes on under another carrier that it has found by itself', () => {
    const corrected = pushEnded(active, { isOver: true, corrected: 'zhongtong' }, T0)
    expect(corrected).toMatchObject({ corrected: 'zhongtong', subscription: { status: 'active' } })
    expect(pushEnded(corrected, { isOver: true, corrected: 'zhongtong' }, T0)).toBe(corrected)
  })
})

it('a case hears what becomes of the parcel that is for it, and of no other', () => {
  expect(deedOf({ for: 'return' }, 'arrived')).toBe('parcelArrived')
  expect(deedOf({ for: 'return' }, 'stalled')).toBe('parcelStalled')
  expect(deedOf({ for: 'return' }, 'returned')).toBe('parcelReturned')
  expect(deedOf({ for: 'replacement' }, 'arrived')).toBe('replacementArrived')
  expect(deedOf({ for: 'replacement' }, 'stalled')).toBeNull()
  expect(deedOf({ for: 'order' }, 'returned')).toBe('intercepted')
  expect(deedOf({ for: 'return' }, 'moved')).toBeNull()
})
