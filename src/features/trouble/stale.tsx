import type { RefusalCode } from '../../../core/contracts/refusals'
import { clockText, dateText, daysBetween, momentText, type Instant } from '../../../core/shared/time'
import { staleText } from '../../copy/trouble'
import { serverNow } from '../../platform/server-time'
import { Banner } from '../../ui/banner/banner'

/** The hour when it was today; with the date when it was not, or when nobody knows what day it is. */
const whenOf = (since: Instant, now: Instant | null): string => {
  if (now === null) return dateText(since)
  return daysBetween(now, since) === 0 ? clockText(since) : momentText(since, now)
}

/** Above old content: why it is not newer, and from when it is. Nothing when it is fresh. */
export function Stale({ refusal, since }: { refusal: RefusalCode | null; since: Instant }) {
  if (refusal === null) return null
  const when = whenOf(since, serverNow())
  return <Banner icon={refusal === 'offline' ? 'no-network' : 'clock'} text={staleText(refusal, when)} />
}
