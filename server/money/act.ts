import type { Payout } from '../../core/refunds/payout'
import { decidePayout, type PayoutCommand, type PayoutRefusal } from '../../core/refunds/payout-machine'
import type { Refund } from '../../core/refunds/refund'
import { decide, type RefundCommand, type RefundRefusal } from '../../core/refunds/refund-machine'
import type { Result } from '../../core/shared/result'
import type { TransferBook } from '../money-ports'
import type { Ports } from '../ports'
import { change } from './drive'
import { payoutLine, refundLine } from './line'
import type { Work } from './tell'

/**
 * What an agent may do with a refund: `confirm` and `giveUp` what a platform refunds, `payOffline` with a proof, and
 * `ask` the rail once more for one that it refused (the clock does so within a minute). `queryFirst`: `lookAgain`, and
 * come back. Whoever has to hear of it has heard when this returns, or hears of it by the clock.
 */
export const actOnRefund = (
  work: Work,
  refund: Refund,
  command: Exclude<RefundCommand, { readonly type: 'query' | 'fail' }>,
): Promise<Result<Refund, RefundRefusal | 'busy'>> =>
  change(work, refundLine(work.ports), {
    transfer: refund,
    decide: (now) => decide(command, now, work.ports.now()),
  })

/** What an agent may do with a payout: pay it by hand, with a proof, before the rail was asked. */
export const actOnPayout = (
  work: Work,
  payout: Payout,
  command: Extract<PayoutCommand, { readonly type: 'payOffline' }>,
): Promise<Result<Payout, PayoutRefusal | 'busy'>> =>
  change(work, payoutLine(work.ports), { transfer: payout, decide: (now) => decidePayout(command, now) })

interface Standing {
  readonly _id: string
  readonly version: number
}

/** Has the clock ask the rail, within seconds, how a transfer stands that waits for a person. */
export const lookAgain = <T extends Standing>(
  { now }: Ports,
  book: Pick<TransferBook<T>, 'putOff'>,
  transfer: T,
): Promise<void> => book.putOff(transfer, now())
