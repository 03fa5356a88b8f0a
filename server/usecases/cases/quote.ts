import type { Wish } from '../../../core/aftersales/case'
import type { Quote } from '../../../core/aftersales/form'
import { isAboutMoney } from '../../../core/aftersales/kinds'
import type { PolicyDecision } from '../../../core/aftersales/policy/decision'
import { toldOf } from '../../../core/aftersales/policy/told'
import { refundableOf } from '../../../core/aftersales/refundable'
import { heldByOthers, timesFor } from '../../../core/aftersales/step'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { amountText, quoteWords, routeText } from '../../../core/copy/case-form'
import type { Order } from '../../../core/orders/order'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { decisionOn, knownOf, type KnownOfHer } from '../../cases/judge'
import type { UseCase } from '../../serve'
import { findOwn } from '../orders/own-order'

interface Asked {
  readonly wish: Wish
  /** The case that is amended by it. */
  readonly caseNo: string | null
}

/** What can still be refunded for a wish beside the order's other cases. */
const refundableFor = (order: Order, { wish, caseNo }: Asked, known: KnownOfHer) => {
  const records = known.cases.filter((row) => row.orderNo === order.orderNo).map(({ record }) => record)
  const held = heldByOthers(records, caseNo)
  return refundableOf(order, { wanted: wish.lines, reason: wish.reason, held })
}

/** A video says more than photos. */
const needsOf = ({ missing }: PolicyDecision): Quote['needs'] => {
  if (!missing) return []
  return missing.videos > 0 ? ['video'] : ['photo']
}

/** The same decision as the one that is made of the wish once it is sent. */
export const quote: UseCase<typeof shopperContract.cases.quote, ShopperActor> = async (
  { orderNo, wish, caseNo = null },
  { actor, ports },
) => {
  const { shop } = actor
  const [order, known] = await Promise.all([findOwn(ports, actor, orderNo), knownOf(ports, actor)])
  if (!order) return err('notFound')
  if (wish.lines.length === 0) return err('linesMissing')
  const refundable = refundableFor(order, { wish, caseNo }, known)
  if (!refundable.ok) return err(refundable.error === 'itemUnknown' ? 'badRequest' : 'itemTaken')
  const now = ports.now()
  const mostFen = refundable.value.amountFen
  const { decision } = decisionOn({ shop, order, known, now }, { wish, mostFen })
  const times = timesFor({ order, promises: shop, tiers: [] }, { state: { wish }, ruling: decision })
  return ok({
    isAllowed: decision.verdict !== 'refused',
    ...quoteWords(toldOf({ decision, wish, times, now }), now),
    mostFen: isAboutMoney(wish.type) ? mostFen : 0,
    amountText: amountText(refundable.value),
    routeText: routeText(order),
    needs: needsOf(decision),
    asksUnopened: decision.asksUnopened,
    now,
  })
}
