import { Shift } from '../../../core/routing/shift'
import type { Shifts } from '../../shift-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'

/** Of a day; whoever goes on and off duty more often than that is not all counted. */
const MOST_SHIFTS = 1_000

export const cloudbaseShifts = (cloudbase: Cloudbase): Shifts => {
  const shifts = new Collection(cloudbase, 'shifts', Shift)
  const { command } = cloudbase
  return {
    keep: async (shift) => {
      await shifts.insert(shift)
    },
    between: async (shopId, from, to) => {
      const found = await shifts.find(
        { shopId, to: command.gt(from) },
        { order: [['to', 'asc']], limit: MOST_SHIFTS },
      )
      return found.filter((shift) => shift.from < to)
    },
    sweep: async (before) => {
      await shifts.remove({ to: command.lt(before) })
    },
  }
}
