import * as z from 'zod/mini'
import { err, ok, type Result } from '../shared/result'
import { ShopId } from '../shared/ids'
import { Instant } from '../shared/time'
import { deletionWaitMs, type PrivacyPolicy } from './policy'

export const RequestKind = z.enum(['download', 'delete'])
export type RequestKind = z.infer<typeof RequestKind>

/** Why nothing is deleted: something of it is still needed by both sides. */
export const Blocker = z.enum(['openSession', 'openRequest', 'openCase', 'openOrder'])
export type Blocker = z.infer<typeof Blocker>

/** How far the clock has come: it works in bounded steps and goes on where it stopped. */
const Progress = z.lazy(() =>
  z.object({
    /** Turns up to this one are done. */
    seq: z.int(),
    /** Of a deletion: the turn that begins the conversation anew; everything before it goes. */
    until: z.nullable(z.int()),
    /** Of a download: what is written so far, file ids. */
    parts: z.array(z.string()),
  }),
)
export type Progress = z.infer<typeof Progress>

export const RequestState = z.lazy(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('submitted'), at: Instant, beginsAt: Instant }),
    z.object({ status: z.literal('preparing'), at: Instant, progress: Progress }),
    z.object({ status: z.literal('ready'), at: Instant, fileId: z.string(), until: Instant }),
    z.object({ status: z.literal('expired'), at: Instant }),
    z.object({ status: z.literal('deleted'), at: Instant }),
    z.object({ status: z.literal('refused'), at: Instant, reason: Blocker }),
    z.object({ status: z.literal('withdrawn'), at: Instant }),
  ]),
)
export type RequestState = z.infer<typeof RequestState>
type Status = RequestState['status']

/** A shopper's newest request of that kind. `_id` = shopId:openid:kind. */
export const DataRequest = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    openid: z.string(),
    kind: RequestKind,
    /** Of whoever asked: a repeat is the same request. */
    clientId: z.string(),
    state: RequestState,
    /** Counts the changes: a change says which one it was made from. */
    version: z.int(),
    /** When the clock goes on with it; null when there is nothing to do. */
    dueAt: z.nullable(Instant),
  }),
)
export type DataRequest = z.infer<typeof DataRequest>

export const requestIdOf = (shopId: string, openid: string, kind: RequestKind): string =>
  `${shopId}:${openid}:${kind}`

/** Where a request may go from each state; the page draws its buttons from it. */
export const leadsTo: Readonly<Record<Status, readonly Status[]>> = {
  submitted: ['preparing', 'refused', 'withdrawn'],
  // a copy that is being made is given up when everything is deleted
  preparing: ['preparing', 'ready', 'deleted', 'refused', 'expired'],
  ready: ['submitted', 'expired'],
  expired: ['submitted'],
  deleted: ['submitted', 'refused'],
  refused: ['submitted', 'refused'],
  withdrawn: ['submitted', 'refused'],
}

const dueOf = (state: RequestState): Instant | null => {
  switch (state.status) {
    case 'submitted':
      return state.beginsAt
    case 'preparing':
      return state.at
    case 'ready':
      return state.until
    default:
      return null
  }
}

/** The request in its next state; `notAllowed` when that one does not follow. */
export const moved = (request: DataRequest, state: RequestState): Result<DataRequest, 'notAllowed'> =>
  leadsTo[request.state.status].includes(state.status)
    ? ok({ ...request, state, version: request.version + 1, dueAt: dueOf(state) })
    : err('notAllowed')

export interface Submission {
  readonly shopId: string
  readonly openid: string
  readonly kind: RequestKind
  readonly clientId: string
}

export interface Surroundings {
  readonly now: Instant
  readonly policy: PrivacyPolicy
  /** What stands in the way of a deletion; null: nothing. */
  readonly blocker: Blocker | null
}

/** Asks for one's data or for their end. What is under way already is not asked for twice. */
export const submit = (
  submission: Submission,
  before: DataRequest | null,
  { now, policy, blocker }: Surroundings,
): Result<DataRequest, 'notAllowed'> => {
  if (before?.clientId === submission.clientId) return ok(before)
  const wait = submission.kind === 'delete' ? deletionWaitMs(policy) : 0
  const state: RequestState =
    submission.kind === 'delete' && blocker !== null
      ? { status: 'refused', at: now, reason: blocker }
      : { status: 'submitted', at: now, beginsAt: now + wait }
  if (before && !leadsTo[before.state.status].includes(state.status)) return err('notAllowed')
  const _id = requestIdOf(submission.shopId, submission.openid, submission.kind)
  return ok({ _id, ...submission, state, version: (before?.version ?? 0) + 1, dueAt: dueOf(state) })
}

export const withdraw = (request: DataRequest, now: Instant): Result<DataRequest, 'notAllowed'> =>
  moved(request, { status: 'withdrawn', at: now })

export const begin = (request: DataRequest, now: Instant): Result<DataRequest, 'notAllowed'> =>
  moved(request, { status: 'preparing', at: now, progress: { seq: 0, until: null, parts: [] } })

/** What was done with somebody's data, by whom: kept when the data are gone. */
export const Audit = z.object({
  _id: z.string(),
  shopId: ShopId,
  /** A digest, so that nothing of the person stays. */
  subject: z.string(),
  action: RequestKind,
  status: z.string(),
  by: z.enum(['shopper', 'clock']),
  at: Instant,
})
export type Audit = z.infer<typeof Audit>
