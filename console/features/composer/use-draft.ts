import { useCallback, useEffect, useRef, useState } from 'react'
import type { Kept } from '../conversation/ports'
import { heard, keptDraft, left, restoredDraft, typed, type Draft, type Drafted } from './draft'

const KEPT_AS = 'draft'

export interface Drafting {
  readonly draft: Draft
  readonly change: (change: Partial<Draft>) => void
  /** The field was left. */
  readonly leave: () => void
}

/**
 * What is written and not sent, kept in this browser with the session until it is; windows of one agent show the same.
 * `isWriting`: whether its field has the keys.
 */
export const useDraft = (kept: Kept, isWriting: () => boolean): Drafting => {
  const [drafted, setDrafted] = useState<Drafted>(() => ({
    draft: restoredDraft(kept.read(KEPT_AS)),
    missed: null,
  }))
  const newest = useRef(drafted)
  const become = useCallback((next: Drafted) => {
    newest.current = next
    setDrafted(next)
  }, [])
  const change = useCallback(
    (some: Partial<Draft>) => {
      become(typed(newest.current, some))
      kept.write(KEPT_AS, keptDraft(newest.current.draft))
    },
    [kept, become],
  )
  const leave = useCallback(() => become(left(newest.current)), [become])
  useEffect(
    () =>
      kept.onOther((name, value) => {
        if (name === KEPT_AS) become(heard(newest.current, restoredDraft(value), isWriting()))
      }),
    [kept, become, isWriting],
  )
  return { draft: drafted.draft, change, leave }
}
