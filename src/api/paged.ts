import type { RefusalCode } from '../../core/contracts/refusals'
import type { Result } from '../../core/shared/result'
import { receive, type Received, type Remote } from './remote'

interface Page {
  /** Where the next page begins, null at the end. */
  readonly next: string | number | null
}

/** A list that comes page by page: what is here so far, and how it stands with the next page. */
export interface Paged<P> {
  readonly head: Remote<P>
  readonly tail: 'idle' | 'loading' | 'failed'
}

export const unasked: Paged<never> = { head: { status: 'loading' }, tail: 'idle' }

export type PagedEvent<P extends Page> =
  | ({ readonly type: 'firstArrived' } & Received<P>)
  | { readonly type: 'moreAsked' }
  | {
      readonly type: 'moreArrived'
      readonly cursor: P['next']
      readonly reply: Result<P, RefusalCode>
    }

/** Where the next page begins; null when there is none or it is on its way. */
export const nextCursor = <P extends Page>({ head, tail }: Paged<P>): P['next'] =>
  head.status === 'ready' && tail !== 'loading' ? head.value.next : null

/** How such a list grows; `joined` puts a page behind those before it. */
export const pagedBy =
  <P extends Page>(joined: (before: P, more: P) => P) =>
  (list: Paged<P>, event: PagedEvent<P>): Paged<P> => {
    const { head } = list
    switch (event.type) {
      case 'firstArrived':
        return { head: receive(head, event), tail: 'idle' }
      case 'moreAsked':
        return { ...list, tail: 'loading' }
      case 'moreArrived':
        // A page that continues a list which was replaced meanwhile is dropped.
        if (head.status !== 'ready' || head.value.next !== event.cursor) return list
        if (!event.reply.ok) return { ...list, tail: 'failed' }
        return { head: { ...head, value: joined(head.value, event.reply.value) }, tail: 'idle' }
    }
  }
