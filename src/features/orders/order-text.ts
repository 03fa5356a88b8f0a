import type { OrderCard } from '../../../core/orders/order-view'
import { chinaTime, clockText, type Instant } from '../../../core/shared/time'
import { orderWords } from '../../copy/orders'

const two = (n: number): string => String(n).padStart(2, '0')

/** `2025-11-19 13:22`: a moment in full, as the order's papers have it. */
export const fullMoment = (at: Instant): string => {
  const { year, month, day } = chinaTime(at)
  return `${year}-${two(month)}-${two(day)} ${clockText(at)}`
}

const othersText = ({ another, kinds }: OrderCard): string | undefined => {
  if (kinds < 2) return undefined
  return another === undefined ? orderWords.kinds(kinds) : orderWords.another(another, kinds - 1)
}

/** The line below the title: what was chosen, and what there is beside it. */
export const variantText = (order: OrderCard): string =>
  [order.sku, othersText(order)].filter(Boolean).join('，')

/** A line of a track: what happened, and below it where it goes next. */
export const trackText = (line: string): { readonly text: string; readonly detail?: string } => {
  const [, text, detail] = /^(.+?)[，,]\s*(下一站.+)$/.exec(line) ?? []
  return text !== undefined && detail !== undefined ? { text, detail } : { text: line }
}

/** All goods in one line: `手捏陶瓷杯 等 2 种，共 3 件`. */
export const goodsText = ({ title, sku, kinds, pieces }: OrderCard): string => {
  if (kinds > 1) return orderWords.goods(title, kinds, pieces)
  return [title, sku].filter(Boolean).join(' ')
}

/** Whether there is a parcel to follow. */
export const hasParcel = ({ status, deliveredAt, latest }: OrderCard): boolean =>
  status === 'shipped' || deliveredAt !== undefined || latest !== undefined
