import type { RefusalCode } from '../../core/contracts/refusals'
import type { Result } from '../../core/shared/result'
import type { Instant } from '../../core/shared/time'

/** Something that the cloud tells: on its way, not to be had, or here (perhaps an older one, with why it is not newer). */
export type Remote<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly code: RefusalCode; readonly at: Instant | null }
  | { readonly status: 'ready'; readonly value: T; readonly refusal: RefusalCode | null }

export interface Received<T> {
  readonly reply: Result<T, RefusalCode>
  /** When it came, by the server's clock; null while that is unknown. */
  readonly at: Instant | null
  /** What is left from an earlier visit, null when nothing is. */
  readonly recalled: T | null
}

/** Old content stays when a newer one is refused; what is no longer there is not shown on. */
export const receive = <T>(before: Remote<T>, { reply, at, recalled }: Received<T>): Remote<T> => {
  if (reply.ok) return { status: 'ready', value: reply.value, refusal: null }
  const old = before.status === 'ready' ? before.value : recalled
  if (old === null || reply.error === 'notFound') return { status: 'failed', code: reply.error, at }
  return { status: 'ready', value: old, refusal: reply.error }
}
