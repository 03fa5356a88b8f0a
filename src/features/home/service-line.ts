import type { HomeView } from '../../../core/contracts/shopper/home.contract'
import { waitText } from '../../../core/copy/conversation'
import { deadlineText, type Instant } from '../../../core/shared/time'
import { serviceWords as words } from '../../copy/home'

export interface ServiceLine {
  /** A person is there. */
  readonly live: boolean
  readonly before: string
  readonly time: string
  readonly after: string
}

/** What a shopper may expect who asks for a person now (R13, R26, R27). */
export const serviceLine = (service: HomeView['service'], now: Instant): ServiceLine => {
  if (service.status === 'closed') {
    const { opensAt } = service
    return {
      live: false,
      ...(opensAt === null ? words.closedForLong : words.closed(deadlineText(opensAt, now))),
    }
  }
  const { waitMs, ahead } = service
  if (waitMs === null) return { live: false, ...words.nobody }
  return { live: true, ...(ahead > 0 ? words.queued(ahead, waitText(waitMs)) : words.soon(waitText(waitMs))) }
}
