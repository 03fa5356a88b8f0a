import { dueAt, nextLookAt, stepsDue, type Clock, type Timing } from '../policy/clock'
import { beginClock, timingOf, type Promises } from '../policy/waits'
import { DAY, HOUR, MINUTE, type Instant } from '../shared/time'
import type { FollowedParcel, NewsKind, ParcelNews } from './parcel'
import { isOver, joinTrack, type Track, type TrackWord } from './track'

/** The shop's promises, and the moment. */
export interface At {
  readonly promises: Promises
  readonly now: Instant
}

type Watched = Pick<FollowedParcel, 'track' | 'openedAt'>

const clockOf = (promises: Promises, now: Instant): { clock: Clock; timing: Timing } | null => {
  const clock = beginClock('parcelMoves', { promises, now })
  const timing = clock && timingOf(promises, { clock })
  return clock && timing ? { clock, timing } : null
}

/** What a track was last heard to do; of one that never moved, when it was first asked for. */
const restsSince = ({ track, openedAt }: Watched): Instant => track.lastMovedAt ?? openedAt

/** When it will have stood still for too long; null when nothing is promised, or nothing more is to come. */
const stallsAt = (parcel: Watched, promises: Promises): Instant | null => {
  if (isOver(parcel.track)) return null
  const started = clockOf(promises, restsSince(parcel))
  return started && dueAt(started.clock, started.timing)
}

/** Since when it has stood still for longer than the shop's policy lets it (R41); null while it has not. */
export const stalledSince = (parcel: Watched, now: Instant, promises: Promises): Instant | null => {
  const at = stallsAt(parcel, promises)
  return at !== null && at <= now ? at : null
}

/** Who said it. What a shop's own system says stands in its order already: that is no news to the order. */
export type Source = 'shop' | 'carrier'

const newsOf = (before: Track, after: Track, source: Source): NewsKind[] => {
  const became = (state: Track['state']): boolean => after.state === state && before.state !== state
  const kinds: NewsKind[] = []
  if (source === 'carrier') kinds.push('moved')
  if (became('exception')) kinds.push('exception')
  if (became('signed')) kinds.push('arrived')
  if (became('returned')) kinds.push('returned')
  return kinds
}

/** News that waits to be told is told once, as it is then. */
const withNews = (news: readonly ParcelNews[], kinds: readonly NewsKind[], at: Instant): ParcelNews[] => [
  ...news,
  ...kinds.filter((kind) => !news.some((one) => one.kind === kind)).map((kind) => ({ kind, at })),
]

const isSame = (one: Track, other: Track): boolean => JSON.stringify(one) === JSON.stringify(other)

/** It was heard of. Once more, late or out of order: the track is the same in the end, and no news comes twice. */
export const hear = (
  parcel: FollowedParcel,
  word: TrackWord,
  { source, now }: { readonly source: Source; readonly now: Instant },
): FollowedParcel => {
  const track = joinTrack(parcel.track, word)
  if (isSame(track, parcel.track)) return parcel
  const hasMoved = (track.lastMovedAt ?? 0) > (parcel.track.lastMovedAt ?? 0) || isOver(track)
  return {
    ...parcel,
    track,
    heardAt: now,
    stall: hasMoved ? null : parcel.stall,
    news: withNews(parcel.news, newsOf(parcel.track, track, source), now),
  }
}

const ladderNews = { remindAgent: 'remindAgent', tellSupervisor: 'tellSupervisor' } as const

/** What the clock of contacting the shopper finds due. */
const contactDue = (parcel: FollowedParcel, { promises, now }: At): FollowedParcel => {
  const { stall } = parcel
  const timing = stall?.contact && timingOf(promises, { clock: stall.contact })
  if (!stall?.contact || !timing || stall.contactedAt !== undefined) return parcel
  const { due, clock } = stepsDue(stall.contact, timing, now)
  if (due.length === 0) return parcel
  const kinds = due.flatMap((step) =>
    step.kind === 'ladder' && step.action in ladderNews
      ? ladderNews[step.action as keyof typeof ladderNews]
      : [],
  )
  return { ...parcel, stall: { ...stall, contact: clock }, news: withNews(parcel.news, kinds, now) }
}

