import type { Quote } from '../../../core/aftersales/form'
import { isAboutMoney } from '../../../core/aftersales/kinds'
import type { PolicyDecision } from '../../../core/aftersales/policy/decision'
import { toldOf } from '../../../core/aftersales/policy/told'
import { refundableIn, timesFor } from '../../../core/aftersales/step'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { amountText, quoteWords, routeText } from '../../../core/copy/case-form'
import { present } from '../../../core/shared/present'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { decisionOn, knownOf } from '../../cases/judge'
import { refusedStep } from '../../cases/refused-step'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { findOwn } from '../orders/own-order'

/** A video says more than photos. */
const needsOf = ({ missing }: PolicyDecision): Quote['needs'] => {
  if (!missing) return []
  return missing.videos > 0 ? ['video'] : ['photo']
}

const knownFor = async (ports: Ports, actor: ShopperActor, orderNo: string) => {
  const [order, known, shopper] = await Promise.all([
    findOwn(ports, actor, orderNo),
    knownOf(ports, actor),
    ports.shoppers.find(actor.shop._id, actor.openid),
  ])
  return { order, known, tiers: shopper?.tags ?? [] }
}

/** The same decision as the one that is made of the wish once it is sent. */
export const quote: UseCase<typeof shopperContract.cases.quote, ShopperActor> = async (
  { orderNo, wish, caseNo = null },
  { actor, ports },
) => {
  const { shop } = actor
  const { order, known, tiers } = await knownFor(ports, actor, orderNo)
  if (!order) return err('notFound')
  if (wish.lines.length === 0) return err('linesMissing')
  const cases = known.cases.filter((row) => row.orderNo === orderNo).map(({ record }) => record)
  const refundable = refundableIn({ order, cases }, { wish, caseNo })
  if (!refundable.ok) return err(refusedStep(refundable.error))
  const now = ports.now()
  const mostFen = refundable.value.amountFen
  const asked = { shop, order, known, now, ...present({ except: caseNo ?? undefined }) }
  const { decision } = decisionOn(asked, { wish, mostFen })
  const times = timesFor({ order, promises: shop }, { state: { wish }, ruling: decision, tiers })
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
