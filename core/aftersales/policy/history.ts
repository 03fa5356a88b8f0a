import type { Order } from '../../orders/order'
import { sum } from '../../shared/sum'
import { DAY, type Instant } from '../../shared/time'
import type { Case } from '../case'
import { paidOf } from '../shares'
import type { History } from './credit'

/** A case of hers, as it is stored. */
export interface HerCase {
  readonly openedAt: Instant
  readonly state: Pick<Case, 'status' | 'outcome' | 'money' | 'findings' | 'terms'>
}

type HerOrder = Pick<Order, 'status' | 'placedAt' | 'paidAt' | 'items' | 'freightFen' | 'paidFen'>

const isKept = ({ status }: HerOrder): boolean => status === 'delivered' || status === 'completed'

/** Money that went although the goods never came back. */
export const isUnreturned = ({ state }: HerCase): boolean =>
  state.outcome === 'notReturned' && state.money === 'paid'

const asked = ({ state }: HerCase): boolean => state.status !== 'draft' && state.status !== 'cancelled'

/** What her orders and cases of the last `windowDays` say; when she came first counts from all of them. */
export const historyOf = (
  { orders, cases }: { readonly orders: readonly HerOrder[]; readonly cases: readonly HerCase[] },
  { now, windowDays }: { readonly now: Instant; readonly windowDays: number },
): History => {
  const since = now - windowDays * DAY
  const bought = orders.filter((order) => order.placedAt >= since && paidOf(order) > 0)
  const hers = cases.filter((one) => one.openedAt >= since && asked(one))
  const first = orders.filter((order) => paidOf(order) > 0).map(({ placedAt }) => placedAt)
  return {
    firstOrderAt: first.length === 0 ? null : first.reduce((one, other) => Math.min(one, other)),
    orders: bought.filter(isKept).length,
    paidFen: sum(bought.map(paidOf)),
    cases: hers.length,
    refundedFen: sum(hers.map(({ state }) => (state.money === 'paid' ? (state.terms?.amountFen ?? 0) : 0))),
    unreturned: hers.filter(isUnreturned).length,
    faults: hers.filter(({ state }) => state.findings.length > 0).length,
    refused: hers.filter(({ state }) => state.outcome === 'rejected').length,
  }
}
