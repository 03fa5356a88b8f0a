import * as z from 'zod/mini'
import type { PayAccount } from './account'
import { invalid, poor, refuse, rfc3339, theirNo, unreadable, type ApiContext, type PayAnswer } from './api'
import type { KnownCoupon } from './ledger'

/** A 代金券批次 that is 运营中. */
export interface Stock {
  readonly amountFen: number
  readonly leastSpendFen: number
  readonly validDays: number
  /** 发放总上限. */
  readonly most: number
  /** 单个用户可领个数. */
  readonly mostPerUser: number
}

const DAY_MS = 86_400_000

const Request = z.object({
  stock_id: z.string().check(z.minLength(1), z.maxLength(20)),
  out_request_no: z.string().check(z.regex(/^[\w|*-]{1,128}$/)),
  appid: z.string(),
  stock_creator_mchid: z.string(),
})
type Request = z.infer<typeof Request>

interface Context extends Pick<ApiContext, 'ledger' | 'now'> {
  readonly stocks: ReadonlyMap<string, Stock>
  readonly account: PayAccount
}

const issued = ({ theirNo: coupon_id }: KnownCoupon): PayAnswer => ({ status: 200, body: { coupon_id } })

/** Why nobody gets one of this stock; null when somebody does. */
const refusalOf = (
  { ledger, account }: Context,
  { stock_id, stock_creator_mchid, appid }: Request,
  { stock, openid }: { readonly stock: Stock | undefined; readonly openid: string },
): PayAnswer | null => {
  if (appid !== account.appid) return refuse(400, 'APPID_MCHID_NOT_MATCH')
  if (stock_creator_mchid !== account.mchid) return refuse(403, 'REQUEST_BLOCKED')
  if (!stock) return refuse(404, 'RESOURCE_NOT_EXISTS')
  const given = ledger.coupons.filter(({ stockId }) => stockId === stock_id)
  if (given.length >= stock.most) return poor
  const hers = given.filter((coupon) => coupon.openid === openid)
  return hers.length >= stock.mostPerUser ? refuse(403, 'RULE_LIMIT') : null
}

/** 发放指定批次的代金券: the same number answers with the same coupon; for somebody else it is no number at all. */
export const issueCoupon = (context: Context, openid: string, body: unknown): PayAnswer => {
  const read = Request.safeParse(body)
  if (!read.success) return unreadable
  const { ledger, account, stocks, now } = context
  const { out_request_no: number, stock_id: stockId } = read.data
  const known = ledger.coupon(number)
  if (known) return known.openid === openid && known.stockId === stockId ? issued(known) : invalid
  const stock = stocks.get(stockId)
  const refusal = refusalOf(context, read.data, { stock, openid })
  if (refusal || !stock) return refusal ?? unreadable
  const { amountFen, leastSpendFen, validDays } = stock
  const createdAt = now()
  const coupon: KnownCoupon = {
    ...{ kind: 'coupon', mchid: account.mchid, number, theirNo: theirNo('98'), openid, stockId, createdAt },
    ...{ amountFen, leastSpendFen, endsAt: createdAt + validDays * DAY_MS },
  }
  ledger.issue(coupon)
  return issued(coupon)
}

/** 查询代金券详情. */
export const findCoupon = (
  { ledger, now }: Pick<ApiContext, 'ledger' | 'now'>,
  { openid, couponId }: { readonly openid: string; readonly couponId: string },
): PayAnswer => {
  const found = ledger.coupons.find((coupon) => coupon.theirNo === couponId && coupon.openid === openid)
  if (!found) return refuse(404, 'RESOURCE_NOT_EXISTS')
  return {
    status: 200,
    body: {
      ...{ stock_creator_mchid: found.mchid, stock_id: found.stockId, coupon_id: found.theirNo },
      ...{
        coupon_name: '售后补偿券',
        description: '',
        coupon_type: 'NORMAL',
        no_cash: true,
        singleitem: false,
      },
      status: now() < found.endsAt ? 'SENDED' : 'EXPIRED',
      create_time: rfc3339(found.createdAt),
      available_begin_time: rfc3339(found.createdAt),
      available_end_time: rfc3339(found.endsAt),
      normal_coupon_information: {
        coupon_amount: found.amountFen,
        transaction_minimum: found.leastSpendFen,
      },
    },
  }
}
