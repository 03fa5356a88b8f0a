import type { DataRequestView } from '../../../core/contracts/shopper/privacy.contract'
import type { Instant } from '../../../core/shared/time'
import { privacyWords as words } from '../../copy/privacy'

/** Where a request stands, in a sentence. */
export const stateText = (request: DataRequestView, now: Instant): string => {
  const { kind, status, at } = request
  switch (status) {
    case 'submitted':
      return words.status.submitted(kind, request.beginsAt ?? at, now)
    case 'preparing':
      return words.status.preparing[kind]
    case 'ready':
      return words.status.ready(request.until ?? at, now)
    case 'deleted':
      return words.status.deleted(at, now)
    case 'refused':
      return request.reason ? words.refused[request.reason] : ''
    case 'expired':
    case 'withdrawn':
      return words.status[status]
  }
}

/** Is something under way, so that nothing else can be asked of this kind? */
export const isUnderWay = (request: DataRequestView | undefined): boolean =>
  request?.status === 'submitted' || request?.status === 'preparing'
