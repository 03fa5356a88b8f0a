import { isFor, type Asker } from '../../core/knowledge/entry'
import type { LiveKnowledge } from '../../core/knowledge/live'
import type { PublishedEntry } from '../../core/knowledge/published'

/** On its page an answer is read whatever she came from: only who it is for, and until when, counts. */
export const readable = (live: LiveKnowledge, asker: Asker): readonly PublishedEntry[] =>
  live.entries.filter(({ entry: { scope: _, ...entry } }) => isFor(entry, asker))
