import { aggregate as run } from 'mingo'

import type { Answer, Body, Call } from './action'
import { encode, isPlain, parseObject, parseValue, type Doc, type Value } from './ejson'
import { CloudError, badParam } from './errors'
import { find, parseFilter, parseSort, type Question } from './find'
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

/** Aggregation: the head is a query with its index, the rest is run in memory. */
export const aggregate = (store: Store, body: Body, call: Call): Answer => {
  const { question, rest } = headOf(stagesOf(body, call.now), call.now)
  const found = find(store.collection(body.collectionName), question)
  call.spend(found, Object.keys(question.filter))
  if (rest.length === 0) return { data: { list: found.rows.map(({ doc }) => doc) } }

  const all = (name: string): Doc[] =>
    find(store.collection(name), { filter: {} }).rows.map(({ doc }) => parseObject(doc, 0))
  const pipeline = rest.map(({ key, value }) => ({ [key]: value }))
  try {
    const list = run(
      found.rows.map(({ doc }) => parseObject(doc, 0)),
      pipeline,
      { collectionResolver: all, scriptEnabled: false },
    )
    return { data: { list: list.map(encode) } }
  } catch (error) {
    if (error instanceof CloudError) throw error
    throw new CloudError('DATABASE_INVALID_OPERRATOR', (error as Error).message)
  }
}
