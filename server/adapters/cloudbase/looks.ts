import { Look } from '../../../core/desk/look'
import { HOUR, type Instant } from '../../../core/shared/time'
import type { Looks } from '../../privacy-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { createMemory } from './memory'

export const cloudbaseLooks = (cloudbase: Cloudbase, now: () => Instant): Looks => {
  const audits = new Collection(cloudbase, 'audits', Look)
  const noted = createMemory<true>({ atMost: 500, forMs: HOUR, now })
  return {
    note: async (look) => {
      if (noted.get(look._id)) return
      await audits.insert(look)
      noted.set(look._id, true)
    },
  }
}
