import * as z from 'zod/mini'
import { ShopId } from '../shared/ids'
import { Instant } from '../shared/time'
import { Entry, EntryKey } from './entry'

const By = z.object({ agentId: z.string(), name: z.string() })

const noted = () => ({
  version: z.int(),
  at: Instant,
  by: By,
  note: z.string(),
  entries: z.int(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
})

/** Who put a version live, when, and what it changed. */
export const KnowledgeNote = z.lazy(() => z.object(noted()))
export type KnowledgeNote = z.infer<typeof KnowledgeNote>

/** A published version, `_id` = shopId:version: of two at once one is refused. The newest is live. */
export const KnowledgeVersion = z.lazy(() =>
  z.object({
    ...noted(),
    _id: z.string(),
    shopId: ShopId,
    /** The sender's id of the publication: a repeat finds its own. */
    clientId: z.string(),
    /** Its content, and in how many chunks: `_id` = shopId:contentId:n. */
    contentId: z.string(),
    chunks: z.int(),
  }),
)
export type KnowledgeVersion = z.infer<typeof KnowledgeVersion>

/** A part of a version's content, as text. */
export const KnowledgeChunk = z.object({
  _id: z.string(),
  shopId: ShopId,
  contentId: z.string(),
  n: z.int(),
  text: z.string(),
})
export type KnowledgeChunk = z.infer<typeof KnowledgeChunk>

/** As it is published: with the first letters of its title in pinyin, made where it is written. */
export const PublishedEntry = z.lazy(() => z.object({ entry: Entry, initials: z.string() }))
export type PublishedEntry = z.infer<typeof PublishedEntry>

/** A change that is not live yet, `_id` = shopId:key; `entry` null: to be taken away. */
export const KnowledgeDraft = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    key: EntryKey,
    entry: z.nullable(Entry),
    /** Goes up with each change of the draft. */
    version: z.int(),
    at: Instant,
    by: By,
  }),
)
export type KnowledgeDraft = z.infer<typeof KnowledgeDraft>

export const versionIdOf = (shopId: string, version: number): string => `${shopId}:${version}`
export const draftIdOf = (shopId: string, key: string): string => `${shopId}:${key}`

/** Canonical: the same entry is the same text, whatever the order of its fields. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, field: unknown) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([one], [other]) => (one < other ? -1 : 1)))
      : field,
  )

export const isSameEntry = (one: Entry | null, other: Entry | null): boolean => textOf(one) === textOf(other)

/** What these drafts change: entries in the order in which they stand, new ones behind. */
export const withDrafts = (
  live: readonly Entry[],
  drafts: readonly Pick<KnowledgeDraft, 'key' | 'entry'>[],
): readonly Entry[] => {
  const by = new Map(drafts.map(({ key, entry }) => [key, entry]))
  const known = new Set(live.map(({ key }) => key))
  const kept = live.flatMap((entry) => {
    const draft = by.get(entry.key)
    return draft === undefined ? [entry] : draft === null ? [] : [draft]
  })
  return [...kept, ...drafts.flatMap(({ key, entry }) => (entry && !known.has(key) ? [entry] : []))]
}

/** How one version differs from the one before. */
export const changesBetween = (
  before: readonly Entry[],
  after: readonly Entry[],
): Pick<KnowledgeNote, 'added' | 'changed' | 'removed'> => {
  const old = new Map(before.map((entry) => [entry.key, entry]))
  const added = after.filter(({ key }) => !old.has(key)).length
  const changed = after
    .filter(({ key }) => old.has(key))
    .filter((entry) => !isSameEntry(old.get(entry.key) ?? null, entry))
  return { added, changed: changed.length, removed: before.length - (after.length - added) }
}
