import { intakeContract } from '../core/contracts/intake.contract'
import { logisticsContract } from '../core/contracts/logistics.contract'
import { readIntakeKeys } from './adapters/intake/keys'
import { readKuaidi100 } from './adapters/kuaidi100/accounts'
import { intakeEntry } from './entries/intake'
import { isOfKuaidi100, kuaidi100Entry } from './entries/kuaidi100'
import { onTrack } from './parcels/on-track'
import type { Ports } from './ports'
import { serve } from './serve'
import { push } from './usecases/intake/push'
import { toldOf } from './usecases/parcels/told'

/** The door of other systems: the shop's own, which push orders and parcels, and 快递100, which tells of parcels. */
export const intakeDoor = (ports: Ports, env: Readonly<Record<string, string | undefined>>) => {
  const orders = serve({
    contract: intakeContract,
    useCases: { orders: { push } },
    entry: intakeEntry(readIntakeKeys(env.INTAKE_KEYS)),
    ports,
  })
  const parcels = serve({
    contract: logisticsContract,
    useCases: { parcels: { told: toldOf(onTrack) } },
    entry: kuaidi100Entry(readKuaidi100(env.KUAIDI100)),
    ports,
  })
  return (event: unknown, context: unknown): Promise<unknown> =>
    isOfKuaidi100(event) ? parcels(event, context) : orders(event, context)
}
