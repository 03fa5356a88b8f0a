import { categoryOf } from '../../../core/aftersales/policy/subject'
import { receivedAtOf } from '../../../core/aftersales/policy/facts'
import { authorityFenOf, couponFor, rejectsFor } from '../../../core/aftersales/policy/lists'
import { policyFaults } from '../../../core/aftersales/policy/policy-faults'
import { AfterSalesPolicy } from '../../../core/aftersales/policy/policy'
import { seedAfterSalesPolicy as seed } from '../../../core/aftersales/policy/seed'
import { DAY, HOUR, MINUTE } from '../../../core/shared/time'
import { NOW, sampleOrder } from '../../support/samples'
import { codesOf, decided, factsFor, faithful, policyWith, unreliable, type Scenario } from './policy-rig'

const broken = { reason: 'damaged', type: 'refundOnly', description: '把手从根部断了' } as const
const brokenCup: Scenario = { title: '手捏陶瓷杯', receivedDaysAgo: 1, wish: broken, photos: 2 }

describe('seven days without a reason (R117, C9)', () => {
  it('a tablecloth two days after it came: she sends it back on her own freight, no person is asked', () => {
    const decision = decided({ receivedDaysAgo: 2 })
    expect(decision).toMatchObject({
      ...{ verdict: 'approved', approves: true, instant: false, waivesReturn: false, prepays: false },
      ...{ freightBy: 'shopper', freightFen: 0, amountFen: 5_000, aheadFen: 0 },
      policyVersion: 1,
      types: ['return', 'exchange'],
    })
    expect(decision.rules).toEqual(['auto-no-reason', 'freight-shopper', 'offer-no-reason'])
  })

  it('on the seventh day after receipt, one minute before midnight, is in time; a minute later it is not', () => {
    const midnight = Date.UTC(2026, 10, 21, 16) // 2026-11-22 00:00 in China
    const receivedAt = midnight - 8 * DAY // the first moment of 2026-11-14
    const at = (now: number) => decided({ receivedDaysAgo: 7, known: { now, receivedAt } })
    expect(codesOf(at(midnight - MINUTE))).toEqual([])
    expect(at(midnight)).toMatchObject({
      verdict: 'refused',
      refusals: [{ code: 'noReasonLate', rule: 'general', item: 0, days: 7 }],
    })
  })

  it('counts from the last parcel, else from the order’s completion, and asks a person when nobody knows', () => {
    const [parcel] = sampleOrder().parcels
    const order = sampleOrder({
      completedAt: NOW,
      parcels: [NOW - 3 * DAY, NOW - DAY].map((deliveredAt) => ({ ...parcel!, deliveredAt })),
    })
    expect(receivedAtOf(order)).toBe(NOW - DAY)
    expect(receivedAtOf({ ...order, parcels: [] })).toBe(NOW)
    expect(decided({ receivedDaysAgo: null }).verdict).toBe('review')
  })

  it('custom goods are excepted', () => {
    const decision = decided({ title: '实木砧板 刻字款', receivedDaysAgo: 1 })
    expect(decision).toMatchObject({ verdict: 'refused', approves: false })
    expect(decision.refusals).toEqual([{ code: 'noReasonExcepted', rule: 'custom', item: 0 }])
    expect(decision.rules[0]).toBe('custom')
  })

  it('so is fresh food, and a SKU says so as well as a title', () => {
    expect(codesOf(decided({ title: '阳澄湖大闸蟹 8 只', receivedDaysAgo: 0 }))).toEqual(['noReasonExcepted'])
    expect(categoryOf(seed, { title: '礼盒', sku: '水果款' }).id).toBe('fresh')
    expect(categoryOf(seed, { title: '礼盒', sku: '棉麻款' }).id).toBe('general')
  })

  it('opened software is not taken back; unopened it is; unasked, she is asked first', () => {
    const software = (unopened: boolean | null) =>
      decided({ title: '绘图软件 一年版', receivedDaysAgo: 3, known: { unopened } })
    expect(codesOf(software(false))).toEqual(['opened'])
    expect(software(true).verdict).toBe('approved')
    expect(software(null)).toMatchObject({ verdict: 'review', asksUnopened: true, refusals: [] })
  })

  it('of an opened tablecloth nobody asks whether it was opened: whole is enough (C9)', () => {
    const decision = decided({ receivedDaysAgo: 2, known: { unopened: false } })
    expect(decision).toMatchObject({ verdict: 'approved', asksUnopened: false })
  })

  it('of three items in one wish the one that is excepted is named', () => {
    const items = ['棉麻桌布', '定制窗帘', '棉麻杯垫'].map((title) => ({
      title,
      quantity: 1,
      priceFen: 2_000,
    }))
    const lines = [0, 1, 2].map((item) => ({ item, quantity: 1, amountFen: 0 }))
    const decision = decided({
      receivedDaysAgo: 2,
      order: { items, goodsFen: 6_000, paidFen: 6_000 },
      wish: { lines },
    })
    expect(decision.refusals).toEqual([{ code: 'noReasonExcepted', rule: 'custom', item: 1 }])
  })

  it('half of three items: what these cost is what goes back', () => {
    const items = [{ title: '华夫格毛巾', quantity: 3, priceFen: 3_333 }]
    const order = { items, goodsFen: 9_999, paidFen: 9_000, discountFen: 999 }
    const lines = [{ item: 0, quantity: 2, amountFen: 0 }]
    expect(decided({ receivedDaysAgo: 2, order, wish: { lines } })).toMatchObject({
      verdict: 'approved',
      amountFen: 6_000,
    })
  })

  it('a dear sofa goes back too, but a rule does not decide that alone (R48)', () => {
    const sofa = { title: '沙发', priceFen: 250_000, receivedDaysAgo: 2, known: { history: faithful } }
    expect(decided(sofa)).toMatchObject({ verdict: 'review', approves: false, amountFen: 250_000 })
  })
})

