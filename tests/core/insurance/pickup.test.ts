import { pickupView } from '../../../core/copy/pickup'
import {
  evolvePickup,
  fetchesReturns,
  wantedPickup,
  type Pickup,
  type PickupNews,
  type ReturnTrip,
} from '../../../core/insurance/pickup'
import { HOUR, MINUTE } from '../../../core/shared/time'
import { NOW } from '../../support/samples'
import { rulesOf } from './rig'

const wanted = wantedPickup({ _id: 'S1', shopId: 'mianyu', orderNo: '261118204516037', openid: 'o1' }, NOW)
const parcel = { company: '京东快递', trackingNo: 'JD0001' }
const seen = (trip: Partial<ReturnTrip>): PickupNews => ({
  type: 'seen',
  trip: { way: 'pickup', parcel, state: 'notStarted', ...trip },
})
const after = (...news: readonly PickupNews[]): Pickup =>
  news.reduce((pickup, one) => evolvePickup(pickup, one, NOW), wanted)
const opened = { type: 'opened', returnId: 'R1' } as const

describe('a pickup of a return', () => {
  it.each([
    [seen({ way: 'notChosen', parcel: null }), 'open'],
    [seen({}), 'booked'],
    [seen({ state: 'unknown' }), 'booked'],
    [seen({ state: 'cancelled' }), 'cancelled'],
    [seen({ state: 'failed' }), 'cancelled'],
    [seen({ state: 'onItsWay' }), 'sent'],
    [seen({ state: 'arrived' }), 'sent'],
    [seen({ way: 'ownWaybill' }), 'sent'],
    // 931023: the first wrong number stays cached
    [seen({ way: 'ownWaybill', parcel: null, state: 'unknown' }), 'open'],
  ] as const)('by %j is %s', (news, status) => {
    expect(after(opened, news).status).toBe(status)
  })

  it('is looked at until it is sent or refused, and after silence less and less often', () => {
    expect(after(opened).dueAt).toBe(NOW + 5 * MINUTE)
    const silent = { type: 'silent' } as const
    expect(after(silent).dueAt).toBe(NOW + MINUTE)
    expect(after(...Array.from({ length: 20 }, () => silent)).dueAt).toBe(NOW + HOUR)
    expect(after(opened, seen({ state: 'onItsWay' })).dueAt).toBeNull()
    expect(after({ type: 'refused', reason: 'notInsured' }).dueAt).toBeNull()
  })

  it('is offered where WeChat stands for the order and the shop has said where goods go', () => {
    const returnTo = { name: '仓', phone: '1', province: '浙', city: '杭', district: '余', detail: '6' }
    const place = { province: '浙', city: '杭', county: '余', address: '6' }
    const rules = (wechat: object) =>
      rulesOf({ wechat: { appid: 'wx1', sentFrom: place, orderPath: '', ...wechat } })
    expect(fetchesReturns({ insurer: 'wechat', status: 'active' }, rules({ returnTo }))).toBe(true)
    expect(fetchesReturns({ insurer: 'wechat', status: 'active' }, rules({}))).toBe(false)
    expect(fetchesReturns({ insurer: 'ownFund', status: 'active' }, rules({ returnTo }))).toBe(false)
    expect(fetchesReturns({ insurer: 'wechat', status: 'claiming' }, rules({ returnTo }))).toBe(false)
    expect(fetchesReturns(null, undefined)).toBe(false)
  })

  it('that was refused may be asked for again only where that can help', () => {
    const view = (reason: 'refused' | 'notInsured') =>
      pickupView(after({ type: 'refused', reason }), [null, undefined])
    expect(view('refused')).toMatchObject({ mayBook: true })
    expect(view('notInsured')).toMatchObject({ mayBook: false })
  })
})
