import type { PolicyDecision } from '../../../core/aftersales/policy/decision'
import { Told, toldOf } from '../../../core/aftersales/policy/told'
import { deadlineOf } from '../../../core/aftersales/clocks'
import { timesOf, type CaseFacts } from '../../../core/aftersales/times'
import { seedStandard } from '../../../core/policy/presets'
import { creditReasonText, policyFaultWords, spanText, toldText } from '../../../core/copy/aftersales-policy'
import { DAY, HOUR, MINUTE } from '../../../core/shared/time'
import { NOW, sampleShop } from '../../support/samples'
import { decided, factsFor, faithful, type Scenario } from './policy-rig'

const tellingOf = (scenario: Scenario, facts: CaseFacts = {}, shop = sampleShop) => {
  const decision: PolicyDecision = decided(scenario)
  const { type, goods } = factsFor(scenario)
  const fast = decision.instant || decision.prepays
  const times = timesOf(shop, { ...facts, ...(fast && { fast: true }) })
  return toldOf({ decision, wish: { type, goods }, times, now: NOW })
}
const wordsOf = (...args: Parameters<typeof tellingOf>) =>
  tellingOf(...args).map((told) => toldText(told, NOW))

const broken = { reason: 'damaged', type: 'refundOnly', description: '把手断了' } as const

describe('what a shopper is told before she submits', () => {
  it('a broken cup: it stays, nobody has to look, money within a day, and then it is the bank’s turn', () => {
    expect(wordsOf({ receivedDaysAgo: 1, wish: broken, photos: 1 })).toEqual([
      '免退货，商品不用寄回',
      '提交后自动通过审核',
      '质量问题指：破损、污渍、功能失灵、缺件，或材质、规格与商品页不符',
      '审核通过后24小时内原路退款',
      '退回银行卡的到账时间以银行为准',
    ])
  })

  it('a return for a fault: the shop bears the freight, a person looks within two hours of the shop’s, money after receipt', () => {
    const dear = {
      priceFen: 60_000,
      receivedDaysAgo: 1,
      wish: { ...broken, type: 'return' as const },
      photos: 1,
    }
    expect(wordsOf(dear)).toEqual([
      '运费由商家承担，最高补偿¥12.00',
      '质量问题指：破损、污渍、功能失灵、缺件，或材质、规格与商品页不符',
      '寄回要求：商品完好，不影响再次销售；配件、赠品、吊牌齐全',
      '预计营业时间2小时内审核（今天 12:00 前）',
      '商家收到退货后3个工作日内原路退款',
      '退回银行卡的到账时间以银行为准',
    ])
  })

  it('excellent credit: at once, on the fast clock (C4)', () => {
    const fast = { priceFen: 15_000, receivedDaysAgo: 2, known: { history: faithful } }
    expect(wordsOf(fast)).toEqual([
      '秒退：提交后立即退款',
      '退回运费由您承担',
      '寄回要求：商品完好，不影响再次销售；配件、赠品、吊牌齐全',
      '审核通过后30分钟内原路退款',
      '退回银行卡的到账时间以银行为准',
    ])
    expect(wordsOf({ ...fast, known: { history: { ...faithful, orders: 4 } } }).slice(0, 2)).toEqual([
      '提交后自动通过审核',
      '预退：审核通过先退款，再寄回商品',
    ])
  })

  it('what is missing: photos, films, a word on the seal', () => {
    expect(wordsOf({ receivedDaysAgo: 1, wish: broken })[0]).toBe('请再上传1份照片或视频')
    expect(toldText({ kind: 'evidence', missing: { pieces: 2, videos: 1 } }, NOW)).toBe(
      '请再上传1段视频和1份照片或视频',
    )
    expect(wordsOf({ title: '绘图软件', receivedDaysAgo: 1 })[0]).toBe('请选择商品是否已拆封')
  })

  it('what speaks against it, and that a person still looks when she asks (C15)', () => {
    expect(wordsOf({ receivedDaysAgo: 8 })).toEqual([
      '已超过签收后7天的无理由退货期限',
      '预计营业时间2小时内审核（今天 12:00 前）',
    ])
  })

  it('a replacement: when it is sent', () => {
    const reissue = { ...broken, type: 'reissue' as const }
    expect(wordsOf({ receivedDaysAgo: 1, wish: reissue, photos: 1 })).toEqual([
      '提交后自动通过审核',
      '质量问题指：破损、污渍、功能失灵、缺件，或材质、规格与商品页不符',
      '审核通过后48小时内寄出',
    ])
    const repair = { ...broken, type: 'repair' as const }
    expect(wordsOf({ receivedDaysAgo: 1, wish: repair, photos: 1 }).at(-1)).toBe('商家收到退货后7天内寄出')
  })

  it('changes with the row: words and clock are one (C3)', () => {
    const rows = seedStandard.rows.map((row) =>
      row.id === 'case-review' ? { ...row, standardMs: 30 * MINUTE, calendar: 'wall' as const } : row,
    )
    const shop = { ...sampleShop, servicePolicy: { version: 9, rows } }
    const [, review] = tellingOf({ receivedDaysAgo: 8 }, {}, shop)
    expect(review).toMatchObject({ span: { rowId: 'case-review' }, by: NOW + 30 * MINUTE })
    expect(review?.kind === 'review' && review.by).toBe(deadlineOf('review', NOW, timesOf(shop, {})).dueAt)
    expect(wordsOf({ receivedDaysAgo: 8 }, {}, shop)[1]).toBe('预计30分钟内审核（今天 10:30 前）')
  })

  it('is data that can be sent', () => {
    for (const told of tellingOf({ receivedDaysAgo: 8 })) expect(Told.parse(told)).toEqual(told)
  })
})

describe('the words of a span', () => {
  it.each([
    [2 * HOUR, 'wall', '2小时'],
    [90 * MINUTE, 'wall', '1小时30分'],
    [48 * HOUR, 'wall', '48小时'],
    [7 * DAY, 'wall', '7天'],
    [30 * MINUTE + 1, 'business', '营业时间31分钟'],
    [3 * DAY, 'workingDays', '3个工作日'],
  ] as const)('%d of %s', (ms, calendar, text) => {
    expect(spanText({ ms, calendar })).toBe(text)
  })

  it('of a condition with two ends names both, and every fault of a draft has words', () => {
    const reason = { metric: 'orders', atLeast: 1, atMost: 3, level: 'x', value: 2, holds: true } as const
    expect(creditReasonText(reason)).toBe('完成订单 2 笔（至少 1 笔，至多 3 笔）')
    expect(policyFaultWords.idTwice).toBe('规则编号重复')
  })
})
