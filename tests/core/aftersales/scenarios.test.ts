import { MOST_PHOTOS } from '../../../core/aftersales/kinds'
import { seedAfterSalesPolicy as seed } from '../../../core/aftersales/policy/seed'
import { decideByPolicy } from '../../../core/aftersales/policy/decide-by-policy'
import { contacted, judge } from '../../../core/logistics/follow'
import { newParcel, type FollowedParcel } from '../../../core/logistics/parcel'
import { waybillOf } from '../../../core/logistics/tracking-no'
import { DAY, HOUR, MINUTE } from '../../../core/shared/time'
import { NOW, sampleShop } from '../../support/samples'
import { parcel, photo, termsOf } from './machine-rig'
import {
  approve,
  back,
  blanket,
  broken,
  cup,
  given,
  line,
  ship,
  shipBack,
  single,
  vase,
} from './scenario-rig'

describe('asking', () => {
  it('R112 R122: a cup came broken: nothing is asked for without a photo, with one it is, with ten it is not', () => {
    const photos = (count: number) => broken(5_000, { evidence: Array.from({ length: count }, () => photo) })
    given(cup)
      .cannotAsk(photos(0), 'evidenceMissing')
      .cannotAsk(photos(MOST_PHOTOS + 1), 'tooMuchEvidence')
    given(cup).asks(photos(1)).then({ status: 'autoApproved' })
  })

  it('R122: a film shows a fault as well as a photo', () => {
    given(cup)
      .asks(broken(5_000, { evidence: [{ fileId: 'film', kind: 'video' }] }))
      .then({ status: 'autoApproved' })
  })

  it('R53 R57: what she sends in is a case with a number, and its first line says who has the word and by when', () => {
    const story = given(blanket)
      .asks(back(15_000, { reason: 'other' }))
      .reads('等商家审核')
    expect(story.record()).toMatchObject({ caseNo: 'S1', openid: 'yuqing', steps: 0 })
    story.when('agent', approve).reads('请寄回商品').when('shopper', shipBack).reads('退货在路上')
  })

  it('R121: what counts as a quality problem is written down for these goods, and she reads it', () => {
    const { facts } = given(vase)
      .asks(broken(60_000, { type: 'return' }))
      .record()
    const { definitions } = decideByPolicy(seed, facts)
    expect(definitions).toHaveLength(1)
    expect(definitions[0]).toMatch(/破/)
  })
})

describe('the review', () => {
  it('R113 C3: it is due within two hours of the shop’s own, by the row that she was told of', () => {
    given(blanket)
      .asks(back(15_000, { reason: 'other' }))
      .due('review', 2 * HOUR)
      .then({ deadline: { rowId: 'case-review', limitAt: null } })
  })

  it('R33 R41: nobody decides: the agent is reminded, the supervisor told, and it is never forgotten', () => {
    const story = given(blanket).asks(back(15_000, { reason: 'other' }))
    for (const steps of [1, 2, 3, 4]) story.late().then({ status: 'merchantReview', deadline: { steps } })
    story.reads('已请主管跟进')
  })

  it('C3: paid on a platform: what nobody decides within its 48 hours is approved as the platform does', () => {
    const story = given({ order: { ...blanket.order, paidThrough: '微信小店' } }).asks(
      back(15_000, { reason: 'other' }),
    )
    while (story.record().state.status === 'merchantReview') story.late()
    story.then({ status: 'waitingForParcel', terms: { amountFen: 15_000 } })
    expect(story.record().changedAt - NOW).toBeGreaterThanOrEqual(48 * HOUR)
    expect(story.record().approval).toMatchObject({ by: { kind: 'rule', rule: 'platformOverdue' } })
  })

  it('R48: a dear vase is above the agent’s limit: a supervisor approves it, and the agent carries it out', () => {
    given(vase)
      .asks(broken(60_000))
      .refuses('agent', approve, 'needsSupervisor')
      .when('supervisor', approve)
      .then({ status: 'refunding' })
      .when('system', 'refundFailed')
      .when('agent', 'payOffline')
      .when('agent', { type: 'confirmOffline', evidence: [photo] })
      .then({ status: 'refunded' })
      .pays(60_000)
  })

  it('C15: approved by a rule, a person can still take it to review within the minute; nobody is refused by a rule', () => {
    given(cup).asks(broken(5_000)).when('agent', 'holdBack').then({ status: 'merchantReview', money: 'none' })
    given({ order: single('刻字钢笔', 5_000) })
      .asks(back(5_000))
      .then({ status: 'merchantReview' })
      .when('agent', approve)
      .then({ status: 'waitingForParcel' })
  })

  it('R50: refused, she appeals: not the agent who refused but a supervisor decides', () => {
    given(blanket)
      .asks(back(15_000, { reason: 'other' }))
      .when('agent', { type: 'reject', why: '有使用痕迹' })
      .due('appeal', 7 * DAY)
      .when('shopper', 'appeal')
      .refuses('agent', 'uphold', 'notYours')
      .when('supervisor', { type: 'overrule', terms: termsOf({ amountFen: 12_000 }) })
      .then({ status: 'refunding' })
      .pays(12_000)
  })
})

