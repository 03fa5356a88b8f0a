import { clockContract } from '../../core/contracts/clock.contract'
import { amrVoices } from '../../server/adapters/voice/amr'
import { wechatPayNo } from '../../server/adapters/wechatpay/pay-no'
import { wechatPayRails } from '../../server/adapters/wechatpay/rails'
import { clockEntry } from '../../server/entries/clock'
import { isCalledByClient } from '../../server/entries/shopper'
import { livePorts } from '../../server/live'
import { serve } from '../../server/serve'
import { tick } from '../../server/usecases/clock/tick'

export const main = serve({
  contract: clockContract,
  useCases: { clock: { tick } },
  entry: clockEntry(isCalledByClient),
  ports: livePorts({
    voices: amrVoices,
    rails: wechatPayRails(process.env),
    payNoOf: wechatPayNo(process.env),
  }),
})
