import * as z from 'zod/mini'
import { moneyWords } from '../../../core/copy/money'
import type { Payout, PayoutReport, PayoutTicket, PayoutWord } from '../../../core/refunds/payout'
import { Fen } from '../../../core/shared/money'
import { present } from '../../../core/shared/present'
import type { Instant } from '../../../core/shared/time'
import type { Payouts } from '../../money-ports'
import { callWechatPay, type Surroundings } from './call'
import { merchantOf, type Merchant, type Merchants } from './merchants'
import { asked, queried, silent } from './outcome'

export const BillState = z.enum([
  'ACCEPTED',
  'PROCESSING',
  'WAIT_USER_CONFIRM',
  'TRANSFERING',
  'SUCCESS',
  'FAIL',
  'CANCELING',
  'CANCELLED',
])
type BillState = z.infer<typeof BillState>

/**
 * 单据状态. In the first two the money is not set aside yet (the balance may be too low), and WeChat Pay wants to be
 * asked again under the same number (原单重试): they are no word, so that the clock goes on asking. Only the answer to
 * that names the page on which the shopper confirms; a query does not.
 */
export const billWords: Readonly<Record<BillState, PayoutWord | null>> = {
  ACCEPTED: null,
  PROCESSING: null,
  WAIT_USER_CONFIRM: 'waitingForShopper',
  TRANSFERING: 'processing',
  SUCCESS: 'succeeded',
  FAIL: 'failed',
  CANCELING: 'processing',
  CANCELLED: 'failed',
}

const Answer = z.lazy(() =>
  z.object({
    out_bill_no: z.string(),
    transfer_bill_no: z.string(),
    state: BillState,
    /** Only queries say it: the same number is never taken with another amount. */
    transfer_amount: z.optional(Fen),
    package_info: z.optional(z.string()),
    fail_reason: z.optional(z.string()),
  }),
)

interface Sent {
  readonly payout: Payout
  readonly merchant: Merchant
  readonly at: Instant
}

const ticketOf = ({ mchid, appid }: Merchant, opens: string | undefined): PayoutTicket | undefined =>
  opens === undefined ? undefined : { mchId: mchid, appId: appid, package: opens }

const reportOf = (body: unknown, { payout, merchant, at }: Sent): PayoutReport | null => {
  const answer = Answer.safeParse(body)
  const word = answer.success ? billWords[answer.data.state] : null
  if (!answer.success || !word) return null
  const { out_bill_no: number, transfer_bill_no: theirNo, transfer_amount, state } = answer.data
  const { package_info, fail_reason = word === 'failed' ? state : undefined } = answer.data
  return {
    ...{ number, amountFen: transfer_amount ?? payout.amountFen, word, at, theirNo },
    ...present({ ticket: ticketOf(merchant, package_info), code: fail_reason }),
  }
}

/** 发起转账: after these codes it was not taken as it was asked; others say nothing (换单重试有资金风险). */
const refusals: ReadonlySet<string> = new Set([
  'PARAM_ERROR',
  'INVALID_REQUEST',
  'ALREADY_EXISTS',
  'NO_AUTH',
  'NOT_ENOUGH',
  'ACCOUNT_ERROR',
  'ACCOUNT_NOT_VERIFIED',
  'QUOTA_EXCEED',
])

type Transfer = NonNullable<Merchant['transfer']>

const bodyOf = (payout: Payout, { appid, notifyUrl }: Merchant, { sceneId, reports }: Transfer): object => ({
  appid,
  out_bill_no: payout.number,
  transfer_scene_id: sceneId,
  openid: payout.openid,
  transfer_amount: payout.amountFen,
  transfer_remark: moneyWords.payoutRemark[payout.purpose],
  notify_url: notifyUrl,
  transfer_scene_report_infos: reports.map(({ type, content }) => ({
    info_type: type,
    info_content: content,
  })),
})

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills'

/** Payouts by WeChat Pay's 商家转账, which the shopper confirms. */
export const wechatPayPayouts = (merchants: Merchants, at: Surroundings): Payouts => ({
  ask: async (payout) => {
    const merchant = merchantOf(merchants, payout.shopId)
    if (!merchant?.transfer) return silent('noMerchant')
    const sent = { payout, merchant, at: at.now() }
    const body = bodyOf(payout, merchant, merchant.transfer)
    const answer = await callWechatPay(at, merchant, { path: BILLS, body })
    return asked(answer, { refusals, reportOf: (said) => reportOf(said, sent) })
  },
  query: async (payout) => {
    const merchant = merchantOf(merchants, payout.shopId)
    if (!merchant) return silent('noMerchant')
    const sent = { payout, merchant, at: at.now() }
    const answer = await callWechatPay(at, merchant, { path: `${BILLS}/out-bill-no/${payout.number}` })
    return queried(answer, (said) => reportOf(said, sent))
  },
})