describe('seven days without a reason', () => {
  it('R117 R119: two days after it came a blanket goes back on her own freight', () => {
    given(blanket)
      .asks(back(15_000))
      .ruled({ approves: true, freightBy: 'shopper', freightFen: 0 })
      .then({ status: 'waitingForParcel' })
      .due('shipBack', 7 * DAY)
  })

  it('R117: on day 8 it is too late for that: a person decides', () => {
    given({ order: single('羊毛盖毯', 15_000, 8) })
      .asks(back(15_000))
      .ruled({ approves: false, rules: ['general', 'freight-shopper', 'offer-no-reason'] })
      .then({ status: 'merchantReview' })
  })

  it('R117: custom goods are excepted, and so is a fresh good on day 8 even with a fault', () => {
    given({ order: single('刻字钢笔', 5_000) })
      .asks(back(5_000))
      .ruled({ approves: false })
    const rotten = { description: '烂了一半', evidence: [photo, photo] }
    given({ order: single('水果礼盒', 25_000, 8) })
      .asks(broken(25_000, rotten))
      .ruled({ approves: false, waivesReturn: false })
      .then({ status: 'merchantReview' })
    given({ order: single('水果礼盒', 15_000, 1) })
      .asks(broken(15_000, rotten))
      .ruled({ approves: true, waivesReturn: true })
  })

  it('C9: only where the category says so is she asked whether it is unopened', () => {
    const software = { order: single('绘图软件 一年版', 5_000) }
    given(software).cannotAsk(back(5_000), 'unopenedMissing')
    given(software)
      .asks(back(5_000, { unopened: true }))
      .ruled({ approves: true })
    given(software)
      .asks(back(5_000, { unopened: false }))
      .ruled({ approves: false })
    given(blanket)
      .asks(back(15_000, { unopened: false }))
      .ruled({ approves: true })
  })

  it('R118: what comes back worn is shown by photos; the shop offers less, and she may take it', () => {
    given(blanket)
      .asks(back(15_000))
      .when('shopper', shipBack)
      .when('system', 'parcelArrived')
      .refuses('agent', { type: 'findFault', photos: [] }, 'photosMissing')
      .when('agent', { type: 'findFault', photos: [photo] })
      .when('agent', { type: 'propose', terms: termsOf({ amountFen: 9_000 }) })
      .when('shopper', 'acceptProposal')
      .then({ status: 'refunding', terms: { amountFen: 9_000 } })
      .pays(9_000)
  })
})

describe('how much', () => {
  const towels = (pieces: number, amountFen: number) => back(amountFen, { lines: line(amountFen, pieces) })

  it('R117: half of three towels with a coupon on the order: what these cost goes back, to the fen', () => {
    given().cannotAsk(towels(2, 6_001), 'amountTooHigh')
    given()
      .asks(towels(2, 6_000))
      .when('shopper', shipBack)
      .when('system', 'parcelArrived')
      .when('agent', 'findIntact')
      .pays(6_000)
  })

  it('R120: two cases of one order race for what is left: together never more than was paid', () => {
    given()
      .asks(towels(2, 6_000))
      .cannotAsk(towels(2, 6_000), 'itemTaken')
      .asks(towels(1, 3_000))
      .about(1)
      .when('shopper', shipBack)
      .when('system', 'parcelArrived')
      .when('agent', 'findIntact')
      .about(2)
      .when('shopper', shipBack)
      .when('system', 'parcelArrived')
      .when('agent', 'findIntact')
      .pays(6_000, 3_000)
      .cannotAsk(towels(1, 1), 'itemTaken')
  })

  it('R120: withdrawn, its towels are free for another case again', () => {
    given().asks(towels(3, 9_000)).when('shopper', 'cancel').asks(towels(3, 9_000)).then({ version: 4 })
  })

  it('R124: of two plates with a coupon one is chipped: she gets what was agreed of it and keeps both', () => {
    const items = [{ title: '陶瓷盘', quantity: 2, priceFen: 8_000 }]
    given({ order: { ...single('', 0), items, goodsFen: 16_000, discountFen: 1_000, paidFen: 15_000 } })
      .asks(broken(2_500, { description: '有一个磕碰' }))
      .ruled({ waivesReturn: true })
      .late()
      .pays(2_500)
  })
})