describe('before anything was sent', () => {
  it('money goes back on request, whoever asks (R129)', () => {
    const decision = decided({ wish: { type: 'refundOnly', goods: 'notReceived', reason: 'noLongerWanted' } })
    expect(decision).toMatchObject({ verdict: 'approved', instant: true, aheadFen: 0, freightBy: null })
    expect(decision.rules[0]).toBe('instant-unsent')
  })

  it('a custom piece may be in the making: a person looks', () => {
    const decision = decided({
      title: '定制窗帘',
      wish: { type: 'refundOnly', goods: 'notReceived', reason: 'noLongerWanted' },
    })
    expect(decision).toMatchObject({ verdict: 'review', refusals: [] })
  })

  it('a return is not offered, since there is nothing to return', () => {
    const decision = decided({ wish: { goods: 'notReceived' } })
    expect(codesOf(decision)).toEqual(['typeNotOffered'])
    expect(decision.types).toEqual(['refundOnly', 'reissue'])
  })
})

describe('goods that are not as they should be (R116, R121–R124, C13)', () => {
  it('a cup that came broken, with photos, under ¥100: money back, the cup stays, no person is asked', () => {
    const decision = decided({ ...brokenCup, priceFen: 5_269 })
    expect(decision).toMatchObject({
      ...{ verdict: 'approved', waivesReturn: true, amountFen: 5_269, aheadFen: 5_269 },
      freightBy: null,
    })
    expect(decision.rules.slice(0, 2)).toEqual(['auto-quality', 'free-small'])
  })

  it('without a photo she is told what is missing, and nothing is granted (R122)', () => {
    const decision = decided({ ...brokenCup, photos: 0 })
    expect(decision).toMatchObject({
      verdict: 'review',
      missing: { pieces: 1, videos: 0 },
      waivesReturn: false,
    })
  })

  it('a film is evidence as good as a photo (R122)', () => {
    expect(decided({ ...brokenCup, photos: 0, videos: 1 })).toMatchObject({ missing: null, approves: true })
  })

  it('a counterfeit has to be shown twice: the most that a rule asks counts', () => {
    const fake = { ...brokenCup, wish: { ...broken, reason: 'fake' as const } }
    expect(decided({ ...fake, photos: 1 }).missing).toEqual({ pieces: 1, videos: 0 })
    expect(decided({ ...fake, photos: 2 }).missing).toBeNull()
  })

  it('a dearer vase that is obviously broken stays with a shopper of good credit, and not with a stranger', () => {
    const vase = { ...brokenCup, priceFen: 15_000 }
    expect(decided({ ...vase, known: { history: faithful } })).toMatchObject({
      ...{ approves: true, waivesReturn: true },
      credit: { level: 'excellent' },
    })
    expect(decided(vase)).toMatchObject({ verdict: 'review', waivesReturn: false })
  })

  it('what her words do not call obvious is looked at', () => {
    const vague = { ...broken, description: '和想的不一样' }
    const decision = decided({ ...brokenCup, priceFen: 15_000, wish: vague, known: { history: faithful } })
    expect(decision).toMatchObject({ verdict: 'review', waivesReturn: false })
  })

  it('a dear one goes back at the shop’s expense, with the freight compensated (R119, R123)', () => {
    const decision = decided({ ...brokenCup, priceFen: 60_000, wish: { ...broken, type: 'return' } })
    expect(decision).toMatchObject({ verdict: 'review', freightBy: 'shop', freightFen: 1_200 })
    expect(decision.rules).toContain('freight-quality')
  })

  it('a new piece, money or a repair are offered for what is broken (R123, R134)', () => {
    expect(decided(brokenCup).types).toEqual(['refundOnly', 'return', 'exchange', 'reissue', 'repair'])
    expect(decided({ ...brokenCup, title: '鲜花', wish: { ...broken, type: 'repair' } }).types).not.toContain(
      'repair',
    )
  })

  it('rotten fruit of yesterday is paid without a return; a fresh good on day 8 is too late for it', () => {
    const rotten = {
      title: '水果礼盒',
      priceFen: 25_000,
      photos: 2,
      wish: { ...broken, description: '烂了一半' },
    }
    expect(decided({ ...rotten, receivedDaysAgo: 1 })).toMatchObject({
      waivesReturn: true,
    })
    expect(decided({ ...rotten, receivedDaysAgo: 8 }).refusals).toEqual([
      { code: 'qualityLate', rule: 'fresh', item: 0, days: 1 },
    ])
  })

  it('custom goods without a reason no, but with a fault yes', () => {
    const misprinted = { ...broken, description: '名字刻错了' }
    expect(decided({ ...brokenCup, title: '刻字钢笔', wish: misprinted }).verdict).toBe('approved')
  })

  it('money for goods that she keeps needs a rule by which she may keep them', () => {
    const policy = policyWith({ returnFree: [] })
    expect(decided({ ...brokenCup, policy })).toMatchObject({ verdict: 'review', approves: false })
    const back = { ...broken, type: 'return' as const }
    expect(decided({ ...brokenCup, wish: back, policy })).toMatchObject({ approves: true, freightBy: 'shop' })
  })
})

