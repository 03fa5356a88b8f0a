import * as z from 'zod/mini'
import { CaseDraft } from '../../../core/aftersales/form'
import { restoredFiles, type Files } from '../evidence/attached.shared'
import type { Filled } from './form.shared'

/** Where the phone keeps claims that are not sent in yet. */
export const DRAFTS = 'caseDrafts'
/** Older ones are with the server. */
const MOST = 5

/** A claim as the phone keeps it: on top of which of the server's drafts it was written, and whether that one has it. */
export interface KeptDraft {
  /** The order, or the case whose wish is changed. */
  readonly about: string
  readonly revision: number
  readonly isSaved: boolean
  readonly filled: Filled
  readonly files: Files
}

const Stored = z.lazy(() =>
  z.object({
    about: z.string(),
    revision: z.int(),
    isSaved: z.boolean(),
    filled: CaseDraft,
    files: z.array(z.unknown()),
  }),
)

const listOf = (stored: unknown): readonly KeptDraft[] => {
  if (!Array.isArray(stored)) return []
  return stored.flatMap((one: unknown) => {
    const { success, data } = Stored.safeParse(one)
    if (!success) return []
    const { fileIds: _, ...filled } = data.filled
    return [{ ...data, filled, files: restoredFiles(data.files) }]
  })
}

/** What was written about that; null when nothing was. */
export const keptDraftOf = (stored: unknown, about: string): KeptDraft | null =>
  listOf(stored).find((one) => one.about === about) ?? null

/** What storage holds once that draft is kept, the newest first; of `null` nothing is kept any more. */
export const withKept = (
  stored: unknown,
  about: string,
  draft: KeptDraft | null,
): readonly object[] | null => {
  const others = listOf(stored).filter((one) => one.about !== about)
  const all = [...(draft ? [draft] : []), ...others].slice(0, MOST)
  if (all.length === 0) return null
  return all.map((one) => ({ ...one, filled: { ...one.filled, fileIds: [] } }))
}

/** Names of the files that some draft still needs. */
export const neededFiles = (stored: unknown): ReadonlySet<string> =>
  new Set(listOf(stored).flatMap(({ files }) => files.flatMap(({ kept }) => (kept === null ? [] : [kept]))))

/** Which draft a page begins with: the phone's, the server's, or hers to choose between. */
export type Beginning = 'here' | 'server' | 'choose'

/**
 * What was written on this phone goes on as long as the server knows nothing newer; what it does not know of this phone
 * is never thrown away unasked.
 */
export const beginningOf = (here: KeptDraft | null, serverRevision: number): Beginning => {
  if (here === null) return 'server'
  if (here.revision >= serverRevision) return 'here'
  return here.isSaved ? 'server' : 'choose'
}
