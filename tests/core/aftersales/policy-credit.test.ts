import { creditOf } from '../../../core/aftersales/policy/credit'
import { historyOf, isUnreturned, type HerCase } from '../../../core/aftersales/policy/history'
import { seedAfterSalesPolicy as seed } from '../../../core/aftersales/policy/seed'
import { creditReasonText } from '../../../core/copy/aftersales-policy'
import { DAY } from '../../../core/shared/time'
import { NOW, sampleOrder } from '../../support/samples'
import { approvedAhead, termsOf } from './machine-rig'
import { faithful, stranger, unreliable } from './policy-rig'

const credit = (history: typeof faithful) => creditOf(history, seed.credit, NOW)
const wordsOf = (history: typeof faithful) => credit(history).reasons.map(creditReasonText)

describe('credit (R131)', () => {
  it('of who bought a lot and sent little back is excellent, with the figures that make it so', () => {
    expect(credit(faithful).level).toBe('excellent')
    expect(wordsOf(faithful)).toEqual([
      '首次下单至今 360 天（至少 180 天）',
      '完成订单 12 笔（至少 10 笔）',
      '退款占实付 3%（至多 20%）',
      '退货验收不符 0 次（要求没有）',
    ])
  })

  it('names what misses for the next better level', () => {
    const nearly = { ...faithful, orders: 9 }
    expect(credit(nearly).level).toBe('good')
    expect(wordsOf(nearly).at(-1)).toBe('完成订单 9 笔（至少 10 笔，未达到）')
    expect(credit(stranger)).toMatchObject({ level: 'normal', name: '普通' })
    expect(wordsOf(stranger)).toEqual([
      '首次下单至今 5 天（至少 30 天，未达到）',
      '完成订单 1 笔（至少 3 笔，未达到）',
    ])
  })

  it('of who kept what was paid ahead is poor, and says by what alone', () => {
    expect(credit(unreliable).level).toBe('poor')
    expect(wordsOf(unreliable)).toEqual(['先退款后没有寄回 1 次（至少 1 次）'])
  })

  it('looks at the share of her money that went back, rounded up; at all of it when she paid nothing', () => {
    const withMoney = (paidFen: number, refundedFen: number) =>
      credit({ ...faithful, paidFen, refundedFen }).level
    expect(withMoney(10_000, 2_000)).toBe('excellent')
    expect(withMoney(10_000, 2_001)).toBe('good')
    expect(withMoney(0, 1)).toBe('normal')
    expect(withMoney(0, 0)).toBe('excellent')
  })
})

describe('her history', () => {
  const state: HerCase['state'] = {
    ...{ status: 'refunded', outcome: null, money: 'paid', findings: [] },
    terms: termsOf({ amountFen: 3_000 }),
  }
  const window = { now: NOW, windowDays: 365 }
  const done = sampleOrder({ status: 'completed', placedAt: NOW - 100 * DAY })

  it('counts the orders that she kept, what she paid, and what went back to her', () => {
    const orders = [
      done,
      sampleOrder({ status: 'unpaid' }),
      sampleOrder({ status: 'completed', placedAt: NOW - 400 * DAY }),
    ]
    const cases: HerCase[] = [
      { openedAt: NOW - DAY, state },
      { openedAt: NOW - DAY, state: { ...state, status: 'closed', outcome: 'rejected', money: 'none' } },
      { openedAt: NOW - DAY, state: { ...state, status: 'cancelled', money: 'none' } },
      { openedAt: NOW - 400 * DAY, state },
    ]
    expect(historyOf({ orders, cases }, window)).toEqual({
      ...{ firstOrderAt: NOW - 400 * DAY, orders: 1, paidFen: 16_700 },
      ...{ cases: 2, refundedFen: 3_000, unreturned: 0, faults: 0, refused: 1 },
    })
  })

  it('remembers a pre-refunded parcel that never came back', () => {
    const { status, outcome, money, findings, terms } = approvedAhead().current
    const kept: HerCase = { openedAt: NOW - DAY, state: { status, outcome, money, findings, terms } }
    expect(isUnreturned(kept)).toBe(true)
    const history = historyOf({ orders: [done], cases: [kept] }, window)
    expect(creditOf(history, seed.credit, NOW).level).toBe('poor')
  })

  it('of somebody who never bought is empty', () => {
    const none = historyOf({ orders: [], cases: [] }, window)
    expect(none).toMatchObject({ firstOrderAt: null, orders: 0, cases: 0 })
    expect(creditOf(none, seed.credit, NOW).level).toBe('normal')
  })
})
