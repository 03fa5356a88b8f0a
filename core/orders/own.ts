import type { Order } from './order'

/** Ownership (design.md "Security"): an order is its owner's alone; one without an owner is nobody's. */
export const isOwn = (order: Order, openid: string): boolean =>
  order.openid !== null && order.openid === openid
