import fc from 'fast-check'
import { freezePayout, paidOutBy, Payout, PayoutWord, type PayoutReport } from '../../../core/refunds/payout'
import {
  decidePayout,
  evolvePayout,
  hearOfPayout,
  payoutAllowed,
  type PayoutCommand,
} from '../../../core/refunds/payout-machine'
import { nextStepOf } from '../../../core/refunds/transfer'
import { MINUTE } from '../../../core/shared/time'
import { NOW } from '../../support/samples'
import { approved, proof } from './samples'

const ask: PayoutCommand = { type: 'ask' }
const payOffline: PayoutCommand = { type: 'payOffline', amountFen: 1_000, proof }
const fail: PayoutCommand = { type: 'fail', code: 'NOT_ENOUGH' }

const wish = (before: readonly Payout[], purpose: Payout['purpose'] = 'freight') =>
  ({ shopId: 'mianyu', openid: 'yuqing', purpose, before }) as const

const next = (before: readonly Payout[] = [], amountFen = 1_000): Payout => {
  const found = freezePayout(approved(amountFen), wish(before), NOW)
  if (!found.ok) throw new Error(found.error)
  return found.value
}

const says = (payout: Payout, word: PayoutWord, more: Partial<PayoutReport> = {}): PayoutReport => ({
  number: payout.number,
  amountFen: payout.amountFen,
  word,
  at: NOW + MINUTE,
  ...more,
})

const ticket = { mchId: '1900000001', appId: 'wx1', package: 'package' }

const after = (steps: readonly (PayoutCommand | PayoutWord)[], payout = next()): Payout =>
  steps.reduce((now, step, index) => {
    const at = NOW + (index + 1) * MINUTE
    const found =
      typeof step === 'string'
        ? hearOfPayout(says(now, step, { at, ticket, code: 'ACCOUNT' }), now)
        : decidePayout(step, now)
    if (!found.ok) throw new Error(found.error)
    return found.value ? Payout.parse(evolvePayout(now, found.value, at)) : now
  }, payout)

describe('a payout', () => {
  it('waits for the shopper until they confirm', () => {
    const waiting = after([ask, 'waitingForShopper'])
    expect(waiting.state).toMatchObject({ status: 'waitingForShopper', ticket })
    expect(nextStepOf(waiting)).toBe('query')
    expect(waiting.dueAt).toBe(NOW + 3 * MINUTE)
    expect(after([ask, 'waitingForShopper', 'processing', 'succeeded']).state.status).toBe('succeeded')
    expect(after([ask, 'waitingForShopper', { type: 'query' }]).state).toMatchObject({ looks: 1 })
  })

  it('that nobody confirms fails, and the next one has a further number and the same amount', () => {
    const failed = after([ask, 'waitingForShopper', 'failed'])
    expect(failed.state).toMatchObject({ status: 'failed', code: 'ACCOUNT' })
    expect(next([failed])).toMatchObject({ number: '251122091200214P2', amountFen: 1_000 })
    expect(after([payOffline], next([failed])).state.status).toBe('offline')
  })

  it('knows which of two words is the later one', () => {
    const moving = after([ask, 'waitingForShopper', 'processing'])
    expect(moving.state.status).toBe('processing')
    const late = hearOfPayout(says(moving, 'waitingForShopper', { at: NOW + MINUTE }), moving)
    expect(late).toEqual({ ok: true, value: null })
  })

  it('believes no other amount or number, and no proof of another amount or none at all', () => {
    const payout = next()
    const heard = (more: object) => hearOfPayout(says(payout, 'succeeded', more), payout)
    expect(heard({ amountFen: 999 })).toEqual({ ok: false, error: 'amountDiffers' })
    expect(heard({ number: '251122091200214P2' })).toEqual({ ok: false, error: 'numberDiffers' })
    const pay = (more: object) => decidePayout({ ...payOffline, ...more }, payout)
    expect(pay({ amountFen: 999 })).toEqual({ ok: false, error: 'amountDiffers' })
    expect(pay({ proof: { by: proof.by, files: [] } })).toEqual({ ok: false, error: 'proofMissing' })
  })

  it('is made once for each purpose, however often it is asked for', () => {
    const first = after([ask, 'succeeded'])
    expect(freezePayout(approved(1_000), wish([first]), NOW)).toEqual({ ok: false, error: 'nothingLeft' })
    const insured = freezePayout(approved(1_000), wish([first], 'insurance'), NOW)
    expect(insured).toMatchObject({ ok: true, value: { number: '251122091200214P2' } })
    expect(next([first], 1_200).amountFen).toBe(200)
  })

  it('has a number of at most 32 letters and digits', () => {
    const long = approved(1_000, 'A'.repeat(24))
    expect(freezePayout(long, wish([]), NOW)).toMatchObject({ ok: true })
    expect(() => freezePayout(approved(1_000, 'A'.repeat(31)), wish([]), NOW)).toThrow()
  })

  it('counts the worst when words contradict each other', () => {
    const failed = after([ask, fail])
    expect(paidOutBy(failed)).toBe(0)
    const doubted = after(['succeeded', 'succeeded'], failed)
    expect(doubted.doubts).toEqual(['succeeded'])
    expect(paidOutBy(doubted)).toBe(1_000)
    expect(paidOutBy(after([payOffline, 'succeeded']))).toBe(2_000)
  })

  it('never goes out by hand beside the rail, and never twice, whatever is tried in whatever order', () => {
    const commands: readonly PayoutCommand[] = [ask, { type: 'query' }, fail, payOffline]
    const steps = fc.array(fc.oneof(fc.constantFrom(...commands), fc.constantFrom(...PayoutWord.options)), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(steps, (tried) => {
        let payout = next()
        let wasAsked = false
        for (const step of tried) {
          const before = payout
          const found =
            typeof step === 'string' ? hearOfPayout(says(payout, step), payout) : decidePayout(step, payout)
          if (typeof step !== 'string')
            expect(found.ok).toBe(payoutAllowed[before.state.status].includes(step.type))
          if (found.ok && found.value) payout = evolvePayout(payout, found.value, NOW)
          if (payout.state.status === 'offline') expect(wasAsked).toBe(false)
          wasAsked ||= payout.state.status !== 'frozen' && payout.state.status !== 'offline'
          expect([payout.number, payout.amountFen]).toEqual([before.number, before.amountFen])
        }
      }),
    )
  })
})