describe('what came late, or not at all', () => {
  it('a birthday present that came late is taken back at the shop’s expense, by a person', () => {
    const decision = decided({ receivedDaysAgo: 1, wish: { reason: 'lateDelivery', type: 'return' } })
    expect(decision).toMatchObject({ verdict: 'review', freightBy: 'shop', freightFen: 1_200, refusals: [] })
  })

  it('and a coupon says sorry, however it ends (R135)', () => {
    const facts = factsFor({ receivedDaysAgo: 1, wish: { reason: 'lateDelivery', type: 'return' } })
    expect(couponFor(seed, facts, 'rejected')).toMatchObject({ id: 'coupon-late', amountFen: 500 })
    expect(couponFor(seed, factsFor({ receivedDaysAgo: 1 }), 'refunded')).toBeNull()
  })

  it('what never came is refunded or sent again, after a person looked at the track', () => {
    const lost = decided({
      receivedDaysAgo: null,
      wish: { reason: 'notReceived', goods: 'notReceived', type: 'refundOnly' },
    })
    expect(lost).toMatchObject({ verdict: 'review', types: ['refundOnly', 'reissue'], freightBy: null })
  })
})

describe('fast refunds (R129–R132)', () => {
  const blanket = { title: '羊毛盖毯', priceFen: 15_000, receivedDaysAgo: 2 }

  it('秒退: excellent credit is paid on request, before the blanket is back', () => {
    expect(decided({ ...blanket, known: { history: faithful } })).toMatchObject({
      ...{ instant: true, prepays: true, approves: true, aheadFen: 15_000 },
      freightBy: 'shopper',
    })
  })

  it('预退: good credit is paid once it is approved', () => {
    const good = { ...faithful, orders: 4 }
    expect(decided({ ...blanket, known: { history: good } })).toMatchObject({
      ...{ instant: false, prepays: true, approves: true },
      credit: { level: 'good' },
    })
  })

  it('whoever kept what was paid ahead once is trusted no more: a person decides everything (R131)', () => {
    const decision = decided({ ...blanket, known: { history: unreliable } })
    expect(decision).toMatchObject({ verdict: 'review', prepays: false, credit: { level: 'poor' } })
  })

  const from = Date.UTC(2026, 10, 10, 16) // 2026-11-11 00:00 in China
  const to = from + DAY
  const campaign = {
    id: 'double-11',
    name: '双十一极速退',
    from,
    to,
    counts: 'ordered',
    grants: 'instant',
  } as const
  const inCampaign = (counts: 'ordered' | 'asked') =>
    policyWith({ campaigns: [{ ...campaign, counts, when: { types: ['return'], mostFen: 20_000 } }] })

  it('全场极速退 counts from the campaign’s first to its last minute, for orders placed in it', () => {
    const placed = (placedAt: number) =>
      decided({ ...blanket, order: { placedAt }, policy: inCampaign('ordered') })
    expect([from - 1, from, to - 1, to].map((at) => placed(at).instant)).toEqual([false, true, true, false])
    expect(placed(from)).toMatchObject({ prepays: true, policyVersion: 2 })
    expect(placed(from).rules[0]).toBe('double-11')
  })

  it('or for wishes made in it, as the shop says', () => {
    const askedAt = (now: number) =>
      decided({ ...blanket, known: { now, receivedAt: now - DAY }, policy: inCampaign('asked') }).instant
    expect([from - 1, from, to - 1, to].map(askedAt)).toEqual([false, true, true, false])
  })

  it('a shopper’s cap of the day: the fourth is not paid ahead, but taken back as ever', () => {
    const used = (count: number, fen: number) => ({ shopper: { count, fen }, shop: { count, fen } })
    const after = (count: number, fen: number) =>
      decided({ ...blanket, known: { history: faithful, used: used(count, fen) } })
    expect(after(2, 20_000).instant).toBe(true)
    expect(after(3, 20_000)).toMatchObject({ approves: true, instant: false, prepays: false, aheadFen: 0 })
    expect(after(3, 20_000).rules[0]).toBe('cap-shopper-day')
    expect(after(1, 45_000).instant).toBe(true) // exactly ¥600
    expect(after(1, 45_001).instant).toBe(false)
  })

  it('the shop’s cap of the day: what stays with its owner goes to a person', () => {
    const used = { shopper: { count: 0, fen: 0 }, shop: { count: 300, fen: 0 } }
    const decision = decided({ ...brokenCup, known: { used } })
    expect(decision).toMatchObject({ verdict: 'review', waivesReturn: false })
    expect(decision.rules[0]).toBe('cap-shop-day')
  })

  it('the brake takes 秒退 first, then everything ahead of the goods, as losses rise', () => {
    const at = (lostFen: number, aheadFen = 1_000_000) =>
      decided({ ...blanket, known: { history: faithful, losses: { aheadFen, lostFen } } })
    expect(at(10_000)).toMatchObject({ instant: true })
    expect(at(10_001)).toMatchObject({ instant: false, prepays: true, approves: true })
    expect(at(10_001).rules[0]).toBe('brake-losses')
    expect(at(30_001)).toMatchObject({ instant: false, prepays: false, approves: true })
    expect(at(90_000, 90_000).instant).toBe(true) // too little money to say anything
  })

  it('of a stranger’s return the brake takes nothing, and says nothing', () => {
    const losses = { aheadFen: 1_000_000, lostFen: 500_000 }
    expect(decided({ ...blanket, known: { losses } }).rules).not.toContain('brake-losses')
  })
})

