import { intakeContract } from '../../core/contracts/intake.contract'
import { readIntakeKeys } from '../../server/adapters/intake/keys'
import { intakeEntry } from '../../server/entries/intake'
import { livePorts } from '../../server/live'
import { serve } from '../../server/serve'
import { push } from '../../server/usecases/intake/push'

export const main = serve({
  contract: intakeContract,
  useCases: { orders: { push } },
  entry: intakeEntry(readIntakeKeys(process.env.INTAKE_KEYS)),
  ports: livePorts(),
})
