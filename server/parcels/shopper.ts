import type { FollowedParcel } from '../../core/logistics/parcel'
import type { Order } from '../../core/orders/order'
import { conversationIdOf } from '../../core/shared/ids'
import type { Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'

/** The order that the parcel belongs to, of several the first. */
const orderOf = async (ports: Ports, shop: Shop, { uses: [use] }: FollowedParcel): Promise<Order | null> =>
  use ? ports.orders.find(shop._id, use.orderNo) : null

/** Whose parcel it is; null when nobody knows. */
export const shopperOf = async (ports: Ports, shop: Shop, parcel: FollowedParcel): Promise<string | null> =>
  (await orderOf(ports, shop, parcel))?.openid ?? null

/**
 * The last 4 digits of the order's phone, by which some carriers know who asks; a number that a platform lends
 * (`138…-1234`) is known by those behind the stroke. Read when it is needed, kept nowhere.
 */
export const phoneTailOf = async (
  ports: Ports,
  shop: Shop,
  parcel: FollowedParcel,
): Promise<string | undefined> => {
  const phone = (await orderOf(ports, shop, parcel))?.recipient?.phone ?? ''
  return /(\d{4})\D*$/.exec(phone)?.[1]
}

const LOOKED_THROUGH = 20

/** Has a person written to her since then? */
export const wasWrittenTo = async (
  ports: Ports,
  shop: Shop,
  { parcel, since }: { readonly parcel: FollowedParcel; readonly since: Instant },
): Promise<boolean> => {
  const openid = await shopperOf(ports, shop, parcel)
  if (openid === null) return false
  const conversationId = conversationIdOf(shop._id, openid)
  const turns = await ports.turns.before(conversationId, Number.MAX_SAFE_INTEGER, LOOKED_THROUGH)
  return turns.some(({ at, messages }) => at >= since && messages.some(({ from }) => from.kind === 'agent'))
}
