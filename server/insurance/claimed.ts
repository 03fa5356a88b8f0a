import type { Shop } from '../../core/shop/shop'
import type { LookingPorts } from './change'
import { lookAtOrders } from './look'

/** Orders of nobody became a shopper's: she is offered what the shop's rules give for them. They are hers all the same. */
export const onClaimed = async (
  ports: LookingPorts,
  shop: Pick<Shop, '_id' | 'insurance'>,
  orderNos: readonly string[],
): Promise<void> => {
  try {
    await lookAtOrders(ports, shop, orderNos)
  } catch (error) {
    ports.log.error('claimed orders not looked at', { shopId: shop._id, orders: orderNos.length, error })
  }
}
