import fc from 'fast-check'
import { freightDuty, inOneBox, payingCase } from '../../../core/insurance/freight-duty'
import type { InsuranceCommand } from '../../../core/insurance/commands'
import type { Insurance } from '../../../core/insurance/insurance'
import { decideInsurance, evolveInsurance } from '../../../core/insurance/machine'
import { usualSpans } from '../../../core/insurance/rules'
import { freezePayout, paidOutBy, type Payout } from '../../../core/refunds/payout'
import { sum } from '../../../core/shared/sum'
import { DAY, HOUR, type Instant } from '../../../core/shared/time'
import { NOW } from '../../support/samples'
import { given as caseOf } from '../aftersales/scenario-rig'
import { plain, wishFor } from '../aftersales/machine-rig'
import { claim, given, offered, parcel, policy, speakers } from './rig'

const CASE = 'S261122AAAAAAAA'
const FREIGHT = 1_200
const claiming = (insurer: Insurance['insurer'] = 'ownFund') =>
  given(offered(insurer)).when({ type: 'accept', policy }).when(claim)
const dutyOf = (insurance: Insurance | null, more: { now?: Instant; payouts?: readonly Payout[] } = {}) =>
  freightDuty(FREIGHT, { insurance, caseNos: [CASE], payouts: [], now: NOW, ...more })
const payout = (purpose: Payout['purpose'], more: Partial<Payout> = {}): Payout => {
  const by = { kind: 'rule', rule: 'freight-quality', policyVersion: 1 } as const
  const approval = { caseNo: CASE, amountFen: 800, at: NOW, by }
  const made = freezePayout(approval, { shopId: 'mianyu', openid: 'yuqing', purpose, before: [] }, NOW)
  if (!made.ok) throw new Error(made.error)
  return { ...made.value, ...more }
}

const settled = (owedFen: number, endsClaim = false) => ({ status: 'settled', owedFen, endsClaim })

describe('the freight of a return that the shop bears (R123, R125–R127)', () => {
  it('is the shop’s alone where there is no insurance, or one that nobody stands for', () => {
    expect(dutyOf(null)).toEqual(settled(FREIGHT))
    expect(dutyOf(offered())).toEqual(settled(FREIGHT))
  })

  it('is the insurance’s first: the shop waits for what it pays, and adds what is missing', () => {
    expect(dutyOf(claiming().get())).toEqual({ status: 'open', lookAt: NOW + HOUR })
    expect(dutyOf(claiming().when({ type: 'pay', paidFen: 800 }).get())).toEqual(settled(400))
    const wechat = claiming('wechat').when({ type: 'pay', paidFen: 1_900 })
    expect(dutyOf(wechat.get())).toEqual(settled(0))
  })

  it('is the shop’s once its own fund could not pay: nobody claims of it any more', () => {
    const failed = claiming().when({ type: 'fail', reason: 'payoutFailed' })
    expect(dutyOf(failed.get())).toEqual(settled(FREIGHT, true))
    failed
      .when({ type: 'forgo' })
      .then({ status: 'cancelled', failure: { reason: 'payoutFailed', at: NOW } })
      .refuses({ type: 'claimAgain', parcel }, 'notAllowed')
    expect(dutyOf(failed.get())).toEqual(settled(FREIGHT))
  })

  it('waits a day after a licensed insurer’s no, since WeChat may pay by itself and staff may put a waybill right', () => {
    const failed = claiming('wechat').when({ type: 'fail', reason: 'other' }).get()
    expect(dutyOf(failed)).toEqual({ status: 'open', lookAt: NOW + DAY })
    expect(dutyOf(failed, { now: NOW + DAY })).toEqual(settled(FREIGHT, true))
  })

  it('is the shop’s when the cover ended without a payment', () => {
    const expired = claiming()
      .when({ type: 'fail', reason: 'other' })
      .at(policy.endsAt)
      .when({ type: 'pass' })
    expect(dutyOf(expired.get(), { now: policy.endsAt })).toEqual(settled(FREIGHT))
  })

  it('of another return of the order is not what the insurance pays for', () => {
    const back = { insurance: claiming().get(), caseNos: ['S2'], payouts: [], now: NOW }
    expect(freightDuty(FREIGHT, back)).toEqual(settled(FREIGHT))
  })

  it('is not paid once more while a payout of the insurance is in doubt: it may have moved', () => {
    const failed = claiming().when({ type: 'fail', reason: 'payoutFailed' }).get()
    const doubted = payout('insurance', { state: { status: 'failed', at: NOW }, doubts: ['succeeded'] })
    expect(dutyOf(failed, { payouts: [doubted] })).toEqual(settled(400, true))
    const others = [{ ...doubted, doubts: [] }, payout('freight')]
    expect(dutyOf(failed, { payouts: others })).toEqual(settled(FREIGHT, true))
  })

  it('is one for goods of several cases that went back in one box', () => {
    const wish = wishFor({
      ...{ type: 'return', reason: 'other', evidence: [] },
      lines: [{ item: 0, quantity: 1, amountFen: 3_000 }],
    })
    const sends = (trackingNo: string) =>
      caseOf()
        .asks(wish)
        .when('agent', { type: 'approve', ...plain })
        .when('shopper', { type: 'shipBack', parcel: { company: '圆通速递', trackingNo } })
        .record()
    const [first, second, other] = [sends('YT 1'), sends('yt1'), sends('YT2')].map((record, index) => ({
      ...record,
      caseNo: `S${index}`,
    }))
    const cases = [second!, other!, first!]
    expect(cases.map((one) => inOneBox(one, cases))).toEqual([['S0', 'S1'], ['S2'], ['S0', 'S1']])
  })

  it('is paid by one case of a box, also when an earlier one was named in it only after that', () => {
    const payouts = [payout('insurance', { caseNo: 'S0' }), payout('freight')]
    expect(payingCase({ caseNos: ['S0', CASE], payouts: [] })).toBe('S0')
    expect(payingCase({ caseNos: ['S0', CASE], payouts })).toBe(CASE)
  })
})

