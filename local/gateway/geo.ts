import { isPlain, type Doc, type Value } from './ejson'
import { CloudError } from './errors'
import { someIn } from './paths'
import { distanceTo, intersects, isAround, isWithin, positionAt, shapeOf, type Shape } from './shapes'
import { EARTH_M, type Vector } from './sphere'

const refuse = (message: string): never => {
  throw new CloudError('DATABASE_INVALID_OPERRATOR', message)
}

type OnShape = (shape: Shape) => boolean

/** What a geo operator asks of a field (docs: "Geospatial Query Operators"). No index is used: all are looked at. */
const asked =
  (testOf: (operand: Doc) => OnShape) =>
  (parts: readonly string[], operand: Value): ((doc: Value) => boolean) => {
    const test = testOf(isPlain(operand) ? operand : refuse('a geo operator needs an object'))
    return (doc) =>
      someIn(doc, parts, (value) => {
        const shape = shapeOf(value)
        return shape !== undefined && test(shape)
      })
  }

const geometryOf = (operand: Doc): Shape =>
  shapeOf(operand.$geometry) ?? refuse('$geometry is no GeoJSON shape')

const number = (value: Value, fallback: number): number => {
  if (value === undefined || value === null) return fallback
  return typeof value === 'number' && value >= 0 ? value : refuse('a distance must be a number not below 0')
}

/** A place and how near to it, in metres. */
interface Near {
  readonly centre: Vector
  readonly from: number
  readonly to: number
}

export const nearOf = (point: Value, { $minDistance, $maxDistance }: Doc): Near => {
  const centre = shapeOf(point)?.points[0] ?? refuse('a point is expected to be near to')
  return { centre, from: number($minDistance, 0), to: number($maxDistance, Infinity) }
}

/** How far a value is from there, in metres; undefined when it is no shape, or not so near. */
export const metresTo = ({ centre, from, to }: Near, value: Value): number | undefined => {
  const shape = shapeOf(value)
  if (!shape) return undefined
  const metres = distanceTo(shape, centre) * EARTH_M
  return metres >= from && metres <= to ? metres : undefined
}

const circle = (value: Value): OnShape => {
  const [place, radius] = Array.isArray(value) ? (value as Value[]) : []
  const centre = positionAt(place) ?? refuse('$centerSphere: [[longitude, latitude], radius] is expected')
  const far = number(radius, 0)
  return (shape) => isAround(shape, centre, far)
}

const within = (operand: Doc): OnShape => {
  if (operand.$centerSphere !== undefined) return circle(operand.$centerSphere)
  const area = geometryOf(operand)
  if (area.polygons.length === 0) return refuse('$geoWithin needs a polygon')
  return (shape) => isWithin(shape, area)
}

const near = (parts: readonly string[], operand: Value): ((doc: Value) => boolean) => {
  if (!isPlain(operand)) return refuse('$nearSphere needs an object')
  const there = nearOf(operand.$geometry, operand)
  return (doc) => someIn(doc, parts, (value) => metresTo(there, value) !== undefined)
}

/** Filters by place. */
export const geoOperators = {
  $near: near,
  $nearSphere: near,
  $geoWithin: asked(within),
  $geoIntersects: asked((operand) => {
    const other = geometryOf(operand)
    return (shape) => intersects(shape, other)
  }),
}

/** How far a document that is near is; it decides the order where no other is wished. */
export const distanceOf = (filter: Doc): ((doc: Doc) => number) | undefined => {
  for (const [field, condition] of Object.entries(filter)) {
    const operand = isPlain(condition) ? (condition.$nearSphere ?? condition.$near) : undefined
    if (!isPlain(operand)) continue
    const there = nearOf(operand.$geometry, operand)
    return (doc) => {
      let least = Infinity
      someIn(doc, field.split('.'), (value) => {
        least = Math.min(least, metresTo(there, value) ?? Infinity)
        return false
      })
      return least
    }
  }
  return undefined
}
