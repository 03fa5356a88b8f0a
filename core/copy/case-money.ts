import type { MoneyView } from '../aftersales/view'
import type { MessageBody } from '../conversation/message'
import type { Payout } from '../refunds/payout'
import type { Refund } from '../refunds/refund'
import { present } from '../shared/present'
import { DAY, type Instant } from '../shared/time'
import { moneyWords } from './money'

/** WeChat Pay's own help (退款到账时间): change at once, cards within 1–3 working days, some within 5. */
const ARRIVES_WITHIN = 5 * DAY

/** 商家转账: what nobody confirmed by then goes back to the merchant (OVERDUE_CLOSE). */
const CONFIRMED_WITHIN = DAY

type Status = MoneyView['status']

const refundStatus: Readonly<Record<Refund['state']['status'], Status>> = {
  frozen: 'waiting',
  asked: 'waiting',
  processing: 'onItsWay',
  succeeded: 'arrived',
  closed: 'failed',
  abnormal: 'failed',
  offline: 'offline',
}

const payoutStatus: Readonly<Record<Payout['state']['status'], Status>> = {
  frozen: 'waiting',
  asked: 'waiting',
  processing: 'onItsWay',
  waitingForShopper: 'toConfirm',
  succeeded: 'arrived',
  failed: 'failed',
  offline: 'offline',
}

const rails: Readonly<Record<Refund['rail'], string>> = {
  wechatPay: '微信支付已处理',
  platform: '下单平台已退',
  offline: '商家已转账',
}

const stateAt = ({ state }: { readonly state: object }): Instant | null =>
  'at' in state && typeof state.at === 'number' ? state.at : null

/** Where to; once it went, when it can be seen there. */
const refundRoute = (refund: Refund, payMethod: string | undefined): string => {
  const { rail } = refund
  const status = refundStatus[refund.state.status]
  if (rail === 'offline' || status === 'offline') return '商家转账给您'
  const way = `原路退回${payMethod ?? (rail === 'wechatPay' ? '微信支付' : '付款账户')}`
  return status === 'arrived' ? `${way}，零钱已到账，银行卡 1–3 个工作日` : way
}

const isThere = (status: Status): boolean => status === 'arrived' || status === 'offline'

/** A refund on its way, as its shopper sees it (look 07). */
export const refundView = (refund: Refund, payMethod: string | undefined): MoneyView => {
  const status = refundStatus[refund.state.status]
  const movedAt = stateAt(refund)
  const handledAt = isThere(status) || status === 'onItsWay' ? movedAt : null
  return {
    amountFen: refund.amountFen,
    status,
    route: refundRoute(refund, payMethod),
    legs: [
      { label: '商家已退', at: refund.frozenAt, by: null },
      { label: rails[refund.rail], at: isThere(status) ? movedAt : null, by: null },
      isThere(status)
        ? { label: '已到账', at: movedAt, by: null }
        : { label: '到账', at: null, by: handledAt === null ? null : handledAt + ARRIVES_WITHIN },
    ],
  }
}

/** What the last leg of a payout is called. */
const payoutEnds: Readonly<Partial<Record<Status, string>>> = {
  toConfirm: '等您确认收款',
  failed: '没有到账，请问客服',
}

const toTake = ({ state }: Payout) =>
  state.status === 'waitingForShopper'
    ? { by: state.at + CONFIRMED_WITHIN, ...present({ ticket: state.ticket }) }
    : undefined

/** Freight that the shop gives back, or 退货包运费. */
export const payoutView = (payout: Payout): MoneyView => {
  const status = payoutStatus[payout.state.status]
  return {
    amountFen: payout.amountFen,
    status,
    route: status === 'offline' ? '商家转账给您' : '到微信零钱',
    legs: [
      { label: '商家已付', at: payout.frozenAt, by: null },
      { label: payoutEnds[status] ?? '到账', at: isThere(status) ? stateAt(payout) : null, by: null },
    ],
    ...present({ toTake: toTake(payout) }),
  }
}

type CaseCard = Extract<MessageBody, { kind: 'afterSales' }>

/** What she reads in her chat of money that she has to confirm; null of any other. */
export const payoutNews = (payout: Payout): CaseCard | null => {
  const waiting = toTake(payout)
  if (!waiting) return null
  return {
    ...{ kind: 'afterSales', caseId: payout.caseNo, title: moneyWords.payoutRemark[payout.purpose] },
    ...{ statusText: '等您领取', nextText: '{by} 前在微信里确认收款，过时退回商家' },
    ...{ amountFen: payout.amountFen, by: waiting.by },
  }
}
