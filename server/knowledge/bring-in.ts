import type { RefusalCode } from '../../core/contracts/refusals'
import type { NearEntry } from '../../core/contracts/desk/knowledge'
import type { Entry } from '../../core/knowledge/entry'
import type { FileEntry } from '../../core/knowledge/file/file-entry'
import { mergeEntries, type MergedEntries } from '../../core/knowledge/file/merge'
import { nearAmong } from '../../core/knowledge/near-among'
import { draftIdOf, isSameEntry, withDrafts, type KnowledgeDraft } from '../../core/knowledge/published'
import { err, ok, type Result } from '../../core/shared/result'
import type { Ports } from '../ports'
import { sideBySide } from '../side-by-side'
import { underLease, type LeasePorts } from '../under-lease'
import { standing, type Standing } from './standing'

export type BringInPorts = LeasePorts & Pick<Ports, 'knowledgeBook' | 'now'>

export interface BringIn {
  readonly shopId: string
  readonly by: KnowledgeDraft['by']
  readonly file: readonly FileEntry[]
}

export interface BroughtIn extends MergedEntries {
  /** What was added and is asked like something else. */
  readonly near: readonly NearEntry[]
}

/** Writes each over the draft that was read; one that is as it is live is no draft. False when somebody was quicker. */
const writeDrafts = async (
  { knowledgeBook, now }: BringInPorts,
  { shopId, by, written }: Omit<BringIn, 'file'> & { readonly written: readonly Entry[] },
  { entries, drafts }: Standing,
): Promise<boolean> => {
  const live = new Map(entries.map(({ entry }) => [entry.key, entry]))
  const before = new Map(drafts.map((draft) => [draft.key, draft]))
  const at = now()
  let isWhole = true
  await sideBySide(
    written,
    async (entry) => {
      const { key } = entry
      const draft = before.get(key)
      const version = draft?.version ?? 0
      if (draft && isSameEntry(entry, live.get(key) ?? null)) return knowledgeBook.dropDraft(draft)
      const next = { _id: draftIdOf(shopId, key), shopId, key, entry, version: version + 1, at, by }
      if (!(await knowledgeBook.putDraft(next, version))) isWhole = false
    },
    () => isWhole,
  )
  return isWhole
}

/** Keys of one file, in its order: drafts are listed by key. */
const keysOf = (id: string): (() => string) => {
  const stem = id.toLowerCase().replace(/[^a-z0-9]/g, '')
  let count = 0
  return () => `${stem.slice(-12)}-${String((count += 1)).padStart(4, '0')}`
}

/**
 * Brings entries of a file into a shop's drafts, all of them or, when there are problems, none. `busy` when somebody
 * saved one of them meanwhile: his stays, and the same file again brings in the others.
 */
export const bringIn = (
  ports: BringInPorts,
  { shopId, by, file }: BringIn,
): Promise<Result<BroughtIn, RefusalCode>> =>
  underLease(ports, `knowledge:${shopId}`, async () => {
    const now = await standing(ports, shopId)
    const existing = withDrafts(
      now.entries.map(({ entry }) => entry),
      now.drafts,
    )
    const merged = mergeEntries(file, { existing, newKey: keysOf(ports.newId()) })
    if (merged.problems.length > 0) return ok({ ...merged, near: [] })
    const written = [...merged.added, ...merged.changed]
    if (!(await writeDrafts(ports, { shopId, by, written }, now))) return err('busy')
    const after = withDrafts(
      existing,
      written.map((entry) => ({ key: entry.key, entry })),
    )
    return ok({ ...merged, near: nearAmong(after, new Set(merged.added.map(({ key }) => key))) })
  })
