import { Lazy, type Iterator } from 'mingo/lazy'

import { isPlain, type Doc, type Value } from './ejson'
import { CloudError } from './errors'
import { metresTo, nearOf } from './geo'
import { matcher } from './match'
import { withPatterns } from './patterns'
import { put, valueOf } from './places'
import { shapeOf } from './shapes'

const refuse = (message: string): never => {
  throw new CloudError('DATABASE_INVALID_OPERRATOR', `$geoNear: ${message}`)
}

const pathOf = (value: Value, name: string): readonly string[] =>
  typeof value === 'string' && value !== '' ? value.split('.') : refuse(`${name} must be a text`)

/** Without a `key`: the first field of the document that is a shape, as there would be one geo index. */
const shapeIn = (doc: Doc, key: Value): Value =>
  key === undefined
    ? Object.values(doc).find((value) => shapeOf(value) !== undefined)
    : valueOf(doc, pathOf(key, 'key'))

/** The stage `$geoNear` (docs: "$geoNear"): documents by distance, nearest first, the distance written into each. */
export const geoNear = (documents: Iterator, parameters: Value): Iterator => {
  if (!isPlain(parameters)) return refuse('an object is expected')
  const { near, key, query = {}, distanceMultiplier = 1, includeLocs, minDistance, maxDistance } = parameters
  const there = nearOf(near, { $minDistance: minDistance, $maxDistance: maxDistance })
  const distanceField = pathOf(parameters.distanceField, 'distanceField')
  const matches = matcher(isPlain(query) ? (withPatterns(query) as Doc) : refuse('query must be an object'))
  const reached = (doc: Doc): readonly { readonly doc: Doc; readonly metres: number }[] => {
    const place = shapeIn(doc, key)
    const metres = metresTo(there, place)
    if (metres === undefined || !matches(doc)) return []
    put(doc, distanceField, metres * Number(distanceMultiplier))
    if (includeLocs !== undefined) put(doc, pathOf(includeLocs, 'includeLocs'), place)
    return [{ doc, metres }]
  }
  return documents.transform((all) => {
    const found = (all as unknown as Doc[]).flatMap(reached).sort((a, b) => a.metres - b.metres)
    return Lazy(found.map(({ doc }) => doc))
  })
}
