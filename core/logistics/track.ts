import * as z from 'zod/mini'
import { present } from '../shared/present'
import { Instant } from '../shared/time'

/**
 * Where a parcel is, in our words. exception: it is held up (拒收, 超区, 破损 …) and somebody should look. returned: it
 * goes or went back to its sender.
 */
export const TrackState = z.enum([
  'unknown',
  'accepted',
  'inTransit',
  'outForDelivery',
  'exception',
  'signed',
  'returned',
])
export type TrackState = z.infer<typeof TrackState>

/** One line of a track. */
export const TrackMove = z.object({
  at: Instant,
  text: z.string(),
  place: z.optional(z.string()),
  state: TrackState,
})
export type TrackMove = z.infer<typeof TrackMove>

/** What is known of a parcel's way: a function of all that was ever heard, whatever came first and how often. */
export const Track = z.lazy(() =>
  z.object({
    /** Newest first. */
    points: z.array(TrackMove),
    state: TrackState,
    /** When it was given to the carrier, as the shop says; when it was brought; when it was sent back. */
    shippedAt: z.optional(Instant),
    signedAt: z.optional(Instant),
    returnedAt: z.optional(Instant),
    /** The newest of all these; null while nothing is known. */
    lastMovedAt: z.nullable(Instant),
  }),
)
export type Track = z.infer<typeof Track>

/** What one push or query says: its own lines, the whole track or only what is new. */
export type TrackWord = Pick<Track, 'points' | 'shippedAt' | 'signedAt' | 'returnedAt'>

export const newTrack: Track = { points: [], state: 'unknown', lastMovedAt: null }

/** Longer than any real track. */
const MOST_POINTS = 300

/** Of one line that was told with two states, the one that says more. */
const order = TrackState.options

const byMeaning = (one: TrackMove, other: TrackMove): number =>
  order.indexOf(other.state) - order.indexOf(one.state) || (one.text < other.text ? -1 : 1)

const newestFirst = (one: TrackMove, other: TrackMove): number => other.at - one.at || byMeaning(one, other)

const isBetter = (one: TrackMove, other: TrackMove): boolean => {
  const more = order.indexOf(one.state) - order.indexOf(other.state)
  return more > 0 || (more === 0 && (one.place ?? '') > (other.place ?? ''))
}

/** Every line of both once, newest first. */
const joinPoints = (all: readonly TrackMove[]): TrackMove[] => {
  const points = new Map<string, TrackMove>()
  for (const point of all) {
    const key = `${point.at} ${point.text}`
    const known = points.get(key)
    if (!known || isBetter(point, known)) points.set(key, point)
  }
  return [...points.values()].sort(newestFirst).slice(0, MOST_POINTS)
}

const earliest = (...moments: readonly (Instant | undefined)[]): Instant | undefined => {
  const known = moments.filter((at) => at !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}

const firstOf = (points: readonly TrackMove[], state: TrackState): Instant | undefined =>
  earliest(...points.filter((point) => point.state === state).map(({ at }) => at))

/**
 * A parcel that went back stays so, even when somebody signs for it afterwards: that is its sender, and nothing has
 * arrived. One that was brought stays brought, although carriers write lines after that.
 */
const stateOf = ({ points, signedAt, returnedAt }: TrackWord): TrackState => {
  if (returnedAt !== undefined) return 'returned'
  if (signedAt !== undefined) return 'signed'
  return points.find(({ state }) => state !== 'unknown')?.state ?? 'unknown'
}

/** The track with what was heard: in any order, and as often as one likes, with the same result. */
export const joinTrack = (known: Track, word: TrackWord): Track => {
  const whole = {
    points: joinPoints([...known.points, ...word.points]),
    ...present({
      shippedAt: earliest(known.shippedAt, word.shippedAt),
      signedAt: earliest(known.signedAt, word.signedAt, firstOf(word.points, 'signed')),
      returnedAt: earliest(known.returnedAt, word.returnedAt, firstOf(word.points, 'returned')),
    }),
  }
  const { points, shippedAt, signedAt, returnedAt } = whole
  const moments = [points[0]?.at, shippedAt, signedAt, returnedAt].filter((at) => at !== undefined)
  return {
    ...whole,
    state: stateOf(whole),
    lastMovedAt: moments.length === 0 ? null : Math.max(...moments),
  }
}

/** Nothing more is to be expected of it. */
export const isOver = ({ state }: Pick<Track, 'state'>): boolean => state === 'signed' || state === 'returned'
