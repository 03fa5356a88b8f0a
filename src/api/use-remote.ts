import { useCallback, useEffect, useRef, useState } from 'react'
import type { RefusalCode } from '../../core/contracts/refusals'
import type { Result } from '../../core/shared/result'
import { deviceNow } from '../platform/clock'
import { serverNow } from '../platform/server-time'
import { useVisibility } from '../platform/visibility'
import { receive, type Remote } from './remote'

/** Content older than this is asked for again when its page comes back into sight, ms. */
export const FRESH_MS = 15_000

export interface Source<T> {
  readonly ask: () => Promise<Result<T, RefusalCode>>
  /** Keeps the newest answer for a start without network. */
  readonly keep?: (value: T) => void
  /** What was kept, null when nothing was. */
  readonly recall?: () => T | null
}

export interface RemoteContent<T> {
  readonly state: Remote<T>
  /** An answer is awaited. */
  readonly busy: boolean
  readonly again: () => Promise<void>
}

/** Asks when the page opens, when it comes back into sight and when told to: one question at a time. */
export const useRemote = <T>(source: Source<T>): RemoteContent<T> => {
  const [state, setState] = useState<Remote<T>>({ status: 'loading' })
  const [busy, setBusy] = useState(false)
  const latest = useRef(source)
  latest.current = source
  const asking = useRef({ now: false, at: 0 })

  const again = useCallback(async () => {
    if (asking.current.now) return
    asking.current = { now: true, at: deviceNow() }
    setBusy(true)
    const { ask, keep, recall } = latest.current
    const reply = await ask()
    if (reply.ok) keep?.(reply.value)
    const recalled = reply.ok ? null : (recall?.() ?? null)
    setState((before) => receive(before, { reply, at: serverNow(), recalled }))
    setBusy(false)
    asking.current.now = false
  }, [])

  useEffect(() => {
    if (asking.current.at === 0) void again() // coming into sight may have asked already
  }, [again])
  useVisibility((visible) => {
    if (visible && deviceNow() - asking.current.at > FRESH_MS) void again()
  })

  return { state, busy, again }
}
