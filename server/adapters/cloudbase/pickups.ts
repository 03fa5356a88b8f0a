import { Pickup } from '../../../core/insurance/pickup'
import type { Pickups } from '../../insurance-ports'
import type { CloudbaseDatabase } from './app'
import { Collection } from './collection'
import { putVersion } from './put-version'

export const cloudbasePickups = (cloudbase: CloudbaseDatabase): Pickups => {
  const pickups = new Collection(cloudbase, 'pickups', Pickup)
  const { command } = cloudbase
  return {
    find: (caseNo) => pickups.get(caseNo),
    insert: (pickup) => pickups.insert(pickup),
    replace: (pickup) => putVersion(pickups, pickup, pickup.version - 1),
    due: (now, limit) =>
      pickups.find({ dueAt: command.gt(0).and(command.lte(now)) }, { order: [['dueAt', 'asc']], limit }),
  }
}
