import { Button } from 'antd'
import type { ReactNode } from 'react'
import { shellWords } from '../words/shell'
import './states.css'

interface StateProps {
  readonly title: string
  readonly why?: string
  readonly children?: ReactNode
  /** Told to screen readers at once. */
  readonly isAlert?: boolean
}

/** What stands where there is nothing else: empty, failed, not allowed. */
export const State = ({ title, why, children, isAlert = false }: StateProps) => (
  <div className='state' role={isAlert ? 'alert' : undefined}>
    <p className='state-title'>{title}</p>
    {why !== undefined && <p className='state-why'>{why}</p>}
    {children !== undefined && <div className='state-acts'>{children}</div>}
  </div>
)

/** Something failed to load: why, and once more. */
export const Failed = ({ why, onRetry }: { readonly why: string; readonly onRetry: () => void }) => (
  <State title={shellWords.failed} why={why} isAlert>
    <Button onClick={onRetry}>{shellWords.retry}</Button>
  </State>
)

/** Over what is older than it should be. */
export const Stale = () => <p className='stale'>{shellWords.stale}</p>

/** Grey bars in the shape of what is coming. */
export const Skeleton = ({ rows = 3 }: { readonly rows?: number }) => (
  <div className='skeleton' role='status' aria-label={shellWords.loading}>
    {Array.from({ length: rows }, (_, row) => (
      <span key={row} className='skeleton-row' />
    ))}
  </div>
)

export const NotHere = () => (
  <State title={shellWords.notHere}>
    <Button href='#/'>{shellWords.toDesk}</Button>
  </State>
)

/** A page that threw, or could not be downloaded. */
export const PageFailed = () => (
  <State title={shellWords.broken} why={shellWords.brokenWhy} isAlert>
    <Button onClick={() => window.location.reload()}>{shellWords.retry}</Button>
  </State>
)
