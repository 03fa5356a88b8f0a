import { couponFor } from '../../../core/aftersales/policy/lists'
import { creditOf } from '../../../core/aftersales/policy/credit'
import { seedAfterSalesPolicy as seed } from '../../../core/aftersales/policy/seed'
import { earnedBy } from '../../../core/coupons/earned'
import { creditReasonText } from '../../../core/copy/aftersales-policy'
import { entitlementOf } from '../../../core/insurance/rules'
import { toOrderInsurance } from '../../../core/insurance/view'
import { DAY, HOUR, MINUTE } from '../../../core/shared/time'
import { NOW } from '../../support/samples'
import { claim, given as insured, offered, policy as cover, rulesOf } from '../insurance/rig'
import { photo } from './machine-rig'
import { faithful, policyWith, unreliable } from './policy-rig'
import { approve, back, blanket, broken, cup, given, shipBack, single, vase } from './scenario-rig'

describe('when the money goes', () => {
  it('R114 C4: refund-only within 24 hours of the approval', () => {
    given(vase).asks(broken(60_000)).when('supervisor', approve).due('refund', DAY)
  })

  it('R120 C4: of a return within three working days of the receipt, however long it is looked at', () => {
    const due = 5 * DAY - 10 * HOUR // Saturday 10:00: Monday to Wednesday are the three
    given(blanket)
      .asks(back(15_000))
      .when('shopper', shipBack)
      .when('system', 'parcelArrived')
      .due('afterReceipt', due)
      .after(DAY)
      .when('agent', 'findIntact')
      .then({ status: 'refunding' })
      .due('afterReceipt', due)
  })

  it('R129: 秒退: excellent credit is paid on request, before the blanket is back', () => {
    given({ ...blanket, history: faithful })
      .asks(back(15_000))
      .ruled({ instant: true, prepays: true })
      .then({ status: 'refunding' })
      .due('refund', 30 * MINUTE)
      .when('system', 'refundSucceeded')
      .then({ status: 'waitingForParcel', money: 'paid' })
  })

  it('R130: 预退: paid after the approval; a parcel that never comes back closes the case, marked, and pays no more', () => {
    given({ ...blanket, history: { ...faithful, orders: 4 } })
      .asks(back(15_000))
      .ruled({ instant: false, prepays: true })
      .late()
      .when('system', 'refundSucceeded')
      .refuses('shopper', 'cancel', 'alreadyRefunded')
      .late()
      .then({ status: 'closed', outcome: 'notReturned', money: 'paid' })
      .pays(15_000)
  })

  it('R130: paid ahead by hand, or late after all, the goods are still waited for', () => {
    const failed = () =>
      given({ ...blanket, history: { ...faithful, orders: 4 } })
        .asks(back(15_000))
        .late()
        .when('system', 'refundFailed')
    failed().when('system', 'refundSucceeded').then({ status: 'waitingForParcel', money: 'paid' })
    failed()
      .when('agent', 'payOffline')
      .when('agent', { type: 'confirmOffline', evidence: [photo] })
      .then({ status: 'waitingForParcel', money: 'paid' })
  })

  it('R130 R41: paid ahead, and the parcel back is lost: it is settled, and nothing is paid again', () => {
    given({ ...blanket, history: { ...faithful, orders: 4 } })
      .asks(back(15_000))
      .late()
      .when('system', 'refundSucceeded')
      .when('shopper', shipBack)
      .when('system', 'parcelStalled')
      .when('agent', 'settle')
      .then({ status: 'refunded' })
      .asksFor('refund', false)
      .pays(15_000)
  })

  it('R131: whoever kept what was paid ahead waits for the goods, and reads why', () => {
    given({ ...blanket, history: unreliable })
      .asks(back(15_000))
      .ruled({ approves: false, prepays: false })
    const { reasons } = creditOf(unreliable, seed.credit, NOW)
    expect(reasons.map(creditReasonText).join()).toContain('先退款后没有寄回 1 次')
  })

  it('R132: 全场极速退 is for orders placed while it runs, whoever asks, and over the minute it ends', () => {
    const campaign = { id: 'double-11', name: '双十一极速退', counts: 'ordered', grants: 'instant' } as const
    const policy = policyWith({
      campaigns: [{ ...campaign, from: NOW - 9 * DAY, to: NOW - 8 * DAY, when: { types: ['return'] } }],
    })
    const placed = (placedAt: number) =>
      given({ order: { ...blanket.order, placedAt }, policy }).asks(back(15_000))
    placed(NOW - 9 * DAY).ruled({ instant: true, rules: ['double-11', 'freight-shopper', 'offer-no-reason'] })
    placed(NOW - 8 * DAY).ruled({ instant: false })
  })

  it('R129: the cap of the day: her fourth is not paid ahead, but taken back as ever', () => {
    const used = { shopper: { count: 3, fen: 20_000 }, shop: { count: 3, fen: 20_000 } }
    given({ ...blanket, history: faithful, used })
      .asks(back(15_000))
      .ruled({ approves: true, instant: false, prepays: false, aheadFen: 0 })
      .then({ status: 'waitingForParcel', money: 'none' })
  })

  it('R130 R132: the brake: as losses rise 秒退 stops first, then everything ahead of the goods', () => {
    const at = (lostFen: number) =>
      given({ ...blanket, history: faithful, losses: { aheadFen: 1_000_000, lostFen } }).asks(back(15_000))
    at(10_001).ruled({ instant: false, prepays: true })
    at(30_001).ruled({ instant: false, prepays: false, approves: true })
  })

  it('R120: WeChat Pay could not, a person did, and its late success pays nothing more', () => {
    given(vase)
      .asks(broken(60_000))
      .when('supervisor', approve)
      .when('system', 'refundFailed')
      .due('offlineRefund', DAY)
      .when('system', 'refundSucceeded')
      .then({ status: 'refunded' })
      .refuses('agent', 'payOffline', 'notAllowed')
      .pays(60_000)
  })
})

