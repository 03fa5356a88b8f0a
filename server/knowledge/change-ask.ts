import type { Ask } from '../../core/knowledge/ask'
import type { Ports } from '../ports'

/** Racing writers each need one more try. */
const MOST_TRIES = 8

/** Changes a question as it stands; null when there is none of that id. */
export const changeAsk = async (
  { asks }: Pick<Ports, 'asks'>,
  id: string,
  change: (ask: Ask) => Ask,
): Promise<Ask | null> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const before = await asks.find(id)
    if (!before) return null
    const after = change(before)
    if (after === before) return before
    const next = { ...after, version: before.version + 1 }
    if (await asks.put(next, before.version)) return next
  }
  throw new Error('a question is written over and over')
}
