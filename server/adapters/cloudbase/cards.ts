import * as z from 'zod/mini'
import { Instant } from '../../../core/shared/time'
import type { SentCard, SentCards } from '../../lane-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'

const Card: z.ZodMiniType<SentCard> = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: z.string(),
    caseNo: z.string(),
    sent: z.array(z.object({ userid: z.string(), code: z.nullable(z.string()) })),
    sentAt: Instant,
    isOpen: z.boolean(),
  }),
)

/** A case comes to review a few times, and is reminded of a few times each. */
const MOST_OPEN = 50

export const cloudbaseCards = (cloudbase: Cloudbase): SentCards => {
  const cards = new Collection(cloudbase, 'caseCards', Card)
  const { command } = cloudbase
  return {
    find: (id) => cards.get(id),
    put: (card) => cards.put(card),
    openOf: (shopId, caseNo) =>
      cards.find({ shopId, caseNo, isOpen: true }, { order: [['sentAt', 'asc']], limit: MOST_OPEN }),
    close: async (id) => {
      await cards.patch({ _id: id }, { isOpen: false })
    },
    sweep: (before) => cards.remove({ sentAt: command.lt(before) }),
  }
}
