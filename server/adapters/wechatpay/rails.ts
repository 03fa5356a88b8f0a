import type { MoneyRails } from '../../money-ports'
import type { Surroundings } from './call'
import { wechatPayCoupons } from './coupons'
import { readMerchants } from './merchants'
import { wechatPayPayouts } from './payouts'
import { wechatPayRefunds } from './refunds'

const WECHAT_PAY = 'https://api.mch.weixin.qq.com'

type Env = Readonly<Record<string, string | undefined>>

/** The rails of a door that may move money, from the accounts of the environment. */
export const wechatPayRails =
  (env: Env) =>
  (at: Omit<Surroundings, 'baseUrl'>): MoneyRails => {
    const merchants = readMerchants(env.WECHAT_PAY)
    const surroundings = { ...at, baseUrl: env.WECHAT_PAY_BASE_URL ?? WECHAT_PAY }
    return {
      refunds: wechatPayRefunds(merchants, surroundings),
      payouts: wechatPayPayouts(merchants, surroundings),
      coupons: wechatPayCoupons(merchants, surroundings),
    }
  }
