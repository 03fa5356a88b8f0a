import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import { Lazy, type Iterator } from 'mingo/lazy'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as library from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import * as query from 'mingo/operators/query'
import * as window from 'mingo/operators/window'

import { isPlain, type Doc, type Value } from './ejson'
import { CloudError } from './errors'
import { sortOf } from './find'
import { matcher } from './match'
import { withPatterns } from './patterns'
import { sortBy } from './sorting'

const invalid = (message: string): CloudError => new CloudError('DATABASE_INVALID_OPERRATOR', message)

const parametersOf = (name: string, value: Value): Doc => {
  if (isPlain(value)) return value
  throw invalid(`the ${name} stage needs an object`)
}

/** Filters and order inside of a pipeline follow the same rules as those of a query. */
const own: Readonly<Record<string, (documents: Iterator, parameters: Value) => Iterator>> = {
  $match: (documents, parameters) => {
    const matches = matcher(parametersOf('$match', withPatterns(parameters)))
    return documents.filter((doc) => matches(doc))
  },
  $sort: (documents, parameters) => {
    const sort = sortOf(parametersOf('$sort', parameters))
    return documents.transform((all) => Lazy(sortBy(all as unknown as Doc[], sort, (doc) => doc)))
  },
}

const pipeline = { ...library, ...own }
const context = Context.init({ accumulator, expression, pipeline, projection, query, window })

/**
 * Runs the stages in memory.
 * @param all every document of another collection, for `$lookup`
 * @throws CloudError DATABASE_INVALID_OPERRATOR: an unknown stage or operator, or one that is used wrongly
 */
export const runPipeline = (
  documents: readonly Doc[],
  stages: readonly Doc[],
  all: (collection: string) => Doc[],
): Doc[] => {
  try {
    const options = { context, collectionResolver: all, scriptEnabled: false }
    return new Aggregator([...stages], options).run<Doc>([...documents])
  } catch (error) {
    if (error instanceof CloudError) throw error
    throw invalid((error as Error).message)
  }
}
