import { useCallback, useEffect, useRef, useState } from 'react'
import { isWeapp } from '../../platform/env'
import { isAtEnd, scrollToEnd, watchHeight } from '../../platform/scroll'
import { inTurn } from './in-turn.shared'
import type { Row } from './rows.shared'
import { newsAfter } from './unread.shared'

interface ScrollEvent {
  readonly detail: { readonly scrollTop: number }
}

/** What was said below while the shopper read further up. */
interface Unseen {
  readonly count: number
  /** Above this row it begins; kept when it was read, until the next time. */
  readonly from: string | null
}

export interface AtEnd {
  /** The place that WeChat's list is scrolled to. */
  readonly into: string
  readonly unseen: Unseen
  readonly toEnd: () => void
  readonly onScroll: (event: ScrollEvent) => void
  readonly onTouch: () => void
  readonly onLower: () => void
}

interface EndOf {
  readonly listId: string
  /** Changes when something takes room below: the keyboard, a panel. */
  readonly room: string
  /** Everything is in view. */
  readonly onRead: () => void
}

/** Moves a little before it counts as looking up: the bounce at the end is not a wish. */
const SLACK = 8

/** Keeps the last message in view while the shopper is there, and leaves them alone where they read. */
export const useEnd = (rows: readonly Row[], { listId, room, onRead }: EndOf): AtEnd => {
  const [turn, setTurn] = useState(0)
  const [unseen, setUnseen] = useState<Unseen>({ count: 0, from: null })
  // In WeChat only a list that was touched since can have been moved by the reader; a browser measures.
  const at = useRef({ end: true, top: 0, touched: !isWeapp, seen: null as string | null })
  const last = rows[rows.length - 1]
  const latest = useRef({ last, onRead })
  latest.current = { last, onRead }

  const reachEnd = useCallback(() => {
    at.current.end = true
    at.current.touched = !isWeapp
    at.current.seen = latest.current.last?.key ?? null
    setUnseen((now) => (now.count === 0 ? now : { ...now, count: 0 }))
    latest.current.onRead()
  }, [])
  const toEnd = useCallback(() => {
    reachEnd()
    setTurn((now) => now + 1)
    scrollToEnd(listId)
  }, [listId, reachEnd])

  const lastKey = last?.key
  const isOwn = last?.speaker === 'shopper'
  useEffect(() => {
    if (lastKey === undefined) return
    if (at.current.end || isOwn) return toEnd()
    const news = newsAfter(rows, at.current.seen)
    const from = news[0]?.key
    if (from !== undefined) setUnseen({ count: news.length, from })
    // A redrawn row is no news: only a new last one is.
    // eslint-disable-next-line react-hooks/exhaustive-deps
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

  const onScroll = useCallback(
    ({ detail }: ScrollEvent) => {
      const { top, touched } = at.current
      if (detail.scrollTop < top - SLACK && touched && !isAtEnd(listId, SLACK)) at.current.end = false
      at.current.top = detail.scrollTop
    },
    [listId],
  )
  const onTouch = useCallback(() => void (at.current.touched = true), [])
  const into = turn === 0 ? '' : inTurn('end', turn)
  return { into, unseen, toEnd, onScroll, onTouch, onLower: reachEnd }
}
