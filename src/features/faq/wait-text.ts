import type { HomeView } from '../../../core/contracts/shopper/home.contract'
import { deadlineText, type Instant } from '../../../core/shared/time'
import { personWords as words } from '../../copy/faq'

/** How soon a person is there (R13, R26), in a few words. */
export const waitLine = (service: HomeView['service'], now: Instant): string => {
  if (service.status === 'closed') {
    const { opensAt } = service
    return opensAt === null ? words.closedForLong : words.closed(deadlineText(opensAt, now))
  }
  const { waitMs, ahead } = service
  if (waitMs === null) return words.nobody
  return ahead > 0 ? words.queued(ahead, waitMs) : words.soon(waitMs)
}
