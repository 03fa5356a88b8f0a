import * as z from 'zod/mini'
import type { PayNoOf } from '../wechat/freight-insurance'
import { callWechatPay, type Surroundings } from './call'
import { merchantOf, readMerchants } from './merchants'

const WECHAT_PAY = 'https://api.mch.weixin.qq.com'

const Transaction = z.object({ trade_state: z.string(), transaction_id: z.optional(z.string()) })

/** What was paid counts even when part of it went back. */
const PAID = ['SUCCESS', 'REFUND']

type Env = Readonly<Record<string, string | undefined>>

/**
 * 商户订单号查询订单: WeChat Pay's own number of the payment for an order, whose number is its `out_trade_no`. `silent`
 * while the payment is not through, or nobody answers.
 */
export const wechatPayNo =
  (env: Env) =>
  (at: Omit<Surroundings, 'baseUrl'>): PayNoOf => {
    const merchants = readMerchants(env.WECHAT_PAY)
    const surroundings = { ...at, baseUrl: env.WECHAT_PAY_BASE_URL ?? WECHAT_PAY }
    return async ({ shopId, orderNo }) => {
      const merchant = merchantOf(merchants, shopId)
      if (!merchant) return 'silent'
      const path = `/v3/pay/transactions/out-trade-no/${orderNo}?mchid=${merchant.mchid}`
      const answer = await callWechatPay(surroundings, merchant, { path })
      if (answer.kind === 'error') return answer.status === 404 ? 'unknown' : 'silent'
      const read = Transaction.safeParse(answer.kind === 'done' ? answer.body : null)
      if (!read.success || !PAID.includes(read.data.trade_state)) return 'silent'
      const { transaction_id: payNo } = read.data
      return payNo === undefined ? 'silent' : { payNo }
    }
  }
