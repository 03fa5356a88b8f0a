import type { OrderCard } from '../../../core/orders/order-view'
import { chinaTime, clockText, type Instant } from '../../../core/shared/time'
import { orderWords } from '../../copy/orders'

const two = (n: number): string => String(n).padStart(2, '0')

/** `2025-11-19 13:22`: a moment in full, as the order's papers have it. */
export const fullMoment = (at: Instant): string => {
  const { year, month, day } = chinaTime(at)
  return `${year}-${two(month)}-${two(day)} ${clockText(at)}`
}

/** The line below the title: what was chosen, and whether there is more. */
export const variantText = ({ sku, kinds }: OrderCard): string =>
  [sku, kinds > 1 ? orderWords.kinds(kinds) : undefined].filter(Boolean).join('，')

/** All goods in one line: `手捏陶瓷杯等 2 种，共 3 件`. */
export const goodsText = ({ title, sku, kinds, pieces }: OrderCard): string => {
  if (kinds > 1) return orderWords.goods(title, kinds, pieces)
  return [title, sku].filter(Boolean).join(' ')
}

/** Whether there is a parcel to follow. */
export const hasParcel = ({ status, deliveredAt, latest }: OrderCard): boolean =>
  status === 'shipped' || deliveredAt !== undefined || latest !== undefined
