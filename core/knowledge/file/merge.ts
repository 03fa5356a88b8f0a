import { entryFileProblems as words } from '../../copy/knowledge-files'
import { present } from '../../shared/present'
import { entryOf, type EntryInWords } from '../check'
import type { Entry } from '../entry'
import { isSameEntry } from '../published'
import { canonicalOf } from '../wordings'
import type { FileEntry, LineProblem } from './file-entry'

/** Entries of a shop. */
export const MOST_ENTRIES = 5_000

export interface MergedEntries {
  readonly added: readonly Entry[]
  readonly changed: readonly Entry[]
  readonly unchanged: number
  readonly problems: readonly LineProblem[]
}

const blank: EntryInWords = {
  ...{ category: '', title: '', similar: [], answer: '', isArticle: false, leadsTo: null, next: [] },
  ...{ scope: null, validFrom: null, validUntil: null, audience: 'all', hot: null },
}

const inWords = ({ key: _key, image: _image, isArticle, ...entry }: Entry): EntryInWords => ({
  ...blank,
  ...present(entry),
  isArticle: isArticle === true,
})

/** A line, and the entry that it is about; null: a new one. */
interface Pair {
  readonly told: FileEntry
  readonly before: Entry | null
}

const byTitle = (entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> => {
  const titles = new Map<string, Entry[]>()
  for (const entry of entries) {
    const title = canonicalOf(entry.title)
    titles.set(title, [...(titles.get(title) ?? []), entry])
  }
  return titles
}

interface Paired {
  readonly pairs: readonly Pair[]
  readonly problems: readonly LineProblem[]
}

/** The same number is the same entry; without a number, the same title. */
const pairsOf = (file: readonly FileEntry[], existing: readonly Entry[]): Paired => {
  const keys = new Map(existing.map((entry) => [entry.key, entry]))
  const titles = byTitle(existing)
  const problems: LineProblem[] = []
  const pairs = file.map((told): Pair => {
    if (told.key !== undefined) return { told, before: keys.get(told.key) ?? null }
    const [before = null, ...others] = titles.get(canonicalOf(told.title ?? '')) ?? []
    if (others.length > 0) problems.push({ line: told.line, reason: words.severalOf(told.title ?? '') })
    return { told, before }
  })
  return { pairs, problems }
}

const twice = (pairs: readonly Pair[]): readonly LineProblem[] => {
  const first = new Map<string, number>()
  return pairs.flatMap(({ told, before }) => {
    const key = before?.key ?? told.key
    const name = key === undefined ? `title ${canonicalOf(told.title ?? '')}` : `key ${key}`
    const line = first.get(name)
    if (line === undefined) first.set(name, told.line)
    return line === undefined ? [] : [{ line: told.line, reason: words.sameAsLine(line) }]
  })
}

/** What the line says over what stands there. */
const written = ({ told, before }: Pair): EntryInWords => {
  const { line: _line, key: _key, image: _image, statuses, goods, ...fields } = told
  const old = before ? inWords(before) : blank
  return { ...old, ...fields, scope: { ...old.scope, ...present({ statuses, goods }) } }
}

type Pictures = ReadonlyMap<string, NonNullable<Entry['image']>>

/** Pictures that entries have already are known again; others do not come with a file. */
const picturesOf = (existing: readonly Entry[]): Pictures =>
  new Map(existing.flatMap(({ image }) => (image ? [[image.fileId, image] as const] : [])))

const pictureOf = ({ told, before }: Pair, pictures: Pictures): Entry['image'] | null => {
  if (told.image === undefined) return before?.image ?? null
  return pictures.get(told.image) ?? null
}

/** What was never tidied is the same all the same. */
const isUnchanged = (entry: Entry, before: Entry): boolean => {
  if (isSameEntry(entry, before)) return true
  const tidied = entryOf(before.key, inWords(before), before.image ?? null)
  return tidied.ok && isSameEntry(entry, tidied.value)
}

export interface Merging {
  /** Entries as they are to be: drafts in their places. */
  readonly existing: readonly Entry[]
  readonly newKey: () => string
}

interface Made {
  readonly entries: readonly { readonly entry: Entry; readonly before: Entry | null }[]
  readonly problems: readonly LineProblem[]
}

const madeOf = (pairs: readonly Pair[], { existing, newKey }: Merging): Made => {
  const pictures = picturesOf(existing)
  const problems: LineProblem[] = []
  const entries = pairs.flatMap((pair) => {
    const { told, before } = pair
    const picture = told.image ?? ''
    const key = before?.key ?? told.key ?? newKey()
    const made = entryOf(key, written(pair), pictureOf(pair, pictures))
    if (picture !== '' && !pictures.has(picture))
      problems.push({ line: told.line, reason: words.noPicture(picture) })
    else if (!made.ok) problems.push({ line: told.line, reason: made.error })
    return made.ok ? [{ entry: made.value, before }] : []
  })
  return { entries, problems }
}

const overfull = (count: number): readonly LineProblem[] =>
  count > MOST_ENTRIES ? [{ line: 0, reason: words.tooMany(MOST_ENTRIES) }] : []

/**
 * What a file changes of a shop's knowledge; entries that it does not name stay. Nothing may be stored while there are
 * problems. Merging the same file again changes nothing.
 */
export const mergeEntries = (file: readonly FileEntry[], merging: Merging): MergedEntries => {
  const paired = pairsOf(file, merging.existing)
  const made = madeOf(paired.pairs, merging)
  const added = made.entries.filter(({ before }) => !before).map(({ entry }) => entry)
  const changed = made.entries.flatMap(({ entry, before }) =>
    before && !isUnchanged(entry, before) ? [entry] : [],
  )
  const problems = [
    ...overfull(merging.existing.length + added.length),
    ...[...paired.problems, ...twice(paired.pairs), ...made.problems],
  ]
  return {
    ...{ added, changed, unchanged: made.entries.length - added.length - changed.length },
    problems: problems.sort((one, other) => one.line - other.line),
  }
}
