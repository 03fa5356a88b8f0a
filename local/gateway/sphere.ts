/** A place on the sphere as a unit vector. */
export type Vector = readonly [x: number, y: number, z: number]

/** MongoDB's earth, in metres. */
export const EARTH_M = 6_378_100

/** Two places nearer than this (radians; half a centimetre) are one. */
const NEAR = 1e-9

const radians = (degrees: number): number => (degrees * Math.PI) / 180

export const vectorOf = (longitude: number, latitude: number): Vector => {
  const [east, north] = [radians(longitude), radians(latitude)]
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)]
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
const scaled = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by]

/** The angle between two places, in radians: their distance on a sphere of radius 1. */
export const angle = (a: Vector, b: Vector): number => {
  const between = cross(a, b)
  return Math.atan2(Math.sqrt(dot(between, between)), dot(a, b))
}

export type Arc = readonly [from: Vector, to: Vector]

/** Whether a place lies on the shortest way between two others. */
export const isOn = (place: Vector, [from, to]: Arc): boolean =>
  Math.abs(angle(from, place) + angle(place, to) - angle(from, to)) < NEAR

/** Whether two ways meet, at their ends too. */
export const meet = (one: Arc, other: Arc): boolean => {
  if (one.some((end) => isOn(end, other)) || other.some((end) => isOn(end, one))) return true
  const through = cross(cross(...one), cross(...other))
  const length = Math.sqrt(dot(through, through))
  if (length < NEAR) return false
  return [1 / length, -1 / length]
    .map((by) => scaled(through, by))
    .some((at) => isOn(at, one) && isOn(at, other))
}

/** How far one turns at `centre` from looking at `from` to looking at `to`, in radians, leftwards positive. */
const turn = (centre: Vector, [from, to]: Arc): number => {
  const [a, b] = [cross(centre, from), cross(centre, to)]
  return Math.atan2(dot(centre, cross(a, b)), dot(a, b))
}

/** Whether the ring of ways goes round a place that lies on none of them. Rings are smaller than half the sphere. */
export const goesRound = (ring: readonly Arc[], place: Vector): boolean =>
  ring.some(([from]) => dot(from, place) > 0) &&
  Math.abs(ring.reduce((sum, arc) => sum + turn(place, arc), 0)) > Math.PI
