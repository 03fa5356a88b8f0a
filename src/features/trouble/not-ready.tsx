import type { ReactNode } from 'react'
import type { Remote } from '../../api/remote'
import { openPage } from '../../platform/navigation'
import { OrdersSkeleton } from '../orders/orders-skeleton'
import { Failed, type FailedProps } from './failed'

export interface NotReadyProps {
  readonly state: Exclude<Remote<unknown>, { readonly status: 'ready' }>
  readonly busy: boolean
  readonly again: () => Promise<void>
  readonly failed: Pick<FailedProps, 'title' | 'what'>
  /** What is shown where it is not there, or somebody else's. */
  readonly missing: ReactNode
}

/** A page whose one thing is on its way, not there, or not to be had. */
export function NotReady({ state, busy, again, failed, missing }: NotReadyProps) {
  if (state.status === 'loading') return <OrdersSkeleton />
  const { code, at } = state
  // A number that cannot be one belongs to nobody either.
  if (code === 'notFound' || code === 'badRequest') return missing
  return (
    <Failed {...failed} {...{ code, at, busy }} onRetry={() => void again()} onAsk={() => openPage('chat')} />
  )
}
