import { amountToPay, freightOf } from '../../../core/insurance/freight'
import { PremiumTable, premiumFor } from '../../../core/insurance/premium'
import { entitlementOf, InsuranceRules, type OrderFacts } from '../../../core/insurance/rules'
import { toOrderInsurance } from '../../../core/insurance/view'
import { DAY } from '../../../core/shared/time'
import { NOW } from '../../support/samples'
import { claim, freight, given, offered, policy, rulesOf } from './rig'

const facts = (more: Partial<OrderFacts> = {}): OrderFacts => ({
  isFirst: false,
  paidAt: NOW,
  paidFen: 9_900,
  premiumFen: 0,
  ...more,
})
const campaign = {
  name: '双12',
  when: { kind: 'campaign', from: NOW, until: NOW + DAY },
  fromPaidFen: 5_000,
  coverFen: 1_500,
} as const
const premiums = [
  { fromPaidFen: 0, premiumFen: 50, coverFen: 800 },
  { fromPaidFen: 10_000, premiumFen: 120, coverFen: 1_200 },
  { fromPaidFen: 50_000, premiumFen: 300, coverFen: 2_500 },
]

describe('a gift', () => {
  it('comes with the first order only', () => {
    expect(entitlementOf(rulesOf(), facts({ isFirst: true }))).toEqual({
      insurer: 'ownFund',
      payer: 'shop',
      rule: '首单',
      coverFen: 1_000,
      premiumFen: 0,
    })
    expect(entitlementOf(rulesOf(), facts())).toBeNull()
  })

  it('comes in a campaign from its first moment until just before its last', () => {
    const rules = rulesOf({ gifts: [campaign] })
    const ruleAt = (paidAt: number) => entitlementOf(rules, facts({ paidAt }))?.rule
    expect([NOW - 1, NOW, NOW + DAY - 1, NOW + DAY].map(ruleAt)).toEqual([
      undefined,
      '双12',
      '双12',
      undefined,
    ])
    expect(entitlementOf(rules, facts({ paidFen: 4_999 }))).toBeNull()
  })

  it('of several is the one with the greatest cover', () => {
    const every = { name: '每单', when: { kind: 'everyOrder' }, fromPaidFen: 0, coverFen: 600 } as const
    const rules = rulesOf({ gifts: [every, ...rulesOf().gifts, campaign] })
    expect(entitlementOf(rules, facts({ isFirst: true }))?.rule).toBe('双12')
    expect(entitlementOf(rules, facts({ isFirst: true, paidFen: 1_000 }))?.rule).toBe('首单')
    expect(entitlementOf(rules, facts({ paidFen: 1_000 }))?.rule).toBe('每单')
  })
})

describe('what is bought', () => {
  it('costs by what was paid, from ¥0.50 to ¥3, and goes before every gift', () => {
    expect([1, 9_999, 10_000, 80_000].map((paidFen) => premiumFor(premiums, paidFen)?.premiumFen)).toEqual([
      50, 50, 120, 300,
    ])
    const rules = rulesOf({ sold: { by: 'wechat', premiums } })
    expect(entitlementOf(rules, facts({ isFirst: true, premiumFen: 50 }))).toEqual({
      insurer: 'wechat',
      payer: 'shopper',
      rule: 'bought',
      coverFen: 800,
      premiumFen: 50,
    })
    expect(premiumFor([{ fromPaidFen: 100, premiumFen: 50, coverFen: 800 }], 99)).toBeNull()
  })

  it('is never sold out of the shop’s own fund, nor outside of that price', () => {
    const soldBy = (by: string, premiumFen = 50) =>
      InsuranceRules.safeParse({
        ...rulesOf(),
        sold: { by, premiums: [{ fromPaidFen: 0, premiumFen, coverFen: 800 }] },
      }).success
    expect(soldBy('wechat')).toBe(true)
    expect(soldBy('ownFund')).toBe(false)
    expect(soldBy('wechat', 49)).toBe(false)
    expect(soldBy('wechat', 301)).toBe(false)
    expect(PremiumTable.safeParse([]).success).toBe(false)
  })
})

it('freight goes by distance; what is not known counts as far', () => {
  const home = { province: '浙江省', city: '杭州市' }
  const from = (province?: string, city?: string) =>
    freightOf(freight, { ...(province && { province }), ...(city && { city }) }, home)
  expect(from('浙江省', '杭州市')).toBe(600)
  expect(from('浙江省', '宁波市')).toBe(800)
  expect(from('浙江省')).toBe(800)
  expect(from('广东省', '广州市')).toBe(1_200)
  expect(from()).toBe(1_200)
  expect(from('新疆维吾尔自治区', '乌鲁木齐市')).toBe(2_500)
})

it('what is paid is the actual freight up to the cover, else the usual one', () => {
  expect(amountToPay({ coverFen: 1_000, actualFen: 900, usualFen: 1_200 })).toBe(900)
  expect(amountToPay({ coverFen: 1_000, actualFen: 2_000, usualFen: 600 })).toBe(1_000)
  expect(amountToPay({ coverFen: 1_000, actualFen: null, usualFen: 600 })).toBe(600)
})

describe('what the shopper reads', () => {
  const view = (
    insurer: 'ownFund' | 'wechat',
    steps: readonly Parameters<ReturnType<typeof given>['when']>[0][],
  ) => {
    const story = given(offered(insurer))
    for (const step of steps) story.when(step)
    return toOrderInsurance(story.get(), NOW)
  }
  const accept = { type: 'accept', policy } as const

  it('is nothing before somebody stands for it', () => {
    expect(view('ownFund', [])).toBeNull()
    expect(view('ownFund', [{ type: 'refuse', reason: 'notOpened' }])).toBeNull()
    expect(toOrderInsurance(null, NOW)).toBeNull()
  })

  it('never calls the shop’s own gift insurance', () => {
    const steps = [accept, claim, { type: 'fail', reason: 'payoutFailed' }] as const
    for (const upTo of [1, 2, 3]) {
      const said = JSON.stringify(view('ownFund', steps.slice(0, upTo)))
      expect(said).toContain('退货包运费')
      expect(said).not.toMatch(/保险|运费险|赔 ¥/)
    }
    expect(view('wechat', [accept])?.name).toBe('退货运费险')
  })

  it('is the state, the amount, by when, and what to do next', () => {
    expect(view('ownFund', [accept])).toMatchObject({
      stateText: '保障中',
      nextText: '退货签收后，自动补运费到微信零钱，最多 ¥10.00',
      by: policy.endsAt,
      nextStep: 'return',
    })
    expect(view('ownFund', [accept, claim])).toMatchObject({
      by: NOW + DAY,
      nextStep: 'wait',
      amountFen: 800,
    })
    expect(view('ownFund', [accept, claim, { type: 'take', toConfirm: true }])).toMatchObject({
      status: 'toConfirm',
      nextStep: 'confirm',
    })
    expect(view('ownFund', [accept, claim, { type: 'pay', paidFen: 800 }])).toMatchObject({
      isPaid: true,
      amountFen: 800,
      by: null,
    })
    expect(
      view('wechat', [accept, claim, { type: 'fail', reason: 'waybillUsed', code: '1011' }]),
    ).toMatchObject({
      nextText: '这个运单号已经赔付过，没有赔成。客服正在跟进，您也可以问客服',
      nextStep: 'contact',
    })
  })
})
