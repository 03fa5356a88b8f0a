import type { Deed } from '../../core/aftersales/commands'
import type { Refund } from '../../core/refunds/refund'
import type { OnMoved } from '../money/moved'
import { tellCase } from './by-system'
import { tellOfPayout } from './tell-payout'

/** What a refund's state means to its case; null: nothing yet. */
const deedOf = ({ state: { status } }: Refund): Deed | null => {
  if (status === 'succeeded' || status === 'offline') return { type: 'refundSucceeded' }
  return status === 'abnormal' || status === 'closed' ? { type: 'refundFailed' } : null
}

/** The case of a refund hears where its money stands; of a payout its shopper does, once she has to confirm it. */
export const hearMoney: OnMoved = async (ports, moved) => {
  if (moved.kind === 'payout') return tellOfPayout(ports, moved.payout)
  if (moved.kind !== 'refund') return
  const { caseNo, number, version } = moved.refund
  const deed = deedOf(moved.refund)
  if (deed) await tellCase(ports, { caseNo, deed, clientId: `refund:${number}:${version}` })
}
