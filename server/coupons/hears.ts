import type { Coupon } from '../../core/coupons/coupon'
import { couponCard, couponLane } from '../../core/copy/coupons'
import { conversationIdOf } from '../../core/shared/ids'
import type { Shop } from '../../core/shop/shop'
import type { OnMoved } from '../money/moved'
import { tellSupervisors } from '../money/tell'
import type { Ports } from '../ports'
import { agentsFor } from '../turns/agents-for'
import { inform } from '../turns/inform'
import { tellAll } from '../turns/tell-of-wait'

/** In her conversation, once however often this is heard. */
const tellShopper = async (ports: Ports, shop: Shop, coupon: Coupon): Promise<void> => {
  const card = couponCard(coupon)
  if (!card || coupon.openid === '') return // somebody who is nobody any more
  const { openid, number } = coupon
  await inform(ports, shop, {
    openid,
    id: `coupon:${number}`,
    command: { type: 'inform', card },
    outside: null,
  })
}

/** Her agents, and where she has none those on duty, grant another one. */
const tellAgents = async (ports: Ports, shop: Shop, coupon: Coupon): Promise<void> => {
  const userids = await agentsFor(
    ports,
    shop,
    await ports.turns.newest(conversationIdOf(shop._id, coupon.openid)),
  )
  const text = couponLane.failed(coupon)
  if (userids.length === 0) return tellSupervisors(ports, shop._id, text)
  const told = await tellAll(ports, shop, { userids, text })
  if (!told.ok) throw new Error(`nobody was told of coupon ${coupon.number}: ${told.why}`)
}

/** A coupon was granted: its shopper reads it; or it has failed, and somebody of the shop sees to it. */
export const couponHears: OnMoved = async (ports, moved) => {
  if (moved.kind !== 'coupon') return
  const { coupon } = moved
  const shop = await ports.shops.find(coupon.shopId)
  if (!shop) return
  if (coupon.state.status === 'granted') await tellShopper(ports, shop, coupon)
  if (coupon.state.status === 'failed' && coupon.doubts.length === 0) await tellAgents(ports, shop, coupon)
}
