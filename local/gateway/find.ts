import type { Collection, Row } from './collection'
import { parseObject, type Doc, type Value } from './ejson'
import { branchesOf } from './branches'
import { distanceOf } from './geo'
import { matcher } from './match'
import { withPatterns } from './patterns'
import { plan, type Plan, type Sort } from './planner'
import { sorted, Top } from './sorting'

/** What a question cost: documents looked at (skipped ones too) and documents handed over. */
export interface Cost {
  readonly index: string | null
  readonly examined: number
  readonly returned: number
}

export interface Question {
  readonly filter: Doc
  readonly sort?: Sort
  readonly skip?: number
  /** Infinity when the caller wants every match. */
  readonly limit?: number
}

export interface Found extends Cost {
  readonly rows: readonly Row[]
}

/** A filter as the SDK sent it, ready for the planner and the matcher. */
export const parseFilter = (text: Value, now: number): Doc => {
  if (text === undefined || text === '') return {}
  return withPatterns(parseObject(text, now)) as Doc
}

export const sortOf = (spec: Doc): Sort =>
  Object.entries(spec).map(([field, direction]) => [field, direction === -1 ? -1 : 1])

export const parseSort = (text: Value, now: number): Sort =>
  text === undefined || text === '' ? [] : sortOf(parseObject(text, now))

const select = (collection: Collection, chosen: Plan, tail: string): string =>
  `SELECT seq, doc FROM ${collection.table}${chosen.hint}${chosen.where}${chosen.order ?? ''}${tail}`

/** One after the other: they need not all be in memory. */
const candidates = (collection: Collection, chosen: Plan): Iterable<Row> =>
  collection.sql(select(collection, chosen, '')).iterate(...chosen.keys) as Iterable<Row>

/** The index answers everything: SQLite skips and stops by itself. */
const direct = (collection: Collection, chosen: Plan, question: Question): Found => {
  const { skip = 0, limit = Infinity } = question
  const tail = Number.isFinite(limit) || skip > 0 ? ' LIMIT ? OFFSET ?' : ''
  const page = tail ? [Number.isFinite(limit) ? limit : -1, skip] : []
  const rows = collection.sql(select(collection, chosen, tail)).all(...chosen.keys, ...page) as Row[]
  return {
    rows,
    index: chosen.index,
    examined: rows.length + (rows.length > 0 ? skip : 0),
    returned: rows.length,
  }
}

/** The order is given, the filter is not: walk until the page is full. */
const walked = (collection: Collection, chosen: Plan, question: Question): Found => {
  const { skip = 0, limit = Infinity } = question
  const matches = matcher(question.filter)
  const rows: Row[] = []
  let examined = 0
  let passed = 0
  for (const row of candidates(collection, chosen)) {
    if (rows.length >= limit) break
    examined += 1
    if (!matches(parseObject(row.doc, 0))) continue
    if (passed >= skip) rows.push(row)
    passed += 1
  }
  return { rows, index: chosen.index, examined, returned: rows.length }
}

/** Neither is given: look at all candidates, filter, keep the first of the order. */
const gathered = (collection: Collection, chosen: Plan, question: Question): Found => {
  const { skip = 0, limit = Infinity, sort = [] } = question
  const matches = chosen.exact ? () => true : matcher(question.filter)
  const top = new Top<Row>(sort, skip + limit)
  let examined = 0
  for (const row of candidates(collection, { ...chosen, order: '' })) {
    examined += 1
    const doc = parseObject(row.doc, 0)
    if (matches(doc)) top.add(row, doc)
  }
  const rows = top.items.slice(skip)
  return { rows, index: chosen.index, examined, returned: rows.length }
}

/** Each branch by its own index; a document that answers several counts once, where it came first. */
const united = (collection: Collection, branches: readonly Doc[], question: Question): Found => {
  const { skip = 0, limit = Infinity, sort = [] } = question
  const parts = branches.map((filter) => find(collection, { filter, sort, limit: skip + limit }))
  const once = new Map(parts.flatMap(({ rows }) => rows).map((row) => [row.seq, row]))
  const all = sort.length > 0 ? sorted([...once.values()], sort) : [...once.values()]
  const rows = all.slice(skip, skip + limit)
  const names = [...new Set(parts.map(({ index }) => index))]
  const examined = parts.reduce((sum, part) => sum + part.examined, 0)
  return { rows, index: names.join(' | '), examined, returned: rows.length }
}

const byIndexes = (collection: Collection, question: Question): Found => {
  const { filter, sort = [] } = question
  const chosen = plan(collection, { filter, sort })
  const branches = branchesOf(collection, { filter, sort }, chosen)
  if (branches) return united(collection, branches, question)
  if (chosen.order === null) return gathered(collection, chosen, question)
  return chosen.exact ? direct(collection, chosen, question) : walked(collection, chosen, question)
}

/** The nearest ones first. */
const nearest = (collection: Collection, question: Question, distance: (doc: Doc) => number): Found => {
  const { filter, skip = 0, limit = Infinity } = question
  const found = byIndexes(collection, { filter })
  const far = new Map(found.rows.map((row) => [row, distance(parseObject(row.doc, 0))]))
  const rows = [...found.rows].sort((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0)).slice(skip, skip + limit)
  return { ...found, rows, returned: rows.length }
}

/** Finds documents by the cheapest way that the declared indexes allow; what is asked to be near, by distance. */
export const find = (collection: Collection, question: Question): Found => {
  const distance = question.sort?.length ? undefined : distanceOf(question.filter)
  return distance ? nearest(collection, question, distance) : byIndexes(collection, question)
}

/** Counts without keeping what was counted. */
const tallied = (collection: Collection, chosen: Plan, filter: Doc): Cost & { readonly total: number } => {
  const matches = matcher(filter)
  let examined = 0
  let total = 0
  for (const { doc } of candidates(collection, chosen)) {
    examined += 1
    if (matches(parseObject(doc, 0))) total += 1
  }
  return { index: chosen.index, examined, returned: total, total }
}

/** Counts matches; an index that answers the filter counts without reading a document. */
export const count = (collection: Collection, filter: Doc): Cost & { readonly total: number } => {
  const chosen = plan(collection, { filter, sort: [] })
  const branches = branchesOf(collection, { filter, sort: [] }, chosen)
  if (branches) {
    const { rows, ...cost } = united(collection, branches, { filter })
    return { ...cost, total: rows.length }
  }
  if (!chosen.exact) return tallied(collection, chosen, filter)
  const sql = `SELECT count(*) AS total FROM ${collection.table}${chosen.hint}${chosen.where}`
  const { total } = collection.sql(sql).get(...chosen.keys) as { total: number }
  return { index: chosen.index, examined: total, returned: total, total }
}
