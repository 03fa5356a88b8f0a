import Aes from 'wechatpay-axios-plugin/lib/aes'
import * as z from 'zod/mini'
import type { PayoutReport } from '../../../core/refunds/payout'
import type { RefundReport } from '../../../core/refunds/refund'
import { Fen } from '../../../core/shared/money'
import { present } from '../../../core/shared/present'
import { err, ok, type Result } from '../../../core/shared/result'
import type { Instant } from '../../../core/shared/time'
import type { Merchant } from './merchants'
import { BillState, billWords } from './payouts'
import { refundWords } from './refunds'
import { vouched, type Sealed, type SealRefusal } from './vouched'

/** What a notification says; null when it is about something else than our transfers. */
export type Notified =
  | { readonly kind: 'refund'; readonly report: RefundReport }
  | { readonly kind: 'payout'; readonly report: PayoutReport }

/** `foreignMerchant`: WeChat Pay says it to somebody else. */
export type NotificationRefusal = SealRefusal | 'unreadable' | 'foreignMerchant'

const Notification = z.lazy(() =>
  z.object({
    create_time: z.string(),
    event_type: z.string(),
    resource: z.object({
      algorithm: z.literal('AEAD_AES_256_GCM'),
      ciphertext: z.string(),
      nonce: z.string(),
      associated_data: z.optional(z.nullable(z.string())),
    }),
  }),
)

/** RFC 3339, as WeChat Pay writes moments. */
const Moment = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text))))

const RefundResource = z.lazy(() =>
  z.object({
    mchid: z.string(),
    out_refund_no: z.string(),
    refund_id: z.string(),
    refund_status: z.enum(['PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL']),
    success_time: z.optional(Moment),
    amount: z.object({ refund: Fen }),
  }),
)

const BillResource = z.lazy(() =>
  z.object({
    mchid: z.string(),
    out_bill_no: z.string(),
    transfer_bill_no: z.string(),
    state: BillState,
    transfer_amount: Fen,
    fail_reason: z.optional(z.nullable(z.string())),
    update_time: z.optional(Moment),
  }),
)

interface Opened {
  readonly mchid: string
  readonly notified: Notified | null
}

const refundOf = (plain: unknown, createdAt: Instant): Opened | null => {
  const read = RefundResource.safeParse(plain)
  if (!read.success) return null
  const { mchid, out_refund_no: number, refund_id: theirNo, refund_status, success_time, amount } = read.data
  const at = success_time === undefined ? createdAt : Date.parse(success_time)
  const report = { number, amountFen: amount.refund, word: refundWords[refund_status], at, theirNo }
  return { mchid, notified: { kind: 'refund', report } }
}

const payoutOf = (plain: unknown, createdAt: Instant): Opened | null => {
  const read = BillResource.safeParse(plain)
  if (!read.success) return null
  const { mchid, out_bill_no: number, transfer_bill_no: theirNo, state, update_time } = read.data
  const word = billWords[state]
  if (!word) return { mchid, notified: null }
  const code = word === 'failed' ? (read.data.fail_reason ?? state) : undefined
  const at = update_time === undefined ? createdAt : Date.parse(update_time)
  const report = { number, amountFen: read.data.transfer_amount, word, at, theirNo, ...present({ code }) }
  return { mchid, notified: { kind: 'payout', report } }
}

const openedOf = (eventType: string, plain: unknown, createdAt: Instant): Opened | null => {
  if (eventType.startsWith('REFUND.')) return refundOf(plain, createdAt)
  return eventType.startsWith('MCHTRANSFER.BILL.')
    ? payoutOf(plain, createdAt)
    : { mchid: '', notified: null }
}

const open = (text: string, { apiV3Key }: Merchant): Opened | null => {
  try {
    const { create_time, event_type, resource } = Notification.parse(JSON.parse(text))
    const { ciphertext, nonce, associated_data } = resource
    const plain = Aes.AesGcm.decrypt(ciphertext, apiV3Key, nonce, associated_data ?? '')
    return openedOf(event_type, JSON.parse(plain), Date.parse(Moment.parse(create_time)))
  } catch {
    return null // not as it was encrypted, or not what is documented
  }
}

/** A notification (退款结果通知, 商家转账回调通知): who says it first, then what. */
export const openNotification = (
  sealed: Sealed,
  merchant: Merchant,
  now: Instant,
): Result<Notified | null, NotificationRefusal> => {
  const seal = vouched(sealed, merchant, now)
  if (!seal.ok) return seal
  const opened = open(sealed.body, merchant)
  if (!opened) return err('unreadable')
  if (opened.notified && opened.mchid !== merchant.mchid) return err('foreignMerchant')
  return ok(opened.notified)
}
