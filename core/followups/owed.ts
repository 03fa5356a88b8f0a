import type { Rating } from '../conversation/rating'
import type { Service } from '../conversation/state'
import type { Tally } from '../numbers/tally'
import type { Reason } from './follow-up'

type Ended = Extract<Service, { status: 'ended' }>

/** So few stars are a complaint. */
const LOW_STARS = 2
/** So many say that all is well. */
const FULL_STARS = 5

type Stars = Pick<Rating, 'stars'> | null | undefined

export const isLow = (rating: Stars): boolean => (rating?.stars ?? FULL_STARS) <= LOW_STARS
export const isFull = (rating: Stars): boolean => rating?.stars === FULL_STARS

/** The plan or the solution came too late, in whoever's hands. */
const wasLate = ({ hands }: Tally): boolean =>
  hands.some(
    ({ plans = 0, plansKept = 0, resolutions = 0, resolutionsKept = 0 }) =>
      plans > plansKept || resolutions > resolutionsKept,
  )

/**
 * Why a session that is over has to be followed up; nothing: it has not. Her five stars answer what would be asked, but
 * for a problem that somebody else was still working on: they are for the talk. What only the bot served, and a visit
 * that is a follow-up itself, owe none.
 */
export const reasonsFor = (
  { agentName, followsUp, tally, level }: Pick<Ended, 'agentName' | 'followsUp' | 'tally' | 'level'>,
  rating: Stars,
): Reason[] => {
  if (agentName === null || followsUp !== undefined) return []
  const isWell = isFull(rating)
  const reasons: Readonly<Record<Reason, boolean>> = {
    lowRating: isLow(rating),
    escalated: !isWell && tally?.escalated === true,
    level: level === 'L2' || level === 'L3',
    late: !isWell && tally !== undefined && wasLate(tally),
  }
  return (Object.keys(reasons) as Reason[]).filter((reason) => reasons[reason])
}
