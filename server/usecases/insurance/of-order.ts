import type { insuranceContract } from '../../../core/contracts/shopper/insurance.contract'
import { toOrderInsurance } from '../../../core/insurance/view'
import { isOwn } from '../../../core/orders/own'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { UseCase } from '../../serve'
import { quoted } from './quote'

export const ofOrder: UseCase<typeof insuranceContract.ofOrder, ShopperActor> = async (
  { orderNo },
  { actor, ports },
) => {
  const { shop, openid } = actor
  const [order, insurance] = await Promise.all([
    ports.orders.find(shop._id, orderNo),
    ports.insurances.find(shop._id, orderNo),
  ])
  if (!order || !isOwn(order, openid)) return err('notFound')
  const now = ports.now()
  // whoever had the order before does not lend it to whoever has it now
  const own = insurance?.openid === openid ? insurance : null
  const { status, paidFen, recipient } = order
  const asked = { paidFen, place: recipient ?? {} }
  const quote = status === 'unpaid' && paidFen > 0 ? await quoted(ports, actor, asked) : null
  return ok({ insurance: toOrderInsurance(own, now), quote, now })
}