describe('bad wishes', () => {
  it('for more than there is are refused, and no more than that stands in the decision', () => {
    const decision = decided({ receivedDaysAgo: 2, askedFen: 5_001 })
    expect(decision).toMatchObject({ verdict: 'refused', amountFen: 5_000 })
    expect(codesOf(decision)).toEqual(['amountTooHigh'])
  })

  it('for what nobody paid are refused', () => {
    expect(codesOf(decided({ receivedDaysAgo: 2, order: { paidFen: 0 } }))).toEqual(['nothingLeft'])
  })

  it('are refused by people: the catalogue begins with what the policy says, and goes on with the rest', () => {
    const decision = decided({ receivedDaysAgo: 9 })
    const [first, ...others] = rejectsFor(seed, 'noReason7Days', decision)
    expect(first).toMatchObject({ id: 'late' })
    expect(others).toHaveLength(seed.rejects.length - 1)
    const only = { ...seed.rejects[0]!, id: 'fresh-only', reasons: ['quality' as const] }
    const ids = rejectsFor({ rejects: [only] }, 'noReason7Days', decision).map(({ id }) => id)
    expect(ids).toEqual([])
  })
})

describe('a policy', () => {
  it('comes with the product, whole', () => {
    expect(AfterSalesPolicy.safeParse(seed).success).toBe(true)
    expect(policyFaults(seed)).toEqual([])
  })

  it('says how much each role decides alone (R48)', () => {
    expect(authorityFenOf(seed, 'agent')).toBe(50_000)
    expect(authorityFenOf(seed, 'supervisor')).toBeNull()
  })

  it('is not published with a rule twice, an unknown category or level, an empty campaign, or nothing for the rest', () => {
    const [first] = seed.approvals
    const campaign = {
      id: 'none',
      name: '',
      from: NOW,
      to: NOW,
      counts: 'asked',
      grants: 'prepay',
      when: {},
    } as const
    const draft: AfterSalesPolicy = {
      ...seed,
      approvals: [...seed.approvals, first!],
      prepay: [{ id: 'new', when: { categories: ['toys'], levels: ['best'] } }],
      campaigns: [campaign],
      categories: seed.categories.slice(0, 1),
      freight: seed.freight.slice(0, 1),
      credit: { ...seed.credit, levels: seed.credit.levels.slice(0, 1) },
    }
    const faults = policyFaults(draft).map((one) => ('id' in one ? `${one.fault} ${one.id}` : one.fault))
    expect(faults).toEqual(
      expect.arrayContaining([
        'idTwice auto-unsent',
        'categoryUnknown new',
        'levelUnknown new',
        'campaignEmpty none',
        'noCategoryForTheRest',
        'noFreightForTheRest',
        'noLevelForTheRest',
      ]),
    )
    expect(AfterSalesPolicy.safeParse(draft).success).toBe(false)
  })

  it('names what would never be used, or for everybody, or ask for what nobody can do', () => {
    const [first, ...others] = seed.categories
    const draft = {
      ...seed,
      categories: [{ ...first!, words: [] }, ...others],
      remedies: [{ id: 'nothing', when: {}, types: [] }],
      evidence: [{ id: 'films', when: {}, need: { pieces: 1, videos: 2 } }],
      coupons: [{ ...seed.coupons[0]!, amountFen: 0, after: [] }],
      campaigns: [
        {
          ...{ id: 'nameless', name: ' ', from: NOW, to: NOW + DAY, when: {} },
          ...{ counts: 'asked' as const, grants: 'prepay' as const },
        },
      ],
      brake: { ...seed.brake!, steps: [{ overPermille: 10, stops: [] }] },
      quality: [...seed.quality, 'wrongChoice' as const],
      credit: {
        ...seed.credit,
        levels: [
          { ...seed.credit.levels[1]!, conditions: [{ metric: 'orders' as const }] },
          seed.credit.levels[3]!,
        ],
      },
    }
    const faults = policyFaults(draft).map((one) => ('id' in one ? `${one.fault} ${one.id}` : one.fault))
    expect(faults).toEqual(
      expect.arrayContaining([
        'wordsMissing custom',
        'nothingChosen nothing',
        'nothingChosen coupon-quality',
        'nothingChosen brake-losses',
        'nothingAsked excellent',
        'tooManyVideos films',
        'amountMissing coupon-quality',
        'textMissing nameless',
        'reasonTwice',
      ]),
    )
  })

  it('of another time of day decides by the calendar of China', () => {
    const late = NOW + 13 * HOUR // 23:00 in China
    expect(decided({ receivedDaysAgo: 7, known: { now: late, receivedAt: NOW - 7 * DAY } }).verdict).toBe(
      'approved',
    )
  })
})
