import * as z from 'zod/mini'
import { MINUTE, type Instant } from '../../../core/shared/time'
import type { AheadDay, CaseDays } from '../../case-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { createMemory } from './memory'

const MOST_DAYS = 400
const REMEMBER = { atMost: 100, forMs: MINUTE } as const

const Day = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: z.string(),
    date: z.string(),
    /** By case number. */
    granted: z.record(z.string(), z.object({ fen: z.int(), lostFen: z.int() })),
  }),
)

const toAheadDay = ({ date, granted }: z.infer<typeof Day>): AheadDay => ({
  date,
  granted: Object.entries(granted).map(([caseNo, { fen, lostFen }]) => ({ caseNo, fen, lostFen })),
})

/** One document a day, with a field a case: noting it again writes the same. */
export const cloudbaseCaseDays = (cloudbase: Cloudbase, now: () => Instant): CaseDays => {
  const days = new Collection(cloudbase, 'caseDays', Day)
  const memory = createMemory<readonly AheadDay[]>({ ...REMEMBER, now })
  const read = async (shopId: string, from: string): Promise<readonly AheadDay[]> => {
    const filter = { shopId, date: cloudbase.command.gte(from) }
    return (await days.find(filter, { order: [['date', 'asc']], limit: MOST_DAYS })).map(toAheadDay)
  }
  return {
    note: async (shopId, date, { caseNo, fen, lostFen }) => {
      const _id = `${shopId}:${date}`
      const field = { [`granted.${caseNo}`]: { fen, lostFen } }
      if ((await days.patch({ _id }, field)) > 0) return
      const first = { _id, shopId, date, granted: { [caseNo]: { fen, lostFen } } }
      if ((await days.insert(first)) === 'taken') await days.patch({ _id }, field)
    },
    recall: async (shopId, from) => {
      const key = `${shopId}:${from}`
      const known = memory.get(key)
      if (known) return known
      const found = await read(shopId, from)
      memory.set(key, found)
      return found
    },
  }
}
