import type { RefusalCode } from '../../../core/contracts/refusals'
import { clockText, daysBetween, momentText, type Instant } from '../../../core/shared/time'
import { staleText } from '../../copy/trouble'
import { deviceNow } from '../../platform/clock'
import { Banner } from '../../ui/banner/banner'

/** Above old content: why it is not newer, and from when it is. Nothing when it is fresh. */
export function Stale({ refusal, since }: { refusal: RefusalCode | null; since: Instant }) {
  if (refusal === null) return null
  const now = deviceNow()
  const when = daysBetween(now, since) === 0 ? clockText(since) : momentText(since, now)
  return <Banner icon={refusal === 'offline' ? 'no-network' : 'clock'} text={staleText(refusal, when)} />
}
