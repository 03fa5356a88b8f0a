import { insuringOrderBook } from '../../insurance/look'
import { insurancePayOut } from '../../insurance/pay-out'
import type { InsurancePorts, Insurer } from '../../insurance-ports'
import type { PayoutBook } from '../../money-ports'
import type { OrderBook, Orders } from '../../order-ports'
import type { Log, Shops } from '../../ports'
import type { Cloudbase } from '../cloudbase/app'
import { cloudbaseFund } from '../cloudbase/fund'
import { cloudbaseInsurances } from '../cloudbase/insurances'
import { cloudbasePickups } from '../cloudbase/pickups'
import { cloudbaseTokens } from '../cloudbase/tokens'
import { FreightInsurance, type PayNoOf } from '../wechat/freight-insurance'
import { WechatReturnPickup } from '../wechat/return-pickup'
import { readWechatApps, wechatServer } from '../wechat/server-api'
import { ownFund } from './own-fund'

interface Parts {
  readonly cloudbase: Cloudbase
  readonly stored: {
    readonly shops: Shops
    readonly orders: Orders
    readonly orderBook: OrderBook
    readonly payoutBook: PayoutBook
  }
  readonly payNoOf?: (at: { readonly now: () => number; readonly log: Log }) => PayNoOf
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => number
  readonly log: Log
}

const WECHAT = 'https://api.weixin.qq.com'

/** Of a door that cannot ask WeChat Pay: whatever needs the number waits for one that can. */
const noPayNo = (): PayNoOf => () => Promise.resolve('silent')

const wechatInsurer = ({ cloudbase, payNoOf: payNoAt = noPayNo, env, now, log }: Parts): Insurer => {
  const baseUrl = env.WX_API_URL ?? WECHAT
  const tokens = cloudbaseTokens(cloudbase)
  const server = wechatServer({ apps: readWechatApps(env.WX_APPS), baseUrl, tokens, now, log })
  const payNoOf = payNoAt({ now, log })
  const returnPickup = new WechatReturnPickup({ server, payNoOf })
  return new FreightInsurance({ server, payNoOf, now, returnPickup })
}

/** Insurance and its insurers; and the way into orders, on which every order that comes is looked at. */
export const insurancePorts = (parts: Parts): InsurancePorts & { readonly orderBook: OrderBook } => {
  const { cloudbase, stored, now, log } = parts
  const fund = cloudbaseFund(cloudbase, now)
  const payOut = insurancePayOut({ payoutBook: stored.payoutBook, now })
  const insurers = { ownFund: ownFund({ fund, payOut }), wechat: wechatInsurer(parts) }
  const ports = {
    insurances: cloudbaseInsurances(cloudbase),
    pickups: cloudbasePickups(cloudbase),
    fund,
    insurers,
  }
  return { ...ports, orderBook: insuringOrderBook(stored.orderBook, { ...ports, ...stored, now, log }) }
}
