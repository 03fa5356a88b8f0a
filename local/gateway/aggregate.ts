import type { Answer, Body, Call } from './action'
import type { Row } from './collection'
import { encode, isPlain, parseObject, parseValue, type Doc, type Value } from './ejson'
import { badParam } from './errors'
import { find, parseFilter, parseSort, type Question } from './find'
import { runPipeline } from './pipeline'
import type { Store } from './store'

interface Stage {
  readonly key: string
  readonly value: Value
  readonly text: string
}

const stagesOf = (body: Body, now: number): Stage[] => {
  if (!Array.isArray(body.stages)) throw badParam('stages: a list is expected')
  return body.stages.map((stage: unknown) => {
    if (!isPlain(stage) || typeof stage.stageKey !== 'string' || typeof stage.stageValue !== 'string') {
      throw badParam('stages: {stageKey, stageValue} is expected')
    }
    const { stageKey: key, stageValue: text } = stage
    return { key, text, value: key === '$match' ? parseFilter(text, now) : parseValue(text, now) }
  })
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
  if (typeof limit?.value === 'number') question = { ...question, limit: limit.value }
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

/** Aggregation: the head is a query with its index, the rest is run in memory. */
export const aggregate = (store: Store, body: Body, call: Call): Answer => {
  const { question, rest } = headOf(stagesOf(body, call.now), call.now)
  const found = find(store.collection(body.collectionName), question)
  call.spend(found, Object.keys(question.filter))
  if (rest.length === 0) return { data: { list: found.rows.map(({ doc }) => doc) } }

  const all = (name: string): Doc[] => find(store.collection(name), { filter: {} }).rows.map(inputOf)
  const pipeline = rest.map(({ key, value }) => ({ [key]: value }))
  return { data: { list: runPipeline(found.rows.map(inputOf), pipeline, all).map(encode) } }
}
