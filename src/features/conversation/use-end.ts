import { useCallback, useEffect, useRef, useState } from 'react'
import { scrollToEnd, watchHeight } from '../../platform/scroll'
import type { Row } from './rows.shared'

interface ScrollEvent {
  readonly detail: { readonly scrollTop: number }
}

export interface AtEnd {
  /** The place that WeChat's list is scrolled to. */
  readonly into: string
  /** Something was said below what is in view. */
  readonly unseen: boolean
  readonly toEnd: () => void
  readonly onScroll: (event: ScrollEvent) => void
  readonly onLower: () => void
}

/** Two names in turn: setting the same one again would not move a WeChat list. */
const ends = ['', 'end-0', 'end-1'] as const

/** Moves a little before it counts as looking up: the bounce at the end is not a wish. */
const SLACK = 8

/** Keeps the last message in view while the shopper is there, and leaves them alone where they read. */
export const useEnd = (rows: readonly Row[], listId: string, room: string): AtEnd => {
  const [turn, setTurn] = useState(0)
  const [unseen, setUnseen] = useState(false)
  const at = useRef({ end: true, top: 0 })

  const toEnd = useCallback(() => {
    at.current.end = true
    setUnseen(false)
    setTurn((now) => (now === 1 ? 2 : 1))
    scrollToEnd(listId)
  }, [listId])

  const last = rows[rows.length - 1]
  const lastKey = last?.key
  const isOwn = last?.speaker === 'shopper'
  useEffect(() => {
    if (lastKey === undefined) return
    if (at.current.end || isOwn) toEnd()
    else setUnseen(true)
  }, [lastKey, isOwn, toEnd])
  useEffect(
    () =>
      watchHeight(listId, () => {
        if (at.current.end) scrollToEnd(listId)
      }),
    [listId],
  )
  // A keyboard or a panel takes room: the last message stays above it.
  useEffect(() => {
    if (at.current.end) toEnd()
  }, [room, toEnd])

  const onScroll = useCallback(({ detail }: ScrollEvent) => {
    if (detail.scrollTop < at.current.top - SLACK) at.current.end = false
    at.current.top = detail.scrollTop
  }, [])
  const onLower = useCallback(() => {
    at.current.end = true
    setUnseen(false)
  }, [])
  return { into: ends[turn] ?? '', unseen, toEnd, onScroll, onLower }
}