describe('who pays the way back', () => {
  const paid = { paidAt: NOW, paidFen: 15_000, premiumFen: 0 }

  it('R125: gifted with the first order, and with none after it', () => {
    expect(entitlementOf(rulesOf(), { ...paid, isFirst: true })).toMatchObject({
      payer: 'shop',
      rule: '首单',
    })
    expect(entitlementOf(rulesOf(), { ...paid, isFirst: false })).toBeNull()
  })

  it('R126: bought at the checkout for ¥1.20, from a licensed insurer', () => {
    const premiums = [{ fromPaidFen: 0, premiumFen: 120, coverFen: 1_200 }]
    const rules = rulesOf({ sold: { by: 'wechat', premiums } })
    expect(entitlementOf(rules, { ...paid, premiumFen: 120, isFirst: false })).toMatchObject({
      ...{ insurer: 'wechat', payer: 'shopper', coverFen: 1_200 },
    })
  })

  it('R127: claimed by itself when the returned parcel arrives, once', () => {
    given(blanket)
      .asks(back(15_000))
      .when('shopper', shipBack)
      .asksFor('claim', false)
      .when('system', 'parcelArrived')
      .asksFor('claim')
      .when('agent', 'findIntact')
      .asksFor('claim', false)
    insured(offered()).when({ type: 'accept', policy: cover }).when(claim).refuses(claim, 'notAllowed')
  })

  it('R128: she reads what is covered and what she has to do from the moment in which somebody stands for it', () => {
    expect(toOrderInsurance(offered(), NOW)).toBeNull()
    const active = insured(offered()).when({ type: 'accept', policy: cover }).get()
    expect(toOrderInsurance(active, NOW)).toMatchObject({ coverFen: 1_000, nextStep: 'return' })
  })
})

describe('afterwards', () => {
  it('R135: what came late earns her a coupon however it ends, a change of mind none', () => {
    const late = given({ order: single('生日礼盒', 12_000) })
      .asks(broken(12_000, { type: 'return', reason: 'lateDelivery', evidence: [] }))
      .when('agent', { type: 'reject', why: '已签收' })
      .late()
      .record()
    expect(couponFor(seed, late.facts, 'rejected')).toMatchObject({ id: 'coupon-late', amountFen: 500 })
    const stocked = { ...seed, coupons: seed.coupons.map((one) => ({ ...one, stockId: '9856000' })) }
    expect(earnedBy(late, stocked)).toMatchObject({ id: 'coupon-late' })
    const changedHerMind = given(blanket).asks(back(15_000)).record()
    expect(couponFor(seed, changedHerMind.facts, 'refunded')).toBeNull()
  })

  it('R57: every case that is over says how, and nobody has the word any more', () => {
    given(blanket)
      .asks(back(15_000))
      .late()
      .then({ status: 'closed', outcome: 'notReturned', deadline: null })
      .reads('期限内没有寄回商品')
    given(cup)
      .asks(broken(5_000))
      .late()
      .when('system', 'refundSucceeded')
      .then({ status: 'refunded', deadline: null })
      .reads('¥50.00 已退回')
  })
})
