import type { Insurance, InsurerReason } from '../insurance/insurance'
import type { Entitlement } from '../insurance/rules'
import { yuanText } from '../shared/money'
import { dateOf, dateText, deadlineText, type Instant } from '../shared/time'

/** What the shop gives itself is a service of the shop, and is never called insurance (design.md "After-sales"). */
export const insuranceNames: Readonly<Record<Insurance['insurer'], string>> = {
  ownFund: '退货包运费',
  wechat: '退货运费险',
}

const verbs: Readonly<Record<Insurance['insurer'], string>> = { ownFund: '补', wechat: '赔' }

/** Why nothing was paid, as the shopper reads it: what happened, and what to do. */
export const insurerReasons: Readonly<Record<InsurerReason, string>> = {
  tooLate: '超过了可以赔付的时间',
  orderUnknown: '保险公司没有查到这笔订单',
  notOpened: '这家店暂时没有开通',
  suspended: '微信暂停了这家店的赔付',
  noPolicy: '保险公司没有查到这份保障',
  waybillUsed: '这个运单号已经赔付过',
  waybillBound: '保障绑着之前取消的上门取件单',
  payoutFailed: '钱没有转成功',
  orderIncomplete: '订单信息不全',
  overdue: '没有在时限内办成',
  orderCancelled: '订单已取消',
  other: '保险公司没有说明原因',
}

export const insuranceWords = {
  states: {
    active: '保障中',
    claiming: '打款中',
    toConfirm: '待领取',
    paid: '已到账',
    failed: '没有到账',
    expired: '已到期',
  },
  /** Before anything is sent back. */
  active: ({ insurer, coverFen }: Pick<Insurance, 'insurer' | 'coverFen'>): string =>
    insurer === 'wechat'
      ? `退货可以预约上门取件，免付基础运费；自己寄回的，签收后自动赔 ${yuanText(coverFen)} 到微信零钱`
      : `退货签收后，自动补运费到微信零钱，最多 ${yuanText(coverFen)}`,
  claiming: (amountFen: number, by: Instant, now: Instant): string =>
    `退货已签收，${yuanText(amountFen)} 会在 ${deadlineText(by, now)} 前到微信零钱，不用您申请`,
  late: (amountFen: number): string => `${yuanText(amountFen)} 还没有到账，比说好的晚了，我们正在催`,
  toConfirm: (amountFen: number): string => `${yuanText(amountFen)} 等您在微信里确认收款`,
  paid: (paidFen: number, at: Instant): string => `${dateText(at)} 到微信零钱，${yuanText(paidFen)}`,
  failed: ({ insurer }: Pick<Insurance, 'insurer'>, reason: InsurerReason): string =>
    `${insurerReasons[reason]}，没有${verbs[insurer]}成。客服正在跟进，您也可以问客服`,
  expired: (endsAt: Instant): string => `保障到 ${dateOf(endsAt)} 为止`,
} as const

/** Before an order is paid (R128). */
export const quoteWords = {
  gift: ({ rule, insurer, coverFen }: Entitlement): string =>
    `${rule}送${insuranceNames[insurer]}，最高${verbs[insurer]} ${yuanText(coverFen)}`,
  sold: ({ insurer, premiumFen, coverFen }: Entitlement): string =>
    `${insuranceNames[insurer]} ${yuanText(premiumFen)}，退货最高${verbs[insurer]} ${yuanText(coverFen)}`,
  text: (entitlement: Entitlement, usualFen: number): string => {
    const how = insuranceWords.active(entitlement)
    const usual = `退回一般要 ${yuanText(usualFen)} 运费`
    return entitlement.payer === 'shop'
      ? `${usual}。${how}，不用另外申请`
      : `${usual}。付款时可以选购；${how}`
  },
} as const

/** What supervisors read in WeCom. */
export const insuranceLane = {
  fundEmpty: (freeFen: number): string =>
    `退货包运费的备用金不够了，还剩 ${yuanText(freeFen)}：有新订单该送的没有送成，3 天内充值还能补上`,
  claim: ({ insurer, orderNo, claim, failure, isLate }: Insurance): string => {
    const about = `订单 ${orderNo} 的${insuranceNames[insurer]}（${yuanText(claim?.amountFen ?? 0)}）`
    if (isLate || !failure) return `${about}超过了说好的时间还没有到账，顾客在等。请核对后跟进`
    const code = failure.code === undefined ? '' : `（${failure.code}）`
    return `${about}没有到账：${insurerReasons[failure.reason]}${code}。请核对运单号后在售后单里重新申请，或线下补给顾客`
  },
} as const
