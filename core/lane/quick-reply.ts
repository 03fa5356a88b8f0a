import type { OrderCard } from '../orders/order-view'
import { orderTail } from '../orders/order-view'
import { honorificOf } from '../shop/honorific'
import type { QuickReply } from '../quick-replies/quick-reply'
import type { Shopper } from '../shop/shop'
import { fill, missingSlots, slotsOf } from '../shared/template'
import { deadlineText, type Instant } from '../shared/time'
import type { GivenValues } from './grammar'

/** The text, or why it can't be sent yet. */
export type FilledReply =
  | { readonly ok: true; readonly text: string }
  /** These variables have no value yet. */
  | { readonly ok: false; readonly reason: 'missing'; readonly names: readonly string[] }
  /** Values were given for names that the reply does not have: most likely a slip. */
  | { readonly ok: false; readonly reason: 'unknown'; readonly names: readonly string[] }
  /** Words were given and nothing is missing that they could fill. */
  | { readonly ok: false; readonly reason: 'extra'; readonly words: string }

type Values = Readonly<Record<string, string>>

const withValue = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))

/**
 * Fills a quick reply (R4, R186) with what is known and what the agent wrote; what he wrote wins. Words without
 * a name fill the single variable that is missing. Never a hole, never words dropped in silence.
 */
export const fillQuickReply = (
  { text }: Pick<QuickReply, 'text'>,
  known: Values,
  { named, positional }: GivenValues,
): FilledReply => {
  const slots = slotsOf(text)
  const unknown = Object.keys(named).filter((name) => !slots.includes(name))
  if (unknown.length > 0) return { ok: false, reason: 'unknown', names: unknown }

  const values = { ...withValue(known), ...withValue(named) }
  const missing = missingSlots(text, values)
  const [single, ...others] = missing
  if (single === undefined) {
    return positional === null
      ? { ok: true, text: fill(text, values) }
      : { ok: false, reason: 'extra', words: positional }
  }
  if (positional === null || others.length > 0) return { ok: false, reason: 'missing', names: missing }
  return { ok: true, text: fill(text, { ...values, [single]: positional }) }
}

/** What a quick reply may know by itself. */
export interface QuickReplyFacts {
  readonly shopper: Pick<Shopper, 'name' | 'gender'> | null
  /** Orders that were spoken of in the session, newest last. */
  readonly orders: readonly OrderCard[]
  readonly now: Instant
}

const promised = (at: Instant | undefined, now: Instant): string =>
  at !== undefined && at > now ? deadlineText(at, now) : ''

const ofOrder = (order: OrderCard, now: Instant): Values => ({
  订单号: order.orderNo,
  订单尾号: orderTail(order.orderNo),
  商品: order.title,
  物流: order.latest ?? '',
  发货时间: order.status === 'paid' ? promised(order.shipBy, now) : '',
  送达时间: order.status === 'shipped' ? promised(order.arriveBy, now) : '',
})

/**
 * Values of the variables, from what is known: {称呼} {订单号} {订单尾号} {商品} {物流} {发货时间} {送达时间}. Only what is true
 * now: a promise that has passed, or that the order has outlived, is no value. {时间} is always asked for,
 * because nobody but the agent knows of what.
 */
export const quickReplyValues = ({ shopper, orders, now }: QuickReplyFacts): Values => {
  const order = orders[orders.length - 1]
  return withValue({ 称呼: honorificOf(shopper), ...(order ? ofOrder(order, now) : {}) })
}
