import { Query } from 'mingo/query'

import { encode, isPlain, parseObject, type Doc, type Value } from './ejson'
import { failed } from './errors'
import { libraryOptions } from './library'
import { conflictOf } from './paths'
import { put, valueOf } from './places'
import { positionOf } from './positions'

const refuse = (message: string): never => {
  throw failed(`[FailedOperation] ${message}`)
}

const POSITIONAL = '.$'

const isShown = (value: Value): boolean => value !== false && value !== 0

/** Fields are either all shown or all hidden, `_id` aside; none twice, nor together with one inside of it. */
const check = (projection: Doc): void => {
  const collision = conflictOf(Object.keys(projection))
  if (collision !== undefined) refuse(`Path collision at ${collision}`)
  const plain = Object.entries(projection).filter(([field, value]) => field !== '_id' && !isPlain(value))
  const shown = plain.filter(([, value]) => isShown(value))
  if (shown.length > 0 && shown.length < plain.length)
    refuse('Cannot do exclusion in inclusion projection, nor the other way round')
}

const ofLibrary = (doc: Doc, projection: Doc): Doc => {
  try {
    const [projected] = new Query({}, libraryOptions).find<Doc>([doc], projection).all()
    return projected ?? {}
  } catch (error) {
    return refuse((error as Error).message)
  }
}

/** `l.$`: of the array only the element by which the filter found the document. */
const withElement = (doc: Doc, { projection, filter }: Shown, field: string): Doc => {
  const path = field.slice(0, -POSITIONAL.length)
  const parts = path.split('.')
  const at = positionOf(doc, parts, filter)
  const list = valueOf(doc, parts)
  if (at === undefined || !Array.isArray(list))
    return refuse("positional operator '.$' couldn't find a matching element in the array")
  const { [field]: _, ...rest } = projection
  const projected = ofLibrary(doc, { ...rest, [path]: true })
  put(projected, parts, [list[at] as Value])
  return projected
}

interface Shown {
  readonly projection: Doc
  /** Which found the document, for `l.$`. */
  readonly filter: Doc
}

/**
 * `field()` of the SDK: only the fields asked for (`_id` unless it is excluded), as text.
 * @throws CloudError DATABASE_REQUEST_FAILED: a projection that contradicts itself
 */
export const projected = (text: string, shown: Shown): string => {
  check(shown.projection)
  const doc = parseObject(text, 0)
  const positional = Object.keys(shown.projection).filter((field) => field.endsWith(POSITIONAL))
  if (positional.length > 1) refuse('Cannot specify more than one positional projection per query')
  const [field] = positional
  return encode(field === undefined ? ofLibrary(doc, shown.projection) : withElement(doc, shown, field))
}
