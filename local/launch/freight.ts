import { join } from 'node:path'
import { FREIGHT_STATE } from '../backup/contents'
import { demoWxApps } from '../demo/insurance'
import { FreightStandIn } from '../wx/freight/stand-in'
import type { Push } from '../wx/verdicts'

/** Long enough to be seen on its way. */
const PAID_AFTER_MS = 5_000

interface Place {
  readonly data: string
  readonly now?: () => number
}

/** WeChat's 无忧退货 on this machine, under the address that stands for `api.weixin.qq.com`. */
export const freightFor = (prefix: string, { data, now = Date.now }: Place, push: Push): FreightStandIn =>
  new FreightStandIn({
    apps: demoWxApps,
    ...{ now, push, prefix },
    paidAfterMs: PAID_AFTER_MS,
    state: join(data, FREIGHT_STATE),
  })
