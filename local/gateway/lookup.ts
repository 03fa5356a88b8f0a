import { Lazy, type Iterator } from 'mingo/lazy'
import { $lookup } from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'

import { isPlain, type Doc, type Value } from './ejson'
import { CloudError } from './errors'
import { someAt } from './paths'

/** Where a pipeline reads documents of other collections. */
export interface Reader {
  /** Every document. @throws CloudError DATABASE_COLLECTION_NOT_EXIST */
  readonly all: (collection: string) => Doc[]
  /** Those whose field has one of the values, by the index when there is one. */
  readonly having: (collection: string, field: string, values: readonly Value[]) => Doc[]
  /** Tells how many of the documents that were read are in the answer. */
  readonly kept: (collection: string, count: number) => void
}

interface Join {
  readonly from: string
  readonly as: string
  readonly fields: { readonly local: string; readonly foreign: string } | undefined
  readonly pipeline: readonly Doc[] | undefined
  readonly variables: Doc
}

const refuse = (message: string): never => {
  throw new CloudError('DATABASE_INVALID_OPERRATOR', `$lookup: ${message}`)
}

const text = (value: Value, name: string): string =>
  typeof value === 'string' && value !== '' ? value : refuse(`${name} must be a text`)

const joinOf = (parameters: Value): Join => {
  if (!isPlain(parameters)) return refuse('an object is expected')
  const { from, as, localField, foreignField, pipeline, let: variables = {} } = parameters
  if (pipeline !== undefined && !Array.isArray(pipeline)) refuse('pipeline must be a list of stages')
  const isByField = localField !== undefined || foreignField !== undefined
  if (!isByField && pipeline === undefined) refuse('localField and foreignField, or a pipeline, are expected')
  return {
    from: text(from, 'from'),
    as: text(as, 'as'),
    fields: isByField
      ? { local: text(localField, 'localField'), foreign: text(foreignField, 'foreignField') }
      : undefined,
    pipeline: pipeline as readonly Doc[] | undefined,
    variables: isPlain(variables) ? variables : refuse('let must be an object'),
  }
}

/** What a document is joined by: its value, each element of a list; a field that is missing counts as null. */
const valuesAt = (doc: Doc, path: string): readonly Value[] => {
  const values: Value[] = []
  someAt(doc, path.split('.'), (value) => {
    if (Array.isArray(value)) values.push(...(value as Value[]))
    else values.push(value ?? null)
    return false
  })
  return values
}

/**
 * `$lookup` with what it reads counted. The library joins in memory; here equal fields are found by the index,
 * and with a pipeline beside them only what they found runs through it (docs: "$lookup").
 */
export const lookup = (
  documents: Iterator,
  { parameters, reader, options }: { parameters: Value; reader: Reader; options: Options },
): Iterator => {
  const { from, as, fields, pipeline, variables } = joinOf(parameters)
  const through = (doc: Doc, found: Doc[]): Doc[] => {
    const stage = {
      from: found,
      as,
      let: variables,
      pipeline: [...(pipeline ?? [])] as Record<string, Doc>[],
    }
    const [joined] = $lookup(Lazy([doc]), stage, options).collect<Doc>()
    return joined?.[as] as Doc[]
  }
  reader.having(from, '_id', []) // an unknown collection is refused, whether anything asks for it or not
  return documents.map((one) => {
    const doc = one as Doc
    const found = fields ? reader.having(from, fields.foreign, valuesAt(doc, fields.local)) : reader.all(from)
    const items = pipeline ? through(doc, found) : found
    reader.kept(from, items.length)
    return { ...doc, [as]: items }
  })
}
