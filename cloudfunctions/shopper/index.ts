import { shopperContract } from '../../core/contracts/shopper.contract'
import { cloudbaseAssistant } from '../../server/adapters/cloudbase/assistant'
import { shopperEntry } from '../../server/entries/shopper'
import { livePorts } from '../../server/live'
import { serve } from '../../server/serve'
import { shopperUseCases } from '../../server/usecases/shopper'

export const main = serve({
  contract: shopperContract,
  useCases: shopperUseCases,
  entry: shopperEntry,
  ports: livePorts({ assistant: cloudbaseAssistant(process.env) }),
})
