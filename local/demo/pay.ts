import type { PayAccount } from '../wechatpay/account'
import type { Stock } from '../wechatpay/coupons'
import { demoShops } from './shops'

/** Each demo shop has a merchant account of its own at the stand-in. */
export const demoPayAccounts: readonly PayAccount[] = demoShops.map(({ _id: shopId, appids }, at) => ({
  mchid: String(1_900_000_001 + at),
  appid: appids[0] ?? '',
  shopIds: [shopId],
  serial: `DE30000000000000000000000000000000000${at}`,
  apiV3Key: `demo-api-v3-key-of-${shopId}`.padEnd(32, '.'),
}))

/** 代金券批次 of the demo shop 棉屿生活, as its policy names them. */
export const demoStocks: Readonly<Record<string, Stock>> = {
  '9856101': { amountFen: 500, leastSpendFen: 4_900, validDays: 30, most: 1_000, mostPerUser: 3 },
  '9856102': { amountFen: 1_000, leastSpendFen: 9_900, validDays: 30, most: 1_000, mostPerUser: 3 },
}
