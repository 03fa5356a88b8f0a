import type { Answer, Body, Call } from './action'
import type { Row } from './collection'
import { encode, isPlain, parseObject, parseValue, type Doc, type Value } from './ejson'
import { badParam } from './errors'
import { find, parseFilter, parseSort, type Question } from './find'
import type { Reader } from './lookup'
import { limitOf, runPipeline } from './pipeline'
import type { Store } from './store'

interface Stage {
  readonly key: string
  readonly value: Value
  readonly text: string
}

const stagesOf = (body: Body, now: number): Stage[] => {
  if (!Array.isArray(body.stages)) throw badParam('stages: a list is expected')
  return body.stages.map((stage: unknown, at) => {
    if (!isPlain(stage) || typeof stage.stageKey !== 'string' || typeof stage.stageValue !== 'string') {
      throw badParam('stages: {stageKey, stageValue} is expected')
    }
    const { stageKey: key, stageValue: text } = stage
    if (key === '$geoNear' && at > 0) throw badParam('$geoNear is only valid as the first stage')
    return { key, text, value: key === '$match' ? parseFilter(text, now) : parseValue(text, now) }
  })
}

/**
 * What the cloud hands over: 20 documents where no stage says how many, never more than 10,000 (developers'
 * reports of 2019 to 2021; no page of the platform says so).
 */
const DEFAULT_RESULTS = 20
const MOST_RESULTS = 10_000

const limited = (stages: readonly Stage[]): readonly Stage[] => {
  if (stages.some(({ key }) => key === '$limit')) return stages
  return [...stages, { key: '$limit', value: DEFAULT_RESULTS, text: String(DEFAULT_RESULTS) }]
}

/** The stages at the head that an index can answer: one `$match`, then `$sort`, then `$limit`. */
const headOf = (stages: readonly Stage[], now: number): { question: Question; rest: readonly Stage[] } => {
  let rest = stages
  let question: Question = { filter: {} }
  const take = (key: string): Stage | undefined => {
    const [first, ...others] = rest
    if (first?.key !== key) return undefined
    rest = others
    return first
  }
  const match = take('$match')
  if (match) question = { ...question, filter: match.value as Doc }
  const sort = take('$sort')
  if (sort) question = { ...question, sort: parseSort(sort.text, now) }
  const limit = take('$limit')
  if (limit) question = { ...question, limit: limitOf(limit.value) }
  return { question, rest }
}

const longDigits = /"\$numberLong":"-?\d{16,}"/

const rounded = (value: Value): Value => {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(rounded)
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]))
}

/** Sums are made of JavaScript's numbers: longs beyond them are rounded here, as the SDK rounds what it reads. */
const inputOf = ({ doc }: Row): Doc => {
  const value = parseObject(doc, 0)
  return longDigits.test(doc) ? (rounded(value) as Doc) : value
}

/** What was read of one other collection. */
interface Read {
  index: string | null
  examined: number
  returned: number
}

/** What a `$lookup` reads costs, too: what it looked at and what it put into the answer. */
class MeteredReader implements Reader {
  private readonly whole = new Map<string, Doc[]>()
  private readonly read = new Map<string, Read>()

  constructor(private readonly store: Store) {}

  /** Asked again for every document that a pipeline joins; read once. */
  all = (name: string): Doc[] => {
    const documents = this.whole.get(name) ?? this.rows(name, { filter: {} })
    if (this.whole.has(name)) this.at(name).examined += documents.length
    this.whole.set(name, documents)
    return documents
  }

  having = (name: string, field: string, values: readonly Value[]): Doc[] =>
    this.rows(name, { filter: { [field]: { $in: values } } })

  kept = (name: string, count: number): void => {
    this.at(name).returned += count
  }

  /** Tells the meter, when the pipeline is over. */
  spend(call: Call): void {
    for (const [name, cost] of this.read) call.spend(cost, [`$lookup ${name}`])
  }

  private at(name: string): Read {
    const cost = this.read.get(name) ?? { index: null, examined: 0, returned: 0 }
    this.read.set(name, cost)
    return cost
  }

  private rows(name: string, question: Question): Doc[] {
    const { rows, examined, index } = find(this.store.collection(name), question)
    const read = this.at(name)
    read.index = index
    read.examined += examined
    return rows.map(inputOf)
  }
}

/** Aggregation: the head is a query with its index, the rest is run in memory. */
export const aggregate = (store: Store, body: Body, call: Call): Answer => {
  const { question, rest } = headOf(limited(stagesOf(body, call.now)), call.now)
  const found = find(store.collection(body.collectionName), question)
  call.spend(found, Object.keys(question.filter))
  if (rest.length === 0) return { data: { list: found.rows.slice(0, MOST_RESULTS).map(({ doc }) => doc) } }

  const reader = new MeteredReader(store)
  const pipeline = rest.map(({ key, value }) => ({ [key]: value }))
  const results = runPipeline(found.rows.map(inputOf), pipeline, reader)
  reader.spend(call)
  return { data: { list: results.slice(0, MOST_RESULTS).map(encode) } }
}
