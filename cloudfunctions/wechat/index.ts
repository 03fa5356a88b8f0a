import { wechatContract } from '../../core/contracts/wechat.contract'
import { wechatEntry } from '../../server/entries/wechat'
import { livePorts } from '../../server/live'
import { serve } from '../../server/serve'
import { judged } from '../../server/usecases/checks/judged'

export const main = serve({
  contract: wechatContract,
  useCases: { checks: { judged } },
  entry: wechatEntry,
  ports: livePorts(),
})
