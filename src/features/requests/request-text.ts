import { requestStatusWords } from '../../../core/copy/requests'
import type { RequestStatus } from '../../../core/orders/requests/request'
import type { RequestKind } from '../../../core/orders/requests/wanted'
import { deadlineText, momentText, type Instant } from '../../../core/shared/time'
import { requestWords as words } from '../../copy/requests'

/** As much of a request as its words need; cards in the chat and on the order's page share them. */
export interface RequestFacts {
  readonly kind: RequestKind
  readonly status: RequestStatus
  readonly answerBy: Instant
}

export const requestTitle = ({ kind, status }: RequestFacts): string => requestStatusWords[kind][status]

/** `今天 12:05 前答复`: while an answer is awaited. */
export const answerPromise = ({ status, answerBy }: RequestFacts, now: Instant) => {
  if (status !== 'submitted') return null
  return answerBy >= now
    ? { time: deadlineText(answerBy, now), after: words.answered, late: false }
    : { time: momentText(answerBy, now), after: words.answeredLate, late: true }
}

/** Still waiting for the shop. */
export const isOpenView = ({ status }: Pick<RequestFacts, 'status'>): boolean =>
  status === 'submitted' || status === 'accepted'
