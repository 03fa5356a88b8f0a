import * as z from 'zod/mini'
import { moneyWords } from '../../../core/copy/money'
import type { Refund, RefundReport, RefundWord } from '../../../core/refunds/refund'
import { Fen } from '../../../core/shared/money'
import type { Instant } from '../../../core/shared/time'
import type { Refunds } from '../../money-ports'
import { callWechatPay, type Surroundings } from './call'
import { merchantOf, type Merchants } from './merchants'
import { asked, queried, silent } from './outcome'

export const refundWords = {
  PROCESSING: 'processing',
  SUCCESS: 'succeeded',
  CLOSED: 'closed',
  ABNORMAL: 'abnormal',
} as const satisfies Record<string, RefundWord>

const Answer = z.object({
  refund_id: z.string(),
  out_refund_no: z.string(),
  status: z.enum(['PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL']),
  amount: z.object({ refund: Fen }),
})

const reportOf = (body: unknown, at: Instant): RefundReport | null => {
  const answer = Answer.safeParse(body)
  if (!answer.success) return null
  const { refund_id: theirNo, out_refund_no: number, status, amount } = answer.data
  return { number, amountFen: amount.refund, word: refundWords[status], at, theirNo }
}

/**
 * 申请退款: after these codes it was not taken as it was asked. `SYSTEM_ERROR`, `FREQUENCY_LIMITED`, `SIGN_ERROR` and
 * codes that are new say nothing (reference/wecom.md).
 */
const refusals: ReadonlySet<string> = new Set([
  'PARAM_ERROR',
  'INVALID_REQUEST',
  'NO_AUTH',
  'NOT_ENOUGH',
  'USER_ACCOUNT_ABNORMAL',
  'RESOURCE_NOT_EXISTS',
  'MCH_NOT_EXISTS',
])

const bodyOf = (refund: Refund, notifyUrl: string): object => ({
  out_trade_no: refund.orderNo,
  out_refund_no: refund.number,
  reason: moneyWords.refundReason(refund.caseNo),
  notify_url: notifyUrl,
  amount: { refund: refund.amountFen, total: refund.totalFen, currency: 'CNY' },
})

/** Refunds by WeChat Pay v3. The order's number is its `out_trade_no`. */
export const wechatPayRefunds = (merchants: Merchants, at: Surroundings): Refunds => ({
  ask: async (refund) => {
    const merchant = merchantOf(merchants, refund.shopId)
    if (!merchant) return silent('noMerchant')
    const sentAt = at.now()
    const body = bodyOf(refund, merchant.notifyUrl)
    const answer = await callWechatPay(at, merchant, { path: '/v3/refund/domestic/refunds', body })
    return asked(answer, { refusals, reportOf: (said) => reportOf(said, sentAt) })
  },
  query: async ({ shopId, number }) => {
    const merchant = merchantOf(merchants, shopId)
    if (!merchant) return silent('noMerchant')
    const sentAt = at.now()
    const answer = await callWechatPay(at, merchant, { path: `/v3/refund/domestic/refunds/${number}` })
    return queried(answer, (said) => reportOf(said, sentAt))
  },
})
