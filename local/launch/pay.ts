import { join } from 'node:path'
import { demoPayAccounts, demoStocks } from '../demo/pay'
import { createPayKeys, payEnv } from '../wechatpay/account'
import { WechatPayStandIn } from '../wechatpay/stand-in'
import { PAY_JOURNAL } from '../backup/contents'

const PAY_PREFIX = '/wechatpay-standin'

/** Long enough to be seen on its way. */
const REFUNDED_AFTER_MS = 5_000

interface Place {
  readonly data: string
  readonly now?: () => number
}

/** WeChat Pay on this machine, with keys made for this start, and what the functions have to know of it. */
export const payFor = (url: string, { data, now = Date.now }: Place) => {
  const keys = createPayKeys()
  const accounts = demoPayAccounts
  return {
    pay: new WechatPayStandIn({
      ...{ accounts, keys, now, stocks: demoStocks, prefix: PAY_PREFIX, refundedAfterMs: REFUNDED_AFTER_MS },
      state: join(data, PAY_JOURNAL),
    }),
    env: payEnv(accounts, keys, { baseUrl: `${url}${PAY_PREFIX}`, notifyUrl: `${url}/http/wechat` }),
  }
}
