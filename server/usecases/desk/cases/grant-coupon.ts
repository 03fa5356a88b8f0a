import type { DeskContract } from '../../../../core/contracts/desk.contract'
import { grantable } from '../../../../core/coupons/earned'
import { err, ok } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { policyOf } from '../../../cases/judge'
import { freezeCoupon } from '../../../money/freeze'
import type { UseCase } from '../../../serve'
import { authorityOf, shopCase, showDeskCase } from './read'

/** A person grants a coupon in place of one that could not be issued; WeChat Pay is asked by the clock. */
export const grantCoupon: UseCase<DeskContract['cases']['grantCoupon'], DeskActor> = async (
  { clientId, caseNo, couponId },
  { actor, ports },
) => {
  const found = await shopCase(ports, actor, caseNo)
  if (!found.ok) return found
  const { shop, agent } = actor
  const { record, openid, orderNo } = found.value.row
  const rule = grantable(record, policyOf(shop)).find(({ id }) => id === couponId)
  if (!rule) return err('notAllowed')
  if (rule.amountFen > authorityOf(actor)) return err('needsSupervisor')
  const by = { kind: 'person', agentId: agent.userid, name: agent.name } as const
  const wish = { shopId: shop._id, openid, orderNo, caseNo, rule, by, clientId }
  const frozen = await freezeCoupon(ports, wish)
  if (!frozen.ok) {
    if (frozen.error === 'busy') return err('busy')
    const known = await ports.couponBook.ofCase(shop._id, caseNo)
    if (!known.some((coupon) => coupon.clientId === clientId)) return err('notAllowed')
  }
  return ok({ case: await showDeskCase(ports, actor, found.value) })
}
