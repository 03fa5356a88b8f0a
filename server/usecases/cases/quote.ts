import { toldOf } from '../../../core/aftersales/policy/told'
import { refundableOf } from '../../../core/aftersales/refundable'
import { heldByOthers, timesFor } from '../../../core/aftersales/step'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { amountText, quoteWords, routeText } from '../../../core/copy/case-form'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { decisionOn, knownOf } from '../../cases/judge'
import type { UseCase } from '../../serve'
import { findOwn } from '../orders/own-order'

const isAboutMoney = (type: string): boolean => type === 'refundOnly' || type === 'return'

/** The same decision as the one that is made of the wish once it is sent. */
export const quote: UseCase<typeof shopperContract.cases.quote, ShopperActor> = async (
  { orderNo, wish, caseNo = null },
  { actor, ports },
) => {
  const { shop } = actor
  const [order, known] = await Promise.all([findOwn(ports, actor, orderNo), knownOf(ports, actor)])
  if (!order) return err('notFound')
  if (wish.lines.length === 0) return err('linesMissing')
  const rows = known.cases.filter((row) => row.orderNo === orderNo)
  const held = heldByOthers(
    rows.map(({ record }) => record),
    caseNo,
  )
  const refundable = refundableOf(order, { wanted: wish.lines, reason: wish.reason, held })
  if (!refundable.ok) return err(refundable.error === 'itemUnknown' ? 'badRequest' : 'itemTaken')
  const now = ports.now()
  const mostFen = refundable.value.amountFen
  const { decision } = decisionOn({ shop, order, known, now }, { wish, mostFen })
  const times = timesFor(
    { order, promises: shop, tiers: [] },
    { state: { wish }, ruling: { instant: decision.instant, prepays: decision.prepays } },
  )
  const { missing } = decision
  return ok({
    isAllowed: decision.verdict !== 'refused',
    ...quoteWords(toldOf({ decision, wish, times, now }), now),
    mostFen: isAboutMoney(wish.type) ? mostFen : 0,
    amountText: amountText(refundable.value),
    routeText: routeText(order),
    needs: missing ? (missing.videos > 0 ? ['video' as const] : ['photo' as const]) : [],
    asksUnopened: decision.asksUnopened,
    now,
  })
}
