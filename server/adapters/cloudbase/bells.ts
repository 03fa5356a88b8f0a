import { Bell } from '../../../core/conversation/bell'
import type { Bells } from '../../ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { putNewer } from './put-newer'

export const cloudbaseBells = (cloudbase: Cloudbase): Bells => {
  const bells = new Collection(cloudbase, 'bells', Bell)
  return {
    ring: (bell) => putNewer(cloudbase, bells, bell),
    setTyping: async (_id, typingUntil) => {
      await bells.patch({ _id }, { typingUntil })
    },
  }
}
