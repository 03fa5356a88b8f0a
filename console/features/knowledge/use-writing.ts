import { useEffect, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { newClientId } from '../conversation/client-id'
import { useEntry } from './use-knowledge'
import {
  keepWritings,
  newWriting,
  readWritings,
  rowOf,
  shownNow,
  standingOf,
  writingOf,
  type Writing,
} from './writing'

/** The window asks before it is closed over what was not saved. */
const useLeaving = (isWriting: boolean): void =>
  useEffect(() => {
    if (!isWriting) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isWriting])

/** The entry that is open, and what is being written, by entry: going to another one loses nothing. */
export const useWriting = () => {
  const [writings, setWritings] = useState(readWritings)
  useEffect(() => keepWritings(writings), [writings])
  useLeaving(Object.keys(writings).length > 0)
  const { key = null } = useParams()
  const navigate = useNavigate()
  const stored = useEntry(key)

  const now = stored.data ? shownNow(stored.data) : null
  const written = key === null ? undefined : writings[key]
  const open = (next: string | null): void =>
    void navigate(next === null ? '/knowledge' : `/knowledge/${next}`)
  const write = (next: Writing): void => setWritings((all) => ({ ...all, [next.key]: next }))
  const drop = (dropped: string): void =>
    setWritings((all) => Object.fromEntries(Object.entries(all).filter(([one]) => one !== dropped)))
  const begin = (begun: Parameters<typeof newWriting>[1]): void => {
    const made = newWriting(newClientId(), begun)
    write(made)
    open(made.key)
  }
  return {
    ...{ key, stored, open, write, drop, begin },
    writing: written ?? (stored.data && now ? writingOf(now, standingOf(stored.data)) : null),
    isWritten: (one: string) => one in writings,
    /** Those that nobody has saved yet. */
    unsaved: Object.values(writings)
      .filter(({ isNew }) => isNew)
      .map(rowOf),
  }
}
export type Writer = ReturnType<typeof useWriting>
