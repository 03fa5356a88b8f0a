/** The shops that the weights of core/knowledge are fitted on: question sets, what is cut from them, and our own starter. */
import { readFileSync } from 'node:fs'
import type { Asked } from '../../core/knowledge/search-index'
import { at } from '../lib/root'

/** A question, and the entry that answers it. `near`: of this trade, but of no entry; `far`: of none. */
export interface Asking {
  readonly ask: string
  readonly right: string | null
  readonly kind: 'in' | 'near' | 'far'
  /** Kept away from what is learned. */
  readonly isTest: boolean
}

export interface TriedShop {
  readonly name: string
  readonly entries: readonly Asked[]
  readonly questions: readonly Asking[]
}

interface QuestionSet {
  readonly name: string
  readonly kb: readonly {
    readonly id: string | number
    readonly std: string
    readonly sims: readonly string[]
  }[]
  readonly queries: readonly {
    readonly q: string
    readonly id: string | number | null
    readonly kind: Asking['kind']
    readonly split: string
  }[]
}

const parsed = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

/** A question set of the bench, as it is. */
export const wholeSet = (file: string): TriedShop => {
  const { name, kb, queries } = parsed(file) as QuestionSet
  return {
    name,
    entries: kb.map(({ id, std, sims }) => ({ id: String(id), questions: [std, ...sims] })),
    questions: queries.map(({ q, id, kind, split }) => ({
      ask: q,
      right: id === null ? null : String(id),
      kind,
      isTest: split === 'test',
    })),
  }
}

const every = <T>(of: readonly T[], step: number, from = 0): readonly T[] =>
  of.filter((_, number) => number % step === from)

/** Questions of entries that are not there are near ones. */
const without = (questions: readonly Asking[], ids: ReadonlySet<string>): readonly Asking[] =>
  questions
    .filter(({ right }) => right !== null && !ids.has(right))
    .map((question): Asking => ({ ...question, right: null, kind: 'near' }))

/** A shop with a sixth of a set's entries, and a fair part of what it cannot answer. */
export const smallShop = ({ name, entries, questions }: TriedShop, similar: number): TriedShop => {
  const few = every(entries, 6).map(({ id, questions: asked }) => ({
    id,
    questions: asked.slice(0, 1 + similar),
  }))
  const ids = new Set(few.map(({ id }) => id))
  const learned = questions.filter(({ isTest }) => !isTest)
  return {
    name: `${name}, small`,
    entries: few,
    questions: [
      ...learned.filter(({ right }) => right !== null && ids.has(right)),
      ...every(without(learned, ids), 20),
      ...every(
        learned.filter(({ kind }) => kind === 'far'),
        5,
      ),
    ],
  }
}

interface Labelled {
  readonly ask: string
  readonly right: readonly string[]
}

const practiceOf = (): readonly Asking[] =>
  (parsed(at('scripts/knowledge/practice.json')) as readonly Labelled[]).map(
    ({ ask, right: [right = null] }, number) => ({
      ask,
      right,
      kind: right === null ? 'far' : 'in',
      isTest: number % 2 === 1,
    }),
  )

const PARTS = 8

/** The starter with some similar questions of each entry kept back, and asked. */
const keptBack = (entries: readonly Asked[], part: number, far: readonly Asking[]): TriedShop => {
  const isKept = (number: number, entry: number): boolean =>
    number > 0 && (number * 7 + entry) % PARTS === part
  const asked = entries.flatMap(({ id, questions }, entry) =>
    questions
      .filter((_, number) => isKept(number, entry))
      .map((ask): Asking => ({ ask, right: id, kind: 'in', isTest: false })),
  )
  return {
    name: `starter, part ${part}`,
    entries: entries.map(({ id, questions }, entry) => ({
      id,
      questions: questions.filter((_, number) => !isKept(number, entry)),
    })),
    questions: [...every(asked, 2), ...far],
  }
}

/** The starter with few similar questions an entry: others of them are asked. */
const poor = (entries: readonly Asked[], similar: number, far: readonly Asking[]): TriedShop => ({
  name: `starter, ${similar} similar`,
  entries: entries.map(({ id, questions }) => ({ id, questions: questions.slice(0, 1 + similar) })),
  questions: [
    ...entries.flatMap(({ id, questions }) =>
      every(questions.slice(1 + similar), 12).map((ask): Asking => ({
        ask,
        right: id,
        kind: 'in',
        isTest: false,
      })),
    ),
    ...far,
  ],
})

/** The starter without its practice questions, whole, with entries away, with questions away. */
export const starterShops = (): readonly TriedShop[] => {
  const practice = practiceOf()
  const practised = new Set(practice.map(({ ask }) => ask))
  const starter = parsed(at('scripts/knowledge/starter.json')) as readonly {
    readonly key: string
    readonly title: string
    readonly similar: readonly string[]
  }[]
  const entries = starter.map(({ key, title, similar }) => ({
    id: key,
    questions: [title, ...similar.filter((one) => !practised.has(one))],
  }))
  const far = practice.filter(({ kind, isTest }) => kind === 'far' && !isTest)
  const away = (part: number): TriedShop => {
    const left = entries.filter((_, number) => number % 6 !== part)
    return {
      name: `starter, without part ${part}`,
      entries: left,
      questions: without(practice, new Set(left.map(({ id }) => id))),
    }
  }
  return [
    { name: 'practice', entries, questions: practice },
    ...[0, 1, 2, 3].map(away),
    ...[0, 2, 4, 6].map((part) => keptBack(entries, part, every(far, 4, part / 2))),
    ...[4, 8].map((similar) => poor(entries, similar, every(far, 4))),
  ]
}
