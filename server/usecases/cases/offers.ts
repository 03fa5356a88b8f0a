import { factsOf } from '../../../core/aftersales/policy/facts'
import { offerFor } from '../../../core/aftersales/policy/objections'
import { subjectOf } from '../../../core/aftersales/policy/subject'
import type { TypeOffer } from '../../../core/aftersales/form'
import { GoodsState, Reason, type CaseType } from '../../../core/aftersales/kinds'
import { caseFormWords } from '../../../core/copy/case-form'
import type { Order } from '../../../core/orders/order'
import { present } from '../../../core/shared/present'
import type { Instant } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import { policyOf } from '../../cases/judge'

interface Asked {
  readonly order: Order
  readonly type: CaseType
  readonly now: Instant
}

const nobody = { firstOrderAt: null, orders: 0, paidFen: 0, cases: 0, refundedFen: 0 }
const unknown = {
  history: { ...nobody, unreturned: 0, faults: 0, refused: 0 },
  used: { shopper: { count: 0, fen: 0 }, shop: { count: 0, fen: 0 } },
  losses: { aheadFen: 0, lostFen: 0 },
}

/** The order as a wish for all of it: what is offered hangs on reason and goods, not on who asks. */
const subjectFor = (shop: Shop, { order, type, now }: Asked) => {
  const lines = order.items.map(({ quantity }, item) => ({ item, quantity, amountFen: 0 }))
  const wish = { type, reason: 'other', goods: 'received', lines, description: '', evidence: [] } as const
  const known = { now, refundableFen: order.paidFen, unopened: null, ...unknown }
  return subjectOf(policyOf(shop), factsOf(order, { ...wish, evidence: [] }, known))
}

/** Which reasons go with a type for this order; none: it is not offered, and why. */
export const offersOf = (shop: Shop, asked: Asked): TypeOffer => {
  const subject = subjectFor(shop, asked)
  const isFor = (reason: Reason): boolean =>
    GoodsState.options.some((goods) =>
      offerFor({ ...subject, facts: { ...subject.facts, reason, goods } }).types.includes(asked.type),
    )
  const reasons = Reason.options.filter(isFor)
  const isOffered = reasons.length > 0
  const why = subject.facts.sent ? caseFormWords.notOffered : caseFormWords.notSent
  return { type: asked.type, isOffered, reasons, ...present({ why: isOffered ? undefined : why }) }
}
