import { randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import type { PayAccount } from './account'
import type { BillState, Known, KnownBill, KnownRefund, Ledger, RefundStatus } from './ledger'

/** What a request is answered, before it is sealed. */
export interface PayAnswer {
  readonly status: number
  readonly body: object
}

/** What becomes of what is asked, unless a test says otherwise. */
export interface Outcomes {
  refund: RefundStatus
  bill: BillState
  /** The merchant's balance, fen; null has no end. */
  balanceFen: number | null
}

export interface ApiContext {
  readonly ledger: Ledger
  readonly outcomes: Outcomes
  readonly now: () => number
  /** What was paid for an order; orders that nobody named were paid what their first refund says. */
  readonly paid: Map<string, number>
}

export const refuse = (status: number, code: string): PayAnswer => ({ status, body: { code, message: code } })
export const unreadable = refuse(400, 'PARAM_ERROR')
export const invalid = refuse(400, 'INVALID_REQUEST')
export const poor = refuse(403, 'NOT_ENOUGH')

const Amount = z.int().check(z.positive())
const Address = z.string().check(z.minLength(1), z.maxLength(256), z.regex(/^https?:\/\/[^?]+$/))

const RefundRequest = z.object({
  out_trade_no: z.string().check(z.minLength(6), z.maxLength(32)),
  out_refund_no: z.string().check(z.regex(/^[\w\-|*@]{1,64}$/)),
  reason: z.optional(z.string().check(z.maxLength(80))),
  notify_url: Address,
  amount: z.object({ refund: Amount, total: Amount, currency: z.literal('CNY') }),
})

const BillRequest = z.object({
  appid: z.string(),
  out_bill_no: z.string().check(z.regex(/^[A-Za-z0-9]{1,32}$/)),
  transfer_scene_id: z.string().check(z.minLength(1), z.maxLength(36)),
  openid: z.string().check(z.minLength(1), z.maxLength(64)),
  // from ¥2,000 on with a name, which nobody here sends
  transfer_amount: z.int().check(z.gte(10), z.lt(200_000)),
  transfer_remark: z.string().check(z.minLength(1), z.maxLength(32)),
  notify_url: Address,
  transfer_scene_report_infos: z
    .array(z.object({ info_type: z.string().check(z.minLength(1)), info_content: z.string() }))
    .check(z.minLength(1)),
})

export const rfc3339 = (at: number): string =>
  `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`

export const refundView = (refund: KnownRefund): object => ({
  refund_id: refund.theirNo,
  out_refund_no: refund.number,
  transaction_id: `42000${refund.theirNo}`,
  out_trade_no: refund.orderNo,
  channel: 'ORIGINAL',
  user_received_account: '支付用户零钱',
  create_time: rfc3339(refund.createdAt),
  status: refund.status,
  ...(refund.status === 'SUCCESS' && { success_time: rfc3339(refund.changedAt) }),
  amount: {
    total: refund.totalFen,
    refund: refund.amountFen,
    payer_refund: refund.amountFen,
    currency: 'CNY',
  },
})

/** As 商户单号查询转账单 has it: without the page that the shopper confirms on. */
const billView = (bill: KnownBill): object => ({
  mch_id: bill.mchid,
  out_bill_no: bill.number,
  transfer_bill_no: bill.theirNo,
  appid: bill.appid,
  openid: bill.openid,
  state: bill.status,
  transfer_amount: bill.amountFen,
  transfer_remark: bill.remark,
  create_time: rfc3339(bill.createdAt),
  update_time: rfc3339(bill.changedAt),
  ...(bill.reason !== undefined && { fail_reason: bill.reason }),
})

/** What opens the page on which the shopper confirms. */
export const packageOf = (bill: KnownBill): string => `package.${bill.theirNo}`

/** As 发起转账 answers: without the amount. */
const createdView = (bill: KnownBill): object => ({
  out_bill_no: bill.number,
  transfer_bill_no: bill.theirNo,
  create_time: rfc3339(bill.createdAt),
  state: bill.status,
  ...(bill.status === 'WAIT_USER_CONFIRM' && { package_info: packageOf(bill) }),
  ...(bill.reason !== undefined && { fail_reason: bill.reason }),
})

/** What a notification holds, encrypted. */
export const resourceOf = (one: Known): object => {
  if (one.kind === 'bill') return { ...billView(one), mchid: one.mchid }
  const { status, ...view } = refundView(one) as Record<string, unknown>
  return { ...view, mchid: one.mchid, refund_status: status }
}

export const theirNo = (prefix: string): string =>
  `${prefix}${BigInt(`0x${randomBytes(8).toString('hex')}`).toString()}`

const isBeyondBalance = ({ ledger, outcomes }: ApiContext, mchid: string, amountFen: number): boolean => {
  if (outcomes.balanceFen === null) return false
  const gone = ledger.all.filter(
    (one) => one.mchid === mchid && one.status !== 'CLOSED' && one.status !== 'FAIL',
  )
  return gone.reduce((sum, one) => sum + one.amountFen, amountFen) > outcomes.balanceFen
}

type Figures = Pick<KnownRefund, 'mchid' | 'orderNo' | 'amountFen' | 'totalFen'>

const isSame = (one: Figures, other: Figures): boolean =>
  one.mchid === other.mchid &&
  one.orderNo === other.orderNo &&
  one.amountFen === other.amountFen &&
  one.totalFen === other.totalFen

/** Does the order say otherwise, or is there not so much left of it? */
const isBeyondOrder = (
  { ledger, paid }: ApiContext,
  { mchid, orderNo, amountFen, totalFen }: Figures,
): boolean => {
  const open = ledger.refundsOf(mchid, orderNo).filter(({ status }) => status !== 'CLOSED')
  const totals = [...open.map((other) => other.totalFen), paid.get(orderNo) ?? totalFen]
  return (
    totals.some((total) => total !== totalFen) ||
    open.reduce((sum, other) => sum + other.amountFen, amountFen) > totalFen
  )
}

/** 申请退款. The same number is refunded once; with other figures it is refused. */
export const createRefund = (context: ApiContext, { mchid }: PayAccount, body: unknown): PayAnswer => {
  const read = RefundRequest.safeParse(body)
  if (!read.success) return unreadable
  const { out_trade_no: orderNo, out_refund_no: number, notify_url: notifyUrl } = read.data
  const { refund: amountFen, total: totalFen } = read.data.amount
  const figures = { mchid, orderNo, amountFen, totalFen }
  const known = context.ledger.find('refund', number)
  if (known) return isSame(known, figures) ? { status: 200, body: refundView(known) } : invalid
  if (isBeyondOrder(context, figures)) return invalid
  if (isBeyondBalance(context, mchid, amountFen)) return poor
  const at = context.now()
  const refund: KnownRefund = {
    ...{ kind: 'refund', ...figures, number, theirNo: theirNo('503'), notifyUrl },
    ...{ createdAt: at, changedAt: at, status: context.outcomes.refund },
  }
  context.ledger.put(refund)
  return { status: 200, body: refundView(refund) }
}

export const findRefund = ({ ledger }: ApiContext, { mchid }: PayAccount, number: string): PayAnswer => {
  const known = ledger.find('refund', number)
  return known?.mchid === mchid
    ? { status: 200, body: refundView(known) }
    : refuse(404, 'RESOURCE_NOT_EXISTS')
}

/** 发起转账. The same number again answers how it stands. */
export const createBill = (context: ApiContext, { mchid, appid }: PayAccount, body: unknown): PayAnswer => {
  const read = BillRequest.safeParse(body)
  if (!read.success || read.data.appid !== appid) return unreadable
  const { out_bill_no: number, openid, transfer_amount: amountFen, transfer_remark: remark } = read.data
  const known = context.ledger.find('bill', number)
  if (known) {
    const isRepeat = known.mchid === mchid && known.openid === openid && known.amountFen === amountFen
    return isRepeat ? { status: 200, body: createdView(known) } : invalid
  }
  if (isBeyondBalance(context, mchid, amountFen)) return poor
  const at = context.now()
  const bill: KnownBill = {
    ...{ kind: 'bill', mchid, number, theirNo: theirNo('133'), amountFen, notifyUrl: read.data.notify_url },
    ...{ createdAt: at, changedAt: at, appid, openid, remark, status: context.outcomes.bill },
  }
  context.ledger.put(bill)
  return { status: 200, body: createdView(bill) }
}

export const findBill = ({ ledger }: ApiContext, { mchid }: PayAccount, number: string): PayAnswer => {
  const known = ledger.find('bill', number)
  return known?.mchid === mchid ? { status: 200, body: billView(known) } : refuse(404, 'NOT_FOUND')
}

/** 商户订单号查询订单: orders are believed to be paid. */
export const findPayment = (
  { paid, now }: ApiContext,
  { mchid, appid }: PayAccount,
  orderNo: string,
): PayAnswer => ({
  status: 200,
  body: {
    ...{ appid, mchid, out_trade_no: orderNo, transaction_id: payNoOf(orderNo) },
    ...{ trade_type: 'JSAPI', trade_state: 'SUCCESS', success_time: rfc3339(now()) },
    amount: { total: paid.get(orderNo) ?? 1, currency: 'CNY' },
  },
})

/** WeChat Pay's own number of an order's payment. */
export const payNoOf = (orderNo: string): string =>
  `4200${orderNo.replace(/\D/g, '').padStart(24, '0').slice(-24)}`
