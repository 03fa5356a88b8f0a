import type { PayAccount } from '../wechatpay/account'
import { demoShops } from './shops'

/** Each demo shop has a merchant account of its own at the stand-in. */
export const demoPayAccounts: readonly PayAccount[] = demoShops.map(({ _id: shopId, appids }, at) => ({
  mchid: String(1_900_000_001 + at),
  appid: appids[0] ?? '',
  shopIds: [shopId],
  serial: `DE30000000000000000000000000000000000${at}`,
  apiV3Key: `demo-api-v3-key-of-${shopId}`.padEnd(32, '.'),
}))
