import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import { Lazy, type Iterator } from 'mingo/lazy'
import * as library from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'

import { isPlain, type Doc, type Value } from './ejson'
import { CloudError } from './errors'
import { sortOf } from './find'
import { geoNear } from './geo-near'
import { libraryOperators } from './library'
import { lookup, type Reader } from './lookup'
import { matcher } from './match'
import { withPatterns } from './patterns'
import { sortBy } from './sorting'

const invalid = (message: string): CloudError => new CloudError('DATABASE_INVALID_OPERRATOR', message)

const parametersOf = (name: string, value: Value): Doc => {
  if (isPlain(value)) return value
  throw invalid(`the ${name} stage needs an object`)
}

/** The number of a `$limit`. @throws CloudError DATABASE_INVALID_OPERRATOR when it is not above 0 */
export const limitOf = (value: Value): number => {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value
  throw invalid('the limit must be positive')
}

const skipOf = (value: Value): number => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
  throw invalid('the number to skip must not be negative')
}

type Stage = (documents: Iterator, parameters: Value, options: Options) => Iterator

/** Filters and order inside of a pipeline follow the same rules as those of a query. */
const own: Readonly<Record<string, Stage>> = {
  $match: (documents, parameters, options) => {
    const matches = matcher(parametersOf('$match', withPatterns(parameters)), options)
    return documents.filter((doc) => matches(doc))
  },
  $sort: (documents, parameters) => {
    const sort = sortOf(parametersOf('$sort', parameters))
    return documents.transform((all) => Lazy(sortBy(all as unknown as Doc[], sort, (doc) => doc)))
  },
  $geoNear: geoNear,
  $limit: (documents, parameters) => documents.take(limitOf(parameters)),
  $skip: (documents, parameters) => documents.drop(skipOf(parameters)),
}

/** A pipeline only reads. */
const { $out: _out, $merge: _merge, ...reading } = library

const contextOf = (reader: Reader): Context => {
  const $lookup: Stage = (documents, parameters, options) =>
    lookup(documents, { parameters, reader, options })
  const pipeline = { ...reading, ...own, $lookup }
  return Context.init({ ...libraryOperators, pipeline })
}

/** For the library's own stages (`$unionWith`, `$graphLookup`). */
const wholeOf =
  (reader: Reader) =>
  (name: string): Doc[] => {
    const documents = reader.all(name)
    reader.kept(name, documents.length)
    return documents
  }

/**
 * Runs the stages in memory.
 * @param reader documents of other collections, for `$lookup` and its kin
 * @throws CloudError DATABASE_INVALID_OPERRATOR: an unknown stage or operator, or one that is used wrongly
 */
export const runPipeline = (documents: readonly Doc[], stages: readonly Doc[], reader: Reader): Doc[] => {
  try {
    const options = { context: contextOf(reader), collectionResolver: wholeOf(reader), scriptEnabled: false }
    return new Aggregator([...stages], options).run<Doc>([...documents])
  } catch (error) {
    if (error instanceof CloudError) throw error
    throw invalid((error as Error).message)
  }
}
