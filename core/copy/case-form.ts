import type { Told } from '../aftersales/policy/told'
import type { Quote } from '../aftersales/form'
import type { Refundable } from '../aftersales/refundable'
import type { Order } from '../orders/order'
import { yuanText } from '../shared/money'
import { sum } from '../shared/sum'
import type { Instant } from '../shared/time'
import { spanText, toldText } from './aftersales-policy'

export const caseFormWords = {
  notOffered: '这笔订单不支持这种售后',
  notSent: '还没有发货，选“仅退款”就行',
} as const

/** 单价 ¥59.00，减去优惠分摊 ¥6.31 */
export const amountText = ({ lines, hasFreight, amountFen }: Refundable): string => {
  const listFen = sum(lines.map((line) => line.listFen))
  const freightFen = hasFreight ? sum(lines.map((line) => line.freightFen)) : 0
  const lessFen = listFen + freightFen - amountFen
  return [
    `商品 ${yuanText(listFen)}`,
    ...(lessFen > 0 ? [`减去优惠分摊 ${yuanText(lessFen)}`] : []),
    ...(freightFen > 0 ? [`含运费 ${yuanText(freightFen)}`] : []),
  ].join('，')
}

/** 退回微信零钱 */
export const routeText = ({ payMethod }: Pick<Order, 'payMethod'>): string =>
  payMethod ? `原路退回${payMethod}` : '原路退回付款账户'

const shown: readonly Told['kind'][] = ['returnFree', 'instant', 'approvedAtOnce', 'prepays']
const explained: readonly Told['kind'][] = ['definition', 'conditions']
const ends: readonly Told['kind'][] = ['refund', 'shipment', 'bank']

const textOf = (told: readonly Told[], kinds: readonly Told['kind'][], now: Instant): string =>
  told
    .filter(({ kind }) => kinds.includes(kind))
    .map((one) => toldText(one, now))
    .join('，')

/** What the policy says of a wish, as the form shows it before it is sent. */
export const quoteWords = (
  told: readonly Told[],
  now: Instant,
): Pick<Quote, 'refusals' | 'freightText' | 'points' | 'promise'> => {
  const review = told.find((one) => one.kind === 'review')
  const after = textOf(told, ends, now)
  return {
    refusals: told.filter(({ kind }) => kind === 'refused').map((one) => toldText(one, now)),
    freightText: textOf(told, ['freight'], now),
    points: told.flatMap((one) => {
      if (shown.includes(one.kind)) return [{ strong: toldText(one, now), text: '' }]
      return explained.includes(one.kind) ? [{ strong: '', text: toldText(one, now) }] : []
    }),
    promise: review
      ? {
          by: review.by,
          before: '',
          after: `前审核（${spanText(review.span)}）${after ? `，${after}` : ''}`,
        }
      : { by: null, before: after, after: '' },
  }
}
