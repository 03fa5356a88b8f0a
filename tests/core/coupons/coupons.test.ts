import type { CaseRecord } from '../../../core/aftersales/record'
import type { Case } from '../../../core/aftersales/case'
import { seedAfterSalesPolicy as seed } from '../../../core/aftersales/policy/seed'
import type { History } from '../../../core/aftersales/policy/credit'
import { freezeCoupon, type Coupon, type CouponReport } from '../../../core/coupons/coupon'
import { earnedBy, endOf, grantable } from '../../../core/coupons/earned'
import { decideCoupon, evolveCoupon, hearOfCoupon } from '../../../core/coupons/machine'
import { DAY } from '../../../core/shared/time'
import { NOW } from '../../support/samples'
import { photo } from '../aftersales/machine-rig'
import { factsFor, faithful, unreliable } from '../aftersales/policy-rig'

const STOCK = '9856101'
const policy = { ...seed, coupons: seed.coupons.map((rule) => ({ ...rule, stockId: STOCK })) }

const ended = (state: Partial<Case>, history: History = faithful): CaseRecord => {
  const facts = factsFor({
    receivedDaysAgo: 1,
    wish: { reason: 'lateDelivery', type: 'return' },
    known: { history },
  })
  return {
    facts,
    state: { status: 'refunded', outcome: null, findings: [], ...state },
  } as unknown as CaseRecord
}

describe('which coupon a case has earned (R135)', () => {
  it('is the rule’s, once the case has ended as the rule asks', () => {
    expect(earnedBy(ended({}), policy)).toMatchObject({ id: 'coupon-late', stockId: STOCK })
    expect(earnedBy(ended({ status: 'closed', outcome: 'rejected' }), policy)).toMatchObject({
      id: 'coupon-late',
    })
    expect(earnedBy(ended({ status: 'refunding' }), policy)).toBeNull()
  })

  it('is none for a case that she withdrew, or whose goods never came back', () => {
    expect(endOf({ status: 'cancelled', outcome: null })).toBeNull()
    expect(endOf({ status: 'closed', outcome: 'notReturned' })).toBeNull()
  })

  it('is none while the merchant has set no stock of it aside', () => {
    expect(earnedBy(ended({}), seed)).toBeNull()
  })

  it('is never given where something speaks against her, nor may a person give one then', () => {
    const flagged = [ended({ findings: [photo] }), ended({}, unreliable)]
    for (const record of flagged) {
      expect(earnedBy(record, policy)).toBeNull()
      expect(grantable(record, policy)).toEqual([])
    }
  })
})

const rule = { id: 'coupon-late', amountFen: 500, leastSpendFen: 4_900, stockId: STOCK }
const byRule = { kind: 'rule', rule: 'coupon-late', policyVersion: 1 } as const
const byPerson = { kind: 'person', agentId: 'linxiao', name: '林晓' } as const
const frozen = (before: readonly Coupon[] = [], by: Coupon['by'] = byRule) =>
  freezeCoupon(
    {
      ...{ shopId: 'mianyu', openid: 'o1', orderNo: '261118204516037', caseNo: 'S1', rule, by, before },
      clientId: null,
    },
    NOW,
  )
const first = (): Coupon => {
  const coupon = frozen()
  if (!coupon.ok) throw new Error(coupon.error)
  return coupon.value
}
const asked = (coupon: Coupon): Coupon => evolveCoupon(coupon, { type: 'asked' }, NOW)
const failed = (coupon: Coupon): Coupon =>
  evolveCoupon(asked(coupon), { type: 'failed', code: 'NOT_ENOUGH' }, NOW)
const report = ({ number, amountFen }: Coupon): CouponReport => ({
  ...{ number, amountFen, word: 'granted', at: NOW, theirNo: '9867' },
  terms: { amountFen: 500, leastSpendFen: 4_900, endsAt: NOW + 30 * DAY },
})

describe('one coupon for a case', () => {
  it('is granted by a rule once, also after it has failed', () => {
    expect(first().number).toBe('S1C1')
    expect(frozen([first()])).toEqual({ ok: false, error: 'nothingLeft' })
    expect(frozen([failed(first())])).toEqual({ ok: false, error: 'nothingLeft' })
  })

  it('is granted by a person under the next number, only where the one before has failed', () => {
    expect(frozen([], byPerson)).toEqual({ ok: false, error: 'nothingLeft' })
    expect(frozen([asked(first())], byPerson)).toEqual({ ok: false, error: 'nothingLeft' })
    expect(frozen([failed(first())], byPerson)).toMatchObject({ ok: true, value: { number: 'S1C2' } })
  })

  it('that was given up and turns up all the same is a doubt, and nobody grants another', () => {
    const gone = failed(first())
    const heard = hearOfCoupon(report(gone), gone)
    if (!heard.ok || !heard.value) throw new Error('not heard')
    const doubted = evolveCoupon(gone, heard.value, NOW)
    expect(doubted).toMatchObject({ state: { status: 'failed' }, doubts: ['granted'] })
    expect(frozen([doubted], byPerson)).toEqual({ ok: false, error: 'nothingLeft' })
  })

  it('is over once it is granted: nothing is asked again, and what is said again is known', () => {
    const heard = hearOfCoupon(report(first()), asked(first()))
    if (!heard.ok || !heard.value) throw new Error('not heard')
    const granted = evolveCoupon(asked(first()), heard.value, NOW)
    expect(granted).toMatchObject({ state: { status: 'granted' }, theirNo: '9867', dueAt: null })
    expect(decideCoupon({ type: 'ask' }, granted)).toEqual({ ok: false, error: 'notAllowed' })
    expect(hearOfCoupon(report(granted), granted)).toEqual({ ok: true, value: null })
  })
})
