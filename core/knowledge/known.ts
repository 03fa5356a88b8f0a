import { firstOf } from '../shared/graphemes'
import type { Shop } from '../shop/shop'
import type { Basis } from './basis'
import type { Entry } from './entry'
import type { LiveKnowledge } from './live'
import type { Outcome } from './outcome'
import type { Piece } from './passages'
import { filledAnswer, slotValues } from './slots'

/** An answer as it is said. */
export interface Said extends Pick<Entry, 'image' | 'leadsTo' | 'next'> {
  readonly key: string
  readonly question: string
  readonly answer: string
}

/** What the shop's knowledge makes of a question. */
export interface KnownOutcome {
  readonly basis: Basis
  /** The answers, where it is sure. */
  readonly said: readonly Said[]
  /** Titles of what may be meant, where it is nearly sure. */
  readonly offered: readonly string[]
}

type Promises = Pick<Shop, 'hours' | 'calendar' | 'servicePolicy'>

/** A piece in the shop's words of today. */
export const saidOf = ({ entry, title, text }: Piece, promises: Promises): Said => ({
  ...{ key: entry.key, question: title, answer: filledAnswer(text, slotValues(promises)) },
  ...(entry.image && { image: entry.image }),
  ...(entry.leadsTo && { leadsTo: entry.leadsTo }),
  ...(entry.next && { next: entry.next }),
})

const ASKED_MAX = 200
const nothing: { readonly ids: readonly string[]; readonly p?: number } = { ids: [] }

const basisOf = ({ version }: LiveKnowledge, text: string, outcome: Outcome): Basis => {
  const asked = firstOf(text, ASKED_MAX)
  if (outcome.kind === 'answer') {
    return { version, asked, outcome: 'answer', found: outcome.answers.map(({ id, p }) => ({ id, p })) }
  }
  const { ids, p = 0 } = outcome.kind === 'choose' ? outcome : nothing
  return { version, asked, outcome: outcome.kind, found: ids.map((id, at) => ({ id, p: at === 0 ? p : 0 })) }
}

const piecesFor = ({ pieces }: LiveKnowledge, ids: readonly string[]): readonly Piece[] =>
  ids.flatMap((id) => pieces.get(id) ?? [])

/** What becomes of a question, in the shop's words. */
export const inWords = (
  live: LiveKnowledge,
  { text, outcome }: { readonly text: string; readonly outcome: Outcome },
  promises: Promises,
): KnownOutcome => {
  const basis = basisOf(live, text, outcome)
  const pieces = piecesFor(
    live,
    basis.found.map(({ id }) => id),
  )
  if (outcome.kind !== 'answer') {
    return { basis, said: [], offered: [...new Set(pieces.map(({ title }) => title))] }
  }
  const said = pieces.map((piece) => saidOf(piece, promises))
  // what the shop promises nothing of has no words: a person has
  const isSaid = said.every(({ answer }) => answer !== '')
  return isSaid
    ? { basis, said, offered: [] }
    : { basis: basisOf(live, text, { kind: 'person' }), said: [], offered: [] }
}

/** The same where a large model chose one of the pieces that were found, in its own words. */
export const inModelsWords = (
  live: LiveKnowledge,
  { text, id, words }: { readonly text: string; readonly id: string; readonly words: string },
  promises: Promises,
): KnownOutcome => {
  const basis = basisOf(live, text, { kind: 'answer', answers: [{ asked: text, id, p: 0 }] })
  const said = piecesFor(live, [id]).map((piece) => ({ ...saidOf(piece, promises), answer: words }))
  return { basis: { ...basis, assisted: true }, said, offered: [] }
}