describe('goods that are not as they should be', () => {
  it('R116 R124 C13: a cup under ¥100 with a photo: money back, the cup stays, no person is asked', () => {
    given(cup)
      .asks(broken(5_000))
      .ruled({ approves: true, waivesReturn: true, freightBy: null, aheadFen: 5_000 })
      .late()
      .then({ status: 'refunding' })
      .pays(5_000)
  })

  it('C13: a dear vase stays with nobody by a rule: a person looks', () => {
    given(vase).asks(broken(60_000)).ruled({ approves: false, waivesReturn: false })
  })

  it('R119 R123: it goes back at the shop’s expense, and its freight is owed once the shop took it back', () => {
    given(vase)
      .asks(broken(60_000, { type: 'return' }))
      .ruled({ freightBy: 'shop', freightFen: 1_200 })
      .when('supervisor', approve)
      .when('shopper', shipBack)
      .when('agent', 'confirmReceipt')
      .asksFor('freight', false)
      .when('agent', 'findIntact')
      .asksFor('freight')
      .asksFor('refund')
  })

  it('R123 R134: a new one or a repair instead of money: nothing is refunded, and a repair has its own clock', () => {
    given(vase)
      .asks(broken(0, { type: 'repair' }))
      .when('agent', approve)
      .when('shopper', shipBack)
      .when('agent', 'confirmReceipt')
      .when('agent', 'findIntact')
      .due('repair', 7 * DAY)
      .pays()
  })

  it('R115: a missing lid is sent within 48 hours, and its number stands on the order’s page', () => {
    given(cup)
      .asks(broken(0, { type: 'reissue', reason: 'missingParts' }))
      .then({ status: 'waitingToShip' })
      .due('reissue', 48 * HOUR)
      .when('agent', ship)
      .asksFor('follow')
      .then({ replacements: [{ parcel: ship.parcel, end: null }] })
  })

  it('R134: an exchange whose replacement is lost is sent once more, and closed when she has it', () => {
    given(vase)
      .asks(broken(0, { type: 'exchange' }))
      .when('agent', approve)
      .when('shopper', shipBack)
      .when('system', 'parcelArrived')
      .when('agent', 'findIntact')
      .when('agent', ship)
      .when('system', 'replacementLost')
      .due('reissue', 48 * HOUR)
      .when('agent', { ...ship, parcel: { ...ship.parcel, trackingNo: 'YT8832417055297' } })
      .when('shopper', 'confirmReceived')
      .late()
      .then({ status: 'closed', outcome: 'replaced' })
      .pays()
  })
})

describe('what came late, or not at all', () => {
  it('R123: a birthday present that came late goes back at the shop’s expense', () => {
    given({ order: single('生日礼盒', 12_000) })
      .asks(broken(12_000, { type: 'return', reason: 'lateDelivery', evidence: [] }))
      .ruled({ freightBy: 'shop', freightFen: 1_200 })
      .then({ status: 'merchantReview' })
  })

  it('R114: still with the carrier it is stopped first, and then the money goes within 24 hours', () => {
    given({ order: single('生日礼盒', 12_000, null) })
      .asks(
        broken(12_000, {
          reason: 'lateDelivery',
          goods: 'notReceived',
          evidence: [],
        }),
      )
      .when('agent', approve)
      .then({ status: 'intercepting' })
      .when('system', 'intercepted')
      .due('refund', DAY)
      .pays(12_000)
  })

  it('R114: what could not be stopped is a person’s to decide again, and nothing was paid', () => {
    given({ order: single('生日礼盒', 12_000, null) })
      .asks(broken(12_000, { reason: 'lateDelivery', goods: 'notReceived', evidence: [] }))
      .when('agent', approve)
      .when('system', 'interceptFailed')
      .then({ status: 'merchantReview', terms: null, money: 'none' })
      .pays()
  })

  it('R41 R42: her return stands still: the shop has the word, and may pay all the same', () => {
    given(blanket)
      .asks(back(15_000))
      .when('shopper', shipBack)
      .after(3 * DAY)
      .when('system', 'parcelStalled')
      .then({ stalledAt: NOW + 3 * DAY })
      .reads('商家在联系快递')
      .when('agent', 'settle')
      .then({ status: 'refunding' })
  })

  it('R41 R42: a parcel that stands still is a warning, and within the hour somebody has to tell her how it stands', () => {
    const seen = (from: FollowedParcel, now: number) => judge(from, { promises: sampleShop, now })
    const at = NOW + 3 * DAY
    const stalled = seen(newParcel('mianyu', waybillOf(parcel), NOW), at)
    expect(stalled.news.map(({ kind }) => kind)).toEqual(['stalled'])
    expect(seen(stalled, at + HOUR).news.map(({ kind }) => kind)).toContain('remindAgent')
    expect(seen(contacted(stalled, at), at + HOUR).news.map(({ kind }) => kind)).toEqual(['stalled'])
  })

  it('R114: before anything was sent the money goes at once, whoever asks', () => {
    const unsent = { ...single('羊毛盖毯', 15_000), status: 'paid' as const, parcels: [] }
    given({ order: unsent })
      .asks(broken(15_000, { reason: 'noLongerWanted', goods: 'notReceived', evidence: [] }))
      .ruled({ instant: true, aheadFen: 0 })
      .then({ status: 'refunding' })
      .due('refund', 30 * MINUTE)
      .pays(15_000)
  })
})
