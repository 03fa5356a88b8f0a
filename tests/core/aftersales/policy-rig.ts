import type { Wish } from '../../../core/aftersales/case'
import type { CaseType } from '../../../core/aftersales/kinds'
import type { History } from '../../../core/aftersales/policy/credit'
import { decideByPolicy } from '../../../core/aftersales/policy/decide-by-policy'
import type { PolicyDecision } from '../../../core/aftersales/policy/decision'
import { factsOf, type PolicyFacts } from '../../../core/aftersales/policy/facts'
import type { AfterSalesPolicy } from '../../../core/aftersales/policy/policy'
import { seedAfterSalesPolicy } from '../../../core/aftersales/policy/seed'
import { refundableOf } from '../../../core/aftersales/refundable'
import type { Order } from '../../../core/orders/order'
import { DAY } from '../../../core/shared/time'
import { NOW, sampleOrder } from '../../support/samples'
import { photo } from './machine-rig'

/** Came first a year ago, bought a lot, sent hardly anything back. */
export const faithful: History = {
  firstOrderAt: NOW - 360 * DAY,
  orders: 12,
  paidFen: 240_000,
  cases: 1,
  refundedFen: 5_000,
  unreturned: 0,
  faults: 0,
  refused: 0,
}
/** Here for the first time. */
export const stranger: History = {
  ...faithful,
  ...{ firstOrderAt: NOW - 5 * DAY, orders: 1, paidFen: 16_700, cases: 0, refundedFen: 0 },
}
/** Was paid ahead once, and the goods never came back. */
export const unreliable: History = { ...faithful, unreturned: 1 }

const unused = { count: 0, fen: 0 }

/** What is different about a scenario. Goods cost what `priceFen` says, one piece, paid in full. */
export interface Scenario {
  readonly title?: string
  readonly priceFen?: number
  readonly pieces?: number
  /** How many days ago the parcel came; null: it is on its way; absent: it never left. */
  readonly receivedDaysAgo?: number | null
  readonly order?: Partial<Order>
  readonly wish?: Partial<Wish>
  readonly askedFen?: number
  readonly photos?: number
  readonly videos?: number
  readonly known?: Partial<PolicyFacts>
  readonly policy?: AfterSalesPolicy
}

const parcelOf = (receivedDaysAgo: number | null): Order['parcels'] => [
  {
    company: '中通快递',
    trackingNo: '78512345678901',
    shippedAt: NOW - 20 * DAY,
    ...(receivedDaysAgo !== null && { deliveredAt: NOW - receivedDaysAgo * DAY }),
    track: [],
  },
]

const orderOf = (scenario: Scenario): Order => {
  const { title = '棉麻桌布', priceFen = 5_000, pieces = 1, receivedDaysAgo, order } = scenario
  const paidFen = priceFen * pieces
  const isSent = receivedDaysAgo !== undefined
  return sampleOrder({
    status: !isSent ? 'paid' : receivedDaysAgo === null ? 'shipped' : 'delivered',
    items: [{ title, quantity: pieces, priceFen }],
    ...{ goodsFen: paidFen, paidFen, freightFen: 0, discountFen: 0 },
    parcels: isSent ? parcelOf(receivedDaysAgo) : [],
    ...order,
  })
}

const pieces = (count: number, kind: 'photo' | 'video') =>
  Array.from({ length: count }, () => ({ ...photo, kind }))

const isMoney = (type: CaseType): boolean => type === 'refundOnly' || type === 'return'

/** What is known of the scenario: a return without a reason, of what came two days ago, unless it says otherwise. */
export const factsFor = (scenario: Scenario): PolicyFacts => {
  const order = orderOf(scenario)
  const { photos = 0, videos = 0, known = {} } = scenario
  const wished: Wish = {
    ...{ type: 'return', reason: 'noReason7Days', goods: 'received', description: '' },
    lines: [{ item: 0, quantity: 1, amountFen: 0 }],
    evidence: [...pieces(photos, 'photo'), ...pieces(videos, 'video')],
    ...scenario.wish,
  }
  const refundable = refundableOf(order, { wanted: wished.lines, reason: wished.reason, held: [] })
  if (!refundable.ok) throw new Error(refundable.error)
  const { amountFen } = refundable.value
  const askedFen = scenario.askedFen ?? (isMoney(wished.type) ? amountFen : 0)
  const [first, ...others] = wished.lines
  const lines = first ? [{ ...first, amountFen: askedFen }, ...others] : []
  return factsOf(
    order,
    { ...wished, lines },
    {
      ...{ now: NOW, refundableFen: amountFen, unopened: null, history: stranger },
      ...{ used: { shopper: unused, shop: unused }, losses: { aheadFen: 0, lostFen: 0 } },
      ...known,
    },
  )
}

export const decided = (scenario: Scenario): PolicyDecision =>
  decideByPolicy(scenario.policy ?? seedAfterSalesPolicy, factsFor(scenario))

export const codesOf = ({ refusals }: PolicyDecision): readonly string[] => refusals.map(({ code }) => code)

/** The seed with something else in it, as its next version. */
export const policyWith = (more: Partial<AfterSalesPolicy>): AfterSalesPolicy => ({
  ...seedAfterSalesPolicy,
  version: seedAfterSalesPolicy.version + 1,
  ...more,
})
