import { backOffMs } from '../shared/back-off'
import { HOUR, type Instant } from '../shared/time'
import type { FollowedParcel } from './parcel'

/** What came of asking to be told of a parcel. later: nobody answered, or too much is going on. */
export type Subscribed = 'active' | 'refused' | 'off' | 'later'

const LONGEST_WAIT_MS = HOUR

const waitMs = (tries: number): number => backOffMs(tries, LONGEST_WAIT_MS)

/** The parcel after it was asked to be told of it. */
export const subscribed = (parcel: FollowedParcel, came: Subscribed, now: Instant): FollowedParcel => {
  if (came !== 'later') return { ...parcel, subscription: { status: came, tries: 0, at: now } }
  const { tries } = parcel.subscription
  return {
    ...parcel,
    subscription: { status: 'wanted', tries: tries + 1, at: now + waitMs(tries) },
  }
}

/** It was asked for at that moment, whatever came of it: the next time is half an hour later at the earliest. */
export const queried = (parcel: FollowedParcel, now: Instant): FollowedParcel => ({
  ...parcel,
  queriedAt: now,
})

/** Who pushes of it says that no more will come, or that another carrier has it. */
export const pushEnded = (
  parcel: FollowedParcel,
  ended: { readonly isOver: boolean; readonly corrected?: string | undefined },
  now: Instant,
): FollowedParcel => {
  const { corrected } = ended
  const isKnown =
    corrected === undefined
      ? !ended.isOver || parcel.subscription.status === 'ended'
      : corrected === parcel.corrected
  if (isKnown) return parcel
  // of a corrected carrier 快递100 has begun to push by itself
  const status = ended.isOver && corrected === undefined ? 'ended' : parcel.subscription.status
  return {
    ...parcel,
    subscription: { status, tries: 0, at: now },
    ...(corrected !== undefined && { corrected }),
  }
}

/** Its news was told, or telling failed and is tried again. What came meanwhile stays. */
export const told = (
  parcel: FollowedParcel,
  { done, now }: { readonly done: readonly FollowedParcel['news'][number][]; readonly now: Instant },
): FollowedParcel => {
  const isDone = ({ kind, at }: FollowedParcel['news'][number]) =>
    done.some((one) => one.kind === kind && one.at === at)
  const news = parcel.news.filter((one) => !isDone(one))
  if (news.length === 0) return { ...parcel, news, attempts: 0, tellAt: null }
  return { ...parcel, news, attempts: parcel.attempts + 1, tellAt: now + waitMs(parcel.attempts) }
}
