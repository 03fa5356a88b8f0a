import { wechatContract } from '../../core/contracts/wechat.contract'
import { readMerchants } from '../../server/adapters/wechatpay/merchants'
import { wechatPayNo } from '../../server/adapters/wechatpay/pay-no'
import { wechatPayRails } from '../../server/adapters/wechatpay/rails'
import { wechatEntry } from '../../server/entries/wechat'
import { wechatDoor } from '../../server/entries/wechatpay'
import { livePorts } from '../../server/live'
import { tellHearers } from '../../server/money/hearers'
import { serve } from '../../server/serve'
import { judged } from '../../server/usecases/checks/judged'
import { claimJudged } from '../../server/usecases/insurance/claim-judged'
import { moneySaid } from '../../server/usecases/money/said'

export const main = serve({
  contract: wechatContract,
  useCases: { checks: { judged }, money: moneySaid(tellHearers), insurance: { claimJudged } },
  entry: wechatDoor(wechatEntry, readMerchants(process.env.WECHAT_PAY)),
  ports: livePorts({ rails: wechatPayRails(process.env), payNoOf: wechatPayNo(process.env) }),
})
