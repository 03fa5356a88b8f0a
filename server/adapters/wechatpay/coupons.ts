import * as z from 'zod/mini'
import type { Coupon, CouponReport } from '../../../core/coupons/coupon'
import { Fen } from '../../../core/shared/money'
import type { Instant } from '../../../core/shared/time'
import type { Asked, Coupons } from '../../money-ports'
import { callWechatPay, type Answered, type Surroundings } from './call'
import { merchantOf, type Merchant, type Merchants } from './merchants'
import { silent } from './outcome'

/**
 * 发放指定批次的代金券: after these codes none was issued. 接口支持幂等重入: the same number answers with the coupon that
 * was issued by it, so that a refusal speaks for the earlier tries too. `RULELIMIT` is how some accounts are answered.
 */
const refusals: ReadonlySet<string> = new Set([
  'PARAM_ERROR',
  'INVALID_REQUEST',
  'APPID_MCHID_NOT_MATCH',
  'MCH_NOT_EXISTS',
  'NO_AUTH',
  'REQUEST_BLOCKED',
  'NOT_ENOUGH',
  'RULE_LIMIT',
  'RULELIMIT',
  'USER_ACCOUNT_ABNORMAL',
  'RESOURCE_NOT_EXISTS',
])

const Issued = z.object({ coupon_id: z.string() })

/** 查询代金券详情, of a coupon with a fixed amount. */
const Detail = z.object({
  coupon_id: z.string(),
  available_end_time: z.string(),
  normal_coupon_information: z.object({
    coupon_amount: Fen.check(z.positive()),
    transaction_minimum: Fen,
  }),
})

const reportOf = (body: unknown, { number, amountFen }: Coupon, at: Instant): CouponReport | null => {
  const read = Detail.safeParse(body)
  const endsAt = read.success ? Date.parse(read.data.available_end_time) : NaN
  if (!read.success || Number.isNaN(endsAt)) return null
  const { coupon_id: theirNo, normal_coupon_information: worth } = read.data
  const terms = { amountFen: worth.coupon_amount, leastSpendFen: worth.transaction_minimum, endsAt }
  return { number, amountFen, word: 'granted', at, theirNo, terms }
}

const pathOf = ({ openid }: Coupon): string =>
  `/v3/marketing/favor/users/${encodeURIComponent(openid)}/coupons`

const issue = (at: Surroundings, merchant: Merchant, coupon: Coupon): Promise<Answered> =>
  callWechatPay(at, merchant, {
    path: pathOf(coupon),
    body: {
      stock_id: coupon.rule.stockId,
      out_request_no: coupon.number,
      appid: merchant.appid,
      stock_creator_mchid: merchant.mchid,
    },
  })

/** What the coupon is worth and how long only its own page says; while that is silent, asking again is harmless. */
const told = async (
  at: Surroundings,
  merchant: Merchant,
  { coupon, couponId }: { readonly coupon: Coupon; readonly couponId: string },
): Promise<Asked<CouponReport>> => {
  const sentAt = at.now()
  const path = `${pathOf(coupon)}/${encodeURIComponent(couponId)}?appid=${encodeURIComponent(merchant.appid)}`
  const detail = await callWechatPay(at, merchant, { path })
  const report = detail.kind === 'done' ? reportOf(detail.body, coupon, sentAt) : null
  if (!report) return silent(detail.kind === 'done' ? 'nothingSaid' : detail.code)
  if (report.terms.amountFen !== coupon.amountFen)
    at.log.error('a stock of coupons is worth something else', { number: coupon.number })
  return { kind: 'said', report }
}

/** Coupons by WeChat Pay's 代金券, of stocks that the merchant set aside. */
export const wechatPayCoupons = (merchants: Merchants, at: Surroundings): Coupons => ({
  ask: async (coupon) => {
    const merchant = merchantOf(merchants, coupon.shopId)
    if (!merchant) return silent('noMerchant')
    const answer = await issue(at, merchant, coupon)
    if (answer.kind === 'error' && refusals.has(answer.code)) return { kind: 'refused', code: answer.code }
    const issued = Issued.safeParse(answer.kind === 'done' ? answer.body : null)
    if (!issued.success) return silent(answer.kind === 'done' ? 'nothingSaid' : answer.code)
    return told(at, merchant, { coupon, couponId: issued.data.coupon_id })
  },
  query: () => Promise.resolve({ kind: 'unknown' }), // by our number there is only asking again
})
