import { useCallback, useEffect, useRef, useState } from 'react'
import { readStored, writeStored } from '../../platform/storage'

const STORED_AS = 'draft'

const storedDraft = (): string => {
  const draft = readStored(STORED_AS)
  return typeof draft === 'string' ? draft : ''
}

const keep = (draft: string): void => writeStored(STORED_AS, draft === '' ? null : draft)

export interface Draft {
  readonly text: string
  readonly write: (text: string) => void
  readonly keep: () => void
}

/** What is being written; it is still there when the shopper comes back. */
export const useDraft = (): Draft => {
  const [text, write] = useState(storedDraft)
  const latest = useRef(text)
  latest.current = text
  useEffect(() => {
    // Cleared means sent: it must not come back after a restart. The rest is kept on leaving.
    if (text === '') keep('')
  }, [text])
  const keepLatest = useCallback(() => keep(latest.current), [])
  useEffect(() => keepLatest, [keepLatest])
  return { text, write, keep: keepLatest }
}
