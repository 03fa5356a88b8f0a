import { wecomContract } from '../../core/contracts/wecom.contract'
import { amrVoices } from '../../server/adapters/voice/amr'
import { readWecomApps } from '../../server/adapters/wecom/apps'
import { wecomEntry } from '../../server/entries/wecom'
import { livePorts } from '../../server/live'
import { serve } from '../../server/serve'
import { receive } from '../../server/usecases/lane/receive'

export const main = serve({
  contract: wecomContract,
  useCases: { callback: { receive } },
  entry: wecomEntry(readWecomApps(process.env.WECOM_APPS)),
  ports: livePorts({ voices: amrVoices }),
})