/** What may happen between two looks of the shop: the insurer's words, staff, and how payouts end. */
const news = fc.constantFrom<InsuranceCommand | 'payoutFails' | 'payoutArrives' | 'day'>(
  { type: 'take' },
  { type: 'pay', paidFen: 800 },
  { type: 'pay', paidFen: 300 },
  { type: 'fail', reason: 'other' },
  { type: 'claimAgain', parcel },
  'payoutFails',
  'payoutArrives',
  'day',
)

it('is paid whole and never twice, whatever the insurance does between the looks of the shop', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('ownFund' as const, 'wechat' as const),
      fc.integer({ min: 1, max: 3_000 }),
      fc.array(news, { maxLength: 12 }),
      (insurer, freightFen, stories) => {
        let insurance = claiming(insurer).get()
        let payouts: readonly Payout[] = []
        let now: Instant = NOW
        const paidByShop = () => sum(payouts.map(paidOutBy))
        const change = (command: InsuranceCommand): void => {
          const by = { actor: speakers[command.type], now, claimMs: usualSpans.claimMs }
          const decided = decideInsurance(command, insurance, by)
          if (decided.ok) insurance = evolveInsurance(insurance, decided.value)
        }
        /** As the effect of the step does it (server/cases/pay-freight.ts). */
        const look = (): Instant | null => {
          const duty = freightDuty(freightFen, { insurance, caseNos: [CASE], payouts, now })
          if (duty.status === 'open') return duty.lookAt
          if (duty.endsClaim) change({ type: 'forgo' })
          if (duty.owedFen === 0) return null
          const by = { kind: 'rule', rule: 'freight-quality', policyVersion: 1 } as const
          const approval = { caseNo: CASE, amountFen: duty.owedFen, at: now, by }
          const wish = { shopId: 'mianyu', openid: 'yuqing', purpose: 'freight', before: payouts } as const
          const made = freezePayout(approval, wish, now)
          if (made.ok) payouts = [...payouts, made.value]
          return null
        }
        const happens = (one: (typeof stories)[number]): void => {
          if (one === 'day') now += DAY
          else if (typeof one === 'object') change(one)
          else {
            const state = { status: one === 'payoutFails' ? 'failed' : 'succeeded', at: now } as const
            payouts = payouts.map((last, at) =>
              at === payouts.length - 1 && last.state.status === 'frozen' ? { ...last, state } : last,
            )
          }
          // the shop adds no more than is missing
          expect(paidByShop()).toBeLessThanOrEqual(Math.max(0, freightFen - insurance.paidFen))
        }
        for (const one of stories) {
          look()
          happens(one)
        }
        // in the end the insurer says no, and the shop has the word
        change({ type: 'fail', reason: 'other' })
        const first = look()
        if (first !== null) now = Math.max(now, first)
        expect(look()).toBeNull()
        expect(paidByShop() + insurance.paidFen).toBe(Math.max(freightFen, insurance.paidFen))
      },
    ),
    { numRuns: 500 },
  )
})
