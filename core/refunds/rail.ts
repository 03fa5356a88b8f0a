import * as z from 'zod/mini'
import type { Order } from '../orders/order'

/**
 * How money goes back (design.md "After-sales"): by WeChat Pay v3 for what was paid in the shop's own mini-program; on
 * the platform where it was paid, by a person who confirms it here; by hand for what never went through a platform.
 */
export const Rail = z.enum(['wechatPay', 'platform', 'offline'])
export type Rail = z.infer<typeof Rail>

const own = ['小程序', '自有小程序', '微信小程序']
const byHand = ['线下', '门店', '现金', '货到付款', '对公转账', '银行转账']

/** Paid by hand, or by another wallet, it cannot go back by WeChat Pay although it was ordered there. */
const isByWechat = (payMethod: string | undefined): boolean => payMethod?.includes('微信') ?? true

/** The rail for what was paid. Nobody knows where: then a person finds out, and shows where it went back. */
export const railOf = ({ paidThrough = '', payMethod }: Pick<Order, 'paidThrough' | 'payMethod'>): Rail => {
  const where = paidThrough.trim()
  if (byHand.includes(where) || byHand.includes(payMethod?.trim() ?? '')) return 'offline'
  return own.includes(where) && isByWechat(payMethod) ? 'wechatPay' : 'platform'
}