/** What follows from the time: it has stalled, or its shopper should have been contacted by now. */
export const judge = (parcel: FollowedParcel, { promises, now }: At): FollowedParcel => {
  const since = stalledSince(parcel, now, promises)
  if (parcel.stall || since === null) return contactDue(parcel, { promises, now })
  const contact = beginClock('stalledParcel', { promises, now })
  return { ...parcel, stall: { since, contact }, news: withNews(parcel.news, ['stalled'], now) }
}

/** An agent has told the shopper how it stands (R42): nobody is reminded any more. */
export const contacted = (parcel: FollowedParcel, now: Instant): FollowedParcel =>
  parcel.stall && parcel.stall.contactedAt === undefined
    ? { ...parcel, stall: { ...parcel.stall, contactedAt: now } }
    : parcel

/** 快递100: a number that is asked for more often than every half an hour is locked (锁单). */
const LEAST_BETWEEN_QUERIES_MS = 30 * MINUTE
/** Nothing was pushed for so long: perhaps a push was lost. */
const SILENCE_MS = 12 * HOUR
/** Nobody pushes of it: it is asked for. */
const UNPUSHED_MS = 4 * HOUR
/** 快递100 itself gives up after 60 days without a change. */
const GIVE_UP_MS = 60 * DAY
/** Nobody asks for its way any more. */
const FORGET_MS = 180 * DAY

const lastAskedAt = ({ heardAt, queriedAt, openedAt }: FollowedParcel): Instant =>
  Math.max(heardAt ?? 0, queriedAt ?? 0, openedAt)

/** When it should be asked for; before it is called stalled it is, so that a lost push stalls nothing. */
const queryAt = (parcel: FollowedParcel, promises: Promises): Instant | null => {
  const { subscription, queriedAt, stall } = parcel
  if (subscription.status === 'off' || isOver(parcel.track)) return null
  const patience = subscription.status === 'active' ? SILENCE_MS : UNPUSHED_MS
  const stalls = stall ? null : stallsAt(parcel, promises)
  const isAsked = stalls === null || (queriedAt ?? 0) >= stalls
  const wished = Math.min(lastAskedAt(parcel) + patience, isAsked ? Infinity : stalls)
  const at = Math.max(wished, (queriedAt ?? -LEAST_BETWEEN_QUERIES_MS) + LEAST_BETWEEN_QUERIES_MS)
  return at > restsSince(parcel) + GIVE_UP_MS ? null : at
}

/** What the carrier's side is asked now, if anything. */
export const whatToAsk = (parcel: FollowedParcel, { promises, now }: At): 'subscribe' | 'query' | null => {
  const { status, at } = parcel.subscription
  if (status === 'wanted' && !isOver(parcel.track)) return at <= now ? 'subscribe' : null
  const query = queryAt(parcel, promises)
  return query !== null && query <= now ? 'query' : null
}

export const isForgotten = (parcel: FollowedParcel, now: Instant): boolean =>
  restsSince(parcel) + FORGET_MS <= now

const contactLookAt = ({ stall }: FollowedParcel, promises: Promises): Instant | null => {
  if (!stall?.contact || stall.contactedAt !== undefined) return null
  const timing = timingOf(promises, { clock: stall.contact })
  return timing && nextLookAt(stall.contact, timing)
}

/** When the clock has to look at it next: the earliest of all that may be due. */
export const lookAgainAt = (parcel: FollowedParcel, promises: Promises): Instant => {
  const { subscription, track, news, tellAt } = parcel
  const isWanted = subscription.status === 'wanted' && !isOver(track)
  const moments = [
    restsSince(parcel) + FORGET_MS,
    news.length > 0 ? (tellAt ?? 0) : null,
    isWanted ? subscription.at : queryAt(parcel, promises),
    parcel.stall ? contactLookAt(parcel, promises) : stallsAt(parcel, promises),
  ]
  return Math.min(...moments.filter((at) => at !== null))
}
