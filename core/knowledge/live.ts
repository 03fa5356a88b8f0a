import { isFor, type Asker, type Entry } from './entry'
import { outcomeOf, usualThresholds, type Outcome, type Thresholds } from './outcome'
import { piecesOf, type Piece } from './passages'
import type { PublishedEntry } from './published'
import { createReader, find, rank, type Asking } from './rank'
import { buildIndex, loadIndex, storedIndex, type SearchIndex, type StoredIndex } from './search-index'
import { questionsIn } from './split'
import { lettersOf } from './wordings'

/** A version as it is stored: what it says, and the index that was built when it was published. */
export interface KnowledgeContent {
  readonly entries: readonly PublishedEntry[]
  readonly index: StoredIndex
  /** Absent: as usual. */
  readonly thresholds?: Thresholds | undefined
}

/** A version as it is asked. */
export interface LiveKnowledge {
  readonly version: number
  readonly entries: readonly PublishedEntry[]
  readonly pieces: ReadonlyMap<string, Piece>
  readonly index: SearchIndex
  readonly thresholds: Thresholds
  readonly read: NonNullable<Asking['read']>
  /** The pieces that have this question word for word, by its letters. */
  readonly byWords: ReadonlyMap<string, readonly string[]>
}

const indexedBy = (pieces: readonly Piece[]) =>
  buildIndex(pieces.map(({ id, questions }) => ({ id, questions })))

/** What is stored of a version. */
export const contentOf = (
  entries: readonly PublishedEntry[],
  thresholds: Thresholds = usualThresholds,
): KnowledgeContent => ({
  ...{ entries, thresholds },
  index: storedIndex(indexedBy(piecesOf(entries.map(({ entry }) => entry)))),
})

/** A title is its own piece's, whoever else is asked so. What has no letters is nobody's words. */
const wordsOf = (pieces: readonly Piece[]): ReadonlyMap<string, readonly string[]> => {
  const byWords = new Map<string, string[]>()
  const keep = (words: string, id: string): void => {
    const letters = lettersOf(words)
    const ids = byWords.get(letters) ?? []
    if (letters !== '' && !ids.includes(id)) byWords.set(letters, [...ids, id])
  }
  for (const { id, title } of pieces) keep(title, id)
  for (const { id, questions } of pieces) for (const question of questions) keep(question, id)
  return byWords
}

/** Entries as they would be asked, without being stored. */
export const liveOf = (version: number, entries: readonly Entry[]): LiveKnowledge =>
  openKnowledge(version, contentOf(entries.map((entry) => ({ entry, initials: '' }))))

/** A stored version, ready to be asked. */
export const openKnowledge = (
  version: number,
  { entries, index: stored, thresholds = usualThresholds }: KnowledgeContent,
): LiveKnowledge => {
  const pieces = piecesOf(entries.map(({ entry }) => entry))
  const index = loadIndex(stored)
  return {
    ...{ version, entries, index, thresholds },
    pieces: new Map(pieces.map((piece) => [piece.id, piece])),
    read: createReader(index),
    byWords: wordsOf(pieces),
  }
}

/** May this piece be said to who asks? */
const allowing =
  ({ pieces }: LiveKnowledge, asker: Asker) =>
  (id: string): boolean => {
    const piece = pieces.get(id)
    return piece !== undefined && isFor(piece.entry, asker)
  }

/** A question that a piece has word for word is that piece's: a title that is tapped is always answered. */
const wordForWord =
  ({ byWords }: LiveKnowledge, allows: (id: string) => boolean) =>
  (asked: string): string | null =>
    byWords.get(lettersOf(asked))?.find(allows) ?? null

/** Is it the title of something that may be said to her: what chips and lists say? */
export const isTitle = (live: LiveKnowledge, text: string, asker: Asker): boolean => {
  const id = wordForWord(live, allowing(live, asker))(text)
  const piece = id === null ? undefined : live.pieces.get(id)
  return (
    piece !== undefined &&
    [piece.title, piece.entry.title].some((title) => lettersOf(title) === lettersOf(text))
  )
}

/** Does any answer depend on the order that she came from? */
export const asksOfOrders = ({ entries }: LiveKnowledge): boolean =>
  entries.some(({ entry }) => entry.scope !== undefined)

/** What becomes of a shopper's, or an agent's, question; `before`: what she asked just before it. */
export const askKnowledge = (
  live: LiveKnowledge,
  text: string,
  { asker, before }: { readonly asker: Asker; readonly before?: string | undefined },
): Outcome => {
  const allows = allowing(live, asker)
  return outcomeOf(live.index, text, {
    ...{ read: live.read, allows, thresholds: live.thresholds },
    ...{ wordForWord: wordForWord(live, allows), before },
  })
}

/** What is like a question, best first, and whether the first of it answers it. */
export const findLike = (
  live: LiveKnowledge,
  text: string,
  { asker, limit }: { readonly asker: Asker; readonly limit: number },
): { readonly pieces: readonly Piece[]; readonly isSure: boolean } => {
  const allows = allowing(live, asker)
  const known = wordForWord(live, allows)(text)
  const ranked = rank(live.index, text, { read: live.read, allows }).map(({ entry }) => live.index.ids[entry])
  const ids = new Set([...(known === null ? [] : [known]), ...ranked])
  const { p } = find(live.index, text, { read: live.read, allows })
  return {
    pieces: [...ids].slice(0, limit).flatMap((id) => (id === undefined ? [] : (live.pieces.get(id) ?? []))),
    isSure: known !== null || p >= live.thresholds.sure,
  }
}

/** A piece that was found for a question, and how sure it is, 0…1. */
export interface FoundPiece {
  readonly piece: Piece
  readonly p: number
  readonly asked: string
}

/** What would be done with a message, and the three best of each question in it. */
export const askEach = (
  live: LiveKnowledge,
  text: string,
  asker: Asker,
): { readonly outcome: Outcome['kind']; readonly found: readonly FoundPiece[] } => ({
  outcome: askKnowledge(live, text, { asker }).kind,
  found: questionsIn(text).flatMap((asked) => foundFor(live, asked, { asker, limit: 3 })),
})

/** The best for one question; only of the first is it known how sure it is, the others are less. */
const foundFor = (
  live: LiveKnowledge,
  asked: string,
  { asker, limit }: { readonly asker: Asker; readonly limit: number },
): readonly FoundPiece[] => {
  const allows = allowing(live, asker)
  const known = wordForWord(live, allows)(asked)
  const { p, top } = find(live.index, asked, { read: live.read, allows })
  const ids = [...new Set([...(known === null ? [] : [known]), ...top])].slice(0, limit)
  return ids.flatMap((id, at) => {
    const piece = live.pieces.get(id)
    return piece ? [{ piece, asked, p: at > 0 ? 0 : known === null ? p : 1 }] : []
  })
}

/** What a colleague may like to say: the best of what is at least nearly sure. */
export const findSure = (
  live: LiveKnowledge,
  asked: string,
  of: { readonly asker: Asker; readonly limit: number },
): readonly FoundPiece[] => {
  const found = foundFor(live, asked, of)
  return (found[0]?.p ?? 0) >= live.thresholds.likely ? found : []
}

/** More would be a list, and there is one. */
const MOST_HOT = 10

/** The questions that are offered first (R7, R163). */
export const hotOf = (live: LiveKnowledge, asker: Asker): readonly PublishedEntry[] =>
  live.entries
    .filter(({ entry }) => entry.hot !== undefined && isFor(entry, asker))
    .sort(({ entry: one }, { entry: other }) => (one.hot ?? 0) - (other.hot ?? 0))
    .slice(0, MOST_HOT)
