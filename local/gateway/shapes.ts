import { isPlain, type Value } from './ejson'
import { angle, goesRound, isOn, meet, vectorOf, type Arc, type Vector } from './sphere'

/** A GeoJSON shape taken apart. A polygon is its rings: the outer one, then the holes. */
export interface Shape {
  readonly points: readonly Vector[]
  readonly lines: readonly (readonly Arc[])[]
  readonly polygons: readonly (readonly (readonly Arc[])[])[]
}

type Positions = readonly Vector[]

const listOf = <T>(value: Value, of: (item: Value) => T | undefined): readonly T[] | undefined => {
  if (!Array.isArray(value)) return undefined
  const items = (value as Value[]).map(of)
  return items.every((item) => item !== undefined) ? items : undefined
}

/** Longitude and latitude in degrees; undefined when they are none. */
export const positionAt = (value: Value): Vector | undefined => {
  const [longitude, latitude] = listOf(value, Number) ?? []
  if (longitude === undefined || latitude === undefined) return undefined
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? vectorOf(longitude, latitude) : undefined
}

const pathOf = (value: Value): readonly Arc[] | undefined => {
  const places: Positions | undefined = listOf(value, positionAt)
  return places?.slice(1).map((to, at): Arc => [places[at] ?? to, to])
}

const ringsOf = (value: Value): readonly (readonly Arc[])[] | undefined => listOf(value, pathOf)

const none: Shape = { points: [], lines: [], polygons: [] }
const only = <T>(value: T | undefined): readonly T[] | undefined =>
  value === undefined ? undefined : [value]

const parts: Readonly<Record<string, (coordinates: Value) => Partial<Record<keyof Shape, unknown>>>> = {
  Point: (at) => ({ points: only(positionAt(at)) }),
  MultiPoint: (at) => ({ points: listOf(at, positionAt) }),
  LineString: (at) => ({ lines: only(pathOf(at)) }),
  MultiLineString: (at) => ({ lines: listOf(at, pathOf) }),
  Polygon: (at) => ({ polygons: only(ringsOf(at)) }),
  MultiPolygon: (at) => ({ polygons: listOf(at, ringsOf) }),
}

/** The shape that a value describes in GeoJSON; undefined when it describes none. */
export const shapeOf = (value: Value): Shape | undefined => {
  if (!isPlain(value) || typeof value.type !== 'string') return undefined
  const part = Object.hasOwn(parts, value.type) ? parts[value.type]?.(value.coordinates) : undefined
  if (!part || Object.values(part).includes(undefined)) return undefined
  return { ...none, ...(part as Partial<Shape>) }
}

const arcsOf = ({ lines, polygons }: Shape): readonly Arc[] => [...lines.flat(), ...polygons.flat(2)]
const cornersOf = (shape: Shape): readonly Vector[] => [...shape.points, ...arcsOf(shape).flat()]

const isInside = ([outer, ...holes]: readonly (readonly Arc[])[], place: Vector): boolean => {
  if ([outer, ...holes].some((ring) => ring?.some((arc) => isOn(place, arc)))) return true
  return outer !== undefined && goesRound(outer, place) && !holes.some((hole) => goesRound(hole, place))
}

const covers = (shape: Shape, place: Vector): boolean =>
  shape.points.some((point) => isOn(place, [point, point])) ||
  shape.lines.flat().some((arc) => isOn(place, arc)) ||
  shape.polygons.some((rings) => isInside(rings, place))

/** Whether two shapes have a place in common, an edge is enough. */
export const intersects = (a: Shape, b: Shape): boolean =>
  cornersOf(a).some((place) => covers(b, place)) ||
  cornersOf(b).some((place) => covers(a, place)) ||
  arcsOf(a).some((one) => arcsOf(b).some((other) => meet(one, other)))

const middle = ([from, to]: Arc): Vector => {
  const sum: Vector = [from[0] + to[0], from[1] + to[1], from[2] + to[2]]
  const length = Math.hypot(...sum)
  return [sum[0] / length, sum[1] / length, sum[2] / length]
}

/** Two ways that go through each other, not only touch. */
const isCrossing = (one: Arc, other: Arc): boolean =>
  meet(one, other) && !one.some((end) => isOn(end, other)) && !other.some((end) => isOn(end, one))

/** Whether the whole of a shape lies in another, which has an area; its edge counts. */
export const isWithin = (inner: Shape, outer: Shape): boolean => {
  const arcs = arcsOf(inner)
  const edges = arcsOf(outer)
  if (![...cornersOf(inner), ...arcs.map(middle)].every((place) => covers(outer, place))) return false
  if (arcs.some((arc) => edges.some((edge) => isCrossing(arc, edge)))) return false
  const holes = outer.polygons.flatMap((rings) => rings.slice(1))
  return !holes.flat(2).some((place) => inner.polygons.some(([ring]) => ring && goesRound(ring, place)))
}

/** Whether the whole of a shape is no farther from a place than that, in radians. */
export const isAround = (shape: Shape, centre: Vector, far: number): boolean =>
  cornersOf(shape).every((place) => angle(centre, place) <= far)

/** How far a place is from the nearest corner of a shape, in radians. */
export const distanceTo = (shape: Shape, place: Vector): number =>
  Math.min(...cornersOf(shape).map((corner) => angle(place, corner)))
