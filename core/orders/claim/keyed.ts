import type { Order } from '../order'
import { mobileOf } from './phone'

/**
 * The order with the key by which its recipient's phone finds it: only while it belongs to nobody, and only when the
 * number is whole. The very same object where that is so already.
 */
export const keyed = (order: Order): Order => {
  const phone = order.openid === null ? mobileOf(order.recipient?.phone ?? '') : null
  if ((order.claimPhone ?? null) === phone) return order
  const { claimPhone: _claimPhone, ...rest } = order
  return phone === null ? rest : { ...rest, claimPhone: phone }
}
