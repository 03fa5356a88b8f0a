import type { NearEntry } from '../contracts/desk/knowledge'
import { formOf, likenessOf, tellingOf, wordingOf, type Wording } from './alike'
import type { Entry } from './entry'
import type { LiveKnowledge } from './live'
import type { Piece } from './passages'
import { find } from './rank'
import type { SearchIndex } from './search-index'
import { canonicalOf } from './wordings'

/** From here on the bot would answer with the other entry: the title is another way to ask it. */
const ANSWERED = 0.9
const MOST = 5

/** What is asked alike by another piece. */
interface Alike {
  readonly own: Wording
  readonly piece: number
  readonly theirs: string
  readonly likeness: number
}

const alikeTo = (own: Wording, index: SearchIndex): readonly Alike[] => {
  const found: Alike[] = []
  for (const pair of tellingOf(own, (one, other) => index.weightOf(other) - index.weightOf(one))) {
    for (const piece of index.postingOf(pair).entries) {
      for (const theirs of index.questions[piece] ?? []) {
        const likeness = theirs.includes(pair) ? likenessOf(own, formOf(theirs)) : 0
        if (likeness > 0) found.push({ own, piece, theirs, likeness })
      }
    }
  }
  return found
}

/** In its own words; an article is asked by its titles and similar questions, not by its sentences. */
const wordsOf = ({ entry, questions }: Piece, canonical: string): string | undefined => {
  const asked = entry.isArticle ? [...questions.slice(0, 1), entry.title, ...entry.similar] : questions
  return asked.find((question) => canonicalOf(question) === canonical)
}

/** The best of each other entry. */
const bestOfEach = (
  alike: readonly Alike[],
  { index, pieces }: LiveKnowledge,
  key: string,
): readonly NearEntry[] => {
  const near = new Map<string, NearEntry>()
  for (const { own, piece, theirs } of alike) {
    const found = pieces.get(index.ids[piece] ?? '')
    if (!found || found.entry.key === key || near.has(found.entry.key)) continue
    const { entry } = found
    const words = wordsOf(found, theirs)
    if (words !== undefined)
      near.set(entry.key, { key: entry.key, title: entry.title, question: own.words, theirs: words })
    if (near.size === MOST) break
  }
  return [...near.values()]
}

/** The other entry that would answer its title. */
const answering = ({ index, pieces, read }: LiveKnowledge, { key, title }: Entry): readonly NearEntry[] => {
  const allows = (id: string): boolean => pieces.get(id)?.entry.key !== key
  const { best, p } = find(index, title, { read, allows })
  const other = p >= ANSWERED && best !== null ? pieces.get(best)?.entry : undefined
  return other ? [{ key: other.key, title: other.title, question: title, theirs: other.title }] : []
}

/** Other entries that are asked the same, or nearly, best first, each once and at most five. */
export const nearTo = (live: LiveKnowledge | null, entry: Entry): NearEntry[] => {
  if (!live) return []
  const alike = [entry.title, ...entry.similar]
    .flatMap((words) => alikeTo(wordingOf(words), live.index))
    .sort((one, other) => other.likeness - one.likeness)
  const near = bestOfEach(alike, live, entry.key)
  const also = answering(live, entry).filter(({ key }) => near.every((one) => one.key !== key))
  return [...near, ...also].slice(0, MOST)
}
