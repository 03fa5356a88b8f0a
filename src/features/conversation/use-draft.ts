import { useCallback, useState } from 'react'
import { readStored, writeStored } from '../../platform/storage'

const STORED_AS = 'draft'

const storedDraft = (): string => {
  const draft = readStored(STORED_AS)
  return typeof draft === 'string' ? draft : ''
}

export interface Draft {
  readonly text: string
  readonly write: (text: string) => void
}

/** What is being written, kept at every change: an app that is killed tells nobody, and an older text must not return. */
export const useDraft = (onWrite: () => void): Draft => {
  const [text, setText] = useState(storedDraft)
  const write = useCallback(
    (next: string) => {
      setText(next)
      writeStored(STORED_AS, next === '' ? null : next)
      if (next !== '') onWrite()
    },
    [onWrite],
  )
  return { text, write }
}
