import type { CollectionSpec, Index } from '../../core/collections/spec'

import { atomsOf, column, type Atom, type Key } from './atoms'
import type { Doc } from './ejson'
import { indexName, quote } from './schema'

export interface Plan {
  /** Name of the declared index, `_id_`, or null for a scan of the whole collection. */
  readonly index: string | null
  /** `INDEXED BY …`: SQLite must use the index that was chosen, so that the meter tells the truth. */
  readonly hint: string
  readonly where: string
  readonly keys: readonly Key[]
  /** The filter is fully answered by the index: no document needs to be parsed. */
  readonly exact: boolean
  /** ORDER BY that the index gives for free, or null when the caller has to sort. */
  readonly order: string | null
  /** How far the index narrows the question; 0 for a scan. */
  readonly score: number
}

/** What to sort by, in order; 1 ascending, -1 descending. */
export type Sort = readonly (readonly [field: string, direction: 1 | -1])[]

interface Candidate {
  readonly name: string
  readonly keys: Index['keys']
}

interface Choice {
  readonly candidate: Candidate
  readonly used: readonly Atom[]
  readonly order: string | null
  readonly score: number
}

const sameDirections = (rest: Index['keys'], sort: Sort): boolean => {
  const same = (flip: 1 | -1): boolean =>
    sort.every(([field, direction], at) => rest[at]?.[0] === field && rest[at][1] === direction * flip)
  return same(1) || same(-1)
}

/** ORDER BY that `candidate` gives after its first `fixed` keys, or null. Sorting by a fixed field is free. */
const orderOf = (candidate: Candidate, fixed: ReadonlySet<string>, sort: Sort): string | null => {
  const needed = sort.filter(([field]) => !fixed.has(field))
  if (needed.length === 0) return ''
  const rest = candidate.keys.filter(([field]) => !fixed.has(field))
  if (!sameDirections(rest, needed)) return null
  return ` ORDER BY ${needed.map(([field, direction]) => `${column(field)}${direction === -1 ? ' DESC' : ''}`).join(', ')}`
}

const worth = { eq: 10, in: 8, range: 4 }
const worthOfOrder = 3

/** The conditions that an index answers: its leading keys by equality or a list, then ranges of one key. */
const usedBy = (keys: Index['keys'], atoms: readonly Atom[]): Atom[] => {
  const used: Atom[] = []
  for (const [field] of keys) {
    const own = atoms.filter((atom) => atom.field === field)
    const point = own.find(({ kind }) => kind === 'eq') ?? own.find(({ kind }) => kind === 'in')
    if (!point) return [...used, ...own]
    used.push(point)
  }
  return used
}

const choose = (candidate: Candidate, atoms: readonly Atom[], sort: Sort): Choice => {
  const used = usedBy(candidate.keys, atoms)
  const fixed = new Set(used.filter(({ kind }) => kind === 'eq').map(({ field }) => field))
  const mixed = used.some(({ kind }) => kind === 'in')
  const order = mixed && sort.length > 0 ? null : orderOf(candidate, fixed, sort)
  const score = used.reduce((sum, { kind }) => sum + worth[kind], 0)
  return { candidate, used, order, score: score + (order !== null && sort.length > 0 ? worthOfOrder : 0) }
}

/** What a plan depends on. */
export interface Planned {
  readonly name: string
  readonly spec: CollectionSpec
  readonly multikey: ReadonlySet<string>
}

/** Picks the index that narrows most: equalities first, then a list, a range, and the order wanted. */
export const plan = (collection: Planned, query: { readonly filter: Doc; readonly sort: Sort }): Plan => {
  const { name, spec, multikey } = collection
  const all = atomsOf(query.filter)
  const atoms = all.filter((atom): atom is Atom => atom !== undefined && !multikey.has(atom.field))
  const candidates: Candidate[] = [{ name: '_id_', keys: [['_id', 1]] }, ...spec.indexes]
  const best = candidates
    .filter(
      ({ keys }) => !keys.some(([field]) => multikey.has(field) && query.sort.some(([by]) => by === field)),
    )
    .map((candidate) => choose(candidate, atoms, query.sort))
    .reduce((a, b) => (better(b, a) ? b : a))
  if (best.score === 0) return scan(all.length === 0, query.sort.length === 0)

  const { candidate, used } = best
  const hint = candidate.name === '_id_' ? '' : ` INDEXED BY ${quote(indexName(name, candidate.name))}`
  return {
    index: candidate.name,
    hint,
    where: used.length > 0 ? ` WHERE ${used.map(({ sql }) => sql).join(' AND ')}` : '',
    keys: used.flatMap(({ keys }) => keys),
    exact: all.every((atom) => atom !== undefined && atom.exact && used.includes(atom)),
    order: best.order,
    score: best.score,
  }
}

const better = (a: Choice, b: Choice): boolean => {
  const whole = (choice: Choice): boolean => choice.candidate.name === '_id_' && choice.used[0]?.kind === 'eq'
  if (whole(a) !== whole(b)) return whole(a)
  return a.score > b.score
}

const scan = (exact: boolean, unsorted: boolean): Plan => ({
  index: null,
  hint: '',
  where: '',
  keys: [],
  exact,
  order: unsorted ? '' : null,
  score: 0,
})
