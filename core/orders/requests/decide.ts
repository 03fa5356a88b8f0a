import type { RefusalCode } from '../../contracts/refusals'
import { assertNever } from '../../shared/assert-never'
import { err, ok, type Result } from '../../shared/result'
import type { Instant } from '../../shared/time'
import { OrderStatus } from '../order'
import {
  isOpenRequest,
  type Answerer,
  type OrderRequest,
  type RequestState,
  type RequestStatus,
} from './request'
import type { RequestKind } from './wanted'

export type RequestCommand =
  // shopper
  | { readonly type: 'withdraw' }
  // agent
  | { readonly type: 'accept'; readonly by: Answerer }
  | { readonly type: 'decline'; readonly by: Answerer; readonly reason: string }
  /** It was done in the shop's own platform. */
  | { readonly type: 'finish'; readonly by: Answerer }

export type RequestEvent =
  | { readonly type: 'withdrawn' }
  | { readonly type: 'accepted'; readonly by: Answerer }
  | { readonly type: 'declined'; readonly by: Answerer; readonly reason: string }
  | { readonly type: 'finished'; readonly by: Answerer | null }
  | { readonly type: 'overtaken'; readonly orderStatus: OrderStatus }

/** What may be asked in each state. The server enforces this table; the pages draw buttons from it. */
export const allowed: Readonly<Record<RequestStatus, readonly RequestCommand['type'][]>> = {
  submitted: ['withdraw', 'accept', 'decline'],
  // agreed to, yet it may turn out that it can't be done any more
  accepted: ['finish', 'decline'],
  done: [],
  declined: [],
  withdrawn: [],
  overtaken: [],
}

/** What may be asked of an order, by where it stands: before it is sent. */
export const askable: Readonly<Record<OrderStatus, readonly RequestKind[]>> = {
  unpaid: ['cancel', 'address'],
  paid: ['cancel', 'address'],
  shipped: [],
  delivered: [],
  completed: [],
  cancelled: [],
}

/** Where an order stands as long as it can still be cancelled. */
export const cancellable: readonly OrderStatus[] = OrderStatus.options.filter((status) =>
  askable[status].includes('cancel'),
)

/**
 * Since when the order is cancelled by an agent's word; null when it is not. Our copy follows at once: no promise to
 * send it stands anywhere while the shop's own system has not spoken again.
 */
export const cancelledByWord = ({ wanted, state }: Pick<OrderRequest, 'wanted' | 'state'>): Instant | null =>
  wanted.kind === 'cancel' && state.status === 'done' && state.by ? state.at : null

/** May this be asked of the order, beside what was asked of it before? One request at a time. */
export const mayAsk = (
  kind: RequestKind,
  status: OrderStatus,
  before: readonly Pick<OrderRequest, 'state'>[],
): Result<null, RefusalCode> => {
  if (!askable[status].includes(kind)) return err(status === 'cancelled' ? 'notAllowed' : 'requestTooLate')
  return before.some(isOpenRequest) ? err('requestOpen') : ok(null)
}

const REASON_MAX = 100

const eventOf = (command: RequestCommand): Result<RequestEvent, RefusalCode> => {
  switch (command.type) {
    case 'withdraw':
      return ok({ type: 'withdrawn' })
    case 'accept':
      return ok({ type: 'accepted', by: command.by })
    case 'decline': {
      const reason = command.reason.trim()
      if (reason === '') return err('reasonMissing')
      return [...reason].length > REASON_MAX
        ? err('reasonTooLong')
        : ok({ ...command, type: 'declined', reason })
    }
    case 'finish':
      return ok({ type: 'finished', by: command.by })
    default:
      return assertNever(command)
  }
}

/** The rule: what a command makes of a request, or why not. */
export const decide = (
  command: RequestCommand,
  { state }: Pick<OrderRequest, 'state'>,
): Result<RequestEvent, RefusalCode> =>
  allowed[state.status].includes(command.type) ? eventOf(command) : err('notAllowed')

const isSent = (status: OrderStatus): boolean =>
  status === 'shipped' || status === 'delivered' || status === 'completed'

/**
 * What the order itself says about an open request; null when nothing. A parcel on its way ends a cancellation, and a
 * new address that nobody has agreed to; a cancelled order is what was wanted, or makes its address needless.
 */
export const movedBy = (
  request: Pick<OrderRequest, 'state' | 'wanted'>,
  orderStatus: OrderStatus,
): RequestEvent | null => {
  if (!isOpenRequest(request)) return null
  const isCancel = request.wanted.kind === 'cancel'
  if (orderStatus === 'cancelled')
    return isCancel ? { type: 'finished', by: null } : { type: 'overtaken', orderStatus }
  if (!isSent(orderStatus)) return null
  return isCancel || request.state.status === 'submitted' ? { type: 'overtaken', orderStatus } : null
}

const stateAfter = (event: RequestEvent, at: Instant): RequestState => {
  switch (event.type) {
    case 'withdrawn':
      return { status: 'withdrawn', at }
    case 'accepted':
      return { status: 'accepted', at, by: event.by }
    case 'declined':
      return { status: 'declined', at, by: event.by, reason: event.reason }
    case 'finished':
      return { status: 'done', at, by: event.by }
    case 'overtaken':
      return { status: 'overtaken', at, orderStatus: event.orderStatus }
    default:
      return assertNever(event)
  }
}

/** Facts are never refused; one about a request that is over changes nothing. */
export const evolve = (request: OrderRequest, event: RequestEvent, at: Instant): OrderRequest =>
  isOpenRequest(request)
    ? { ...request, state: stateAfter(event, at), version: request.version + 1, dueAt: at }
    : request
