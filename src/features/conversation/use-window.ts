import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { placeOf, restorePlace } from '../../platform/scroll'
import type { Conversation } from './conversation'
import type { Row } from './rows.shared'
import { firstShown, firstShownAfterLook } from './window.shared'

/** Two names in turn: setting the same one again would not move a WeChat list. */
const names = ['here-0', 'here-1'] as const

interface Window {
  /** The key that the drawn part begins with; null: the last few. */
  readonly from: string | null
  /** The row that was first before, and the name that the list is scrolled to. */
  readonly anchorKey: string
  readonly anchor: string
}

export interface ShownRows {
  readonly shown: readonly Row[]
  readonly anchorKey: string
  readonly anchor: string
  /** There may be older ones. */
  readonly more: boolean
  readonly lookUp: () => void
}

/** The part of the list that is drawn: the last rows at first, more by each look upwards, without a jump. */
export const useWindow = (rows: readonly Row[], conversation: Conversation, listId: string): ShownRows => {
  const [part, setPart] = useState<Window>({ from: null, anchorKey: '', anchor: '' })
  const latest = useRef({ rows, part })
  latest.current = { rows, part }
  const place = useRef(0)
  const turn = useRef(0)

  // The first drawing fixes where the window begins: what is added later is added below it.
  const begin = firstShown(rows, part.from)
  const beginKey = rows[begin]?.key ?? null
  useLayoutEffect(() => {
    if (part.from === null && beginKey !== null) setPart((now) => ({ ...now, from: beginKey }))
  }, [part.from, beginKey])

  const expand = useCallback(() => {
    const now = latest.current
    const from = firstShownAfterLook(now.rows, now.part.from)
    const first = now.rows[firstShown(now.rows, now.part.from)]?.key
    const next = now.rows[from]?.key
    if (first === undefined || next === undefined || next === first) return
    place.current = placeOf(listId)
    turn.current += 1
    setPart({ from: next, anchorKey: first, anchor: names[turn.current % 2] ?? names[0] })
  }, [listId])

  useLayoutEffect(() => {
    if (part.anchor !== '') restorePlace(listId, place.current)
  }, [part.anchor, part.from, listId])

  const lookUp = useCallback(() => {
    if (firstShown(latest.current.rows, latest.current.part.from) > 0) return expand()
    void conversation.loadEarlier().then(() => {
      if (firstShown(latest.current.rows, latest.current.part.from) > 0) expand()
    })
  }, [conversation, expand])

  const more = begin > 0 || conversation.state().thread.hasEarlier
  return { shown: rows.slice(begin), anchorKey: part.anchorKey, anchor: part.anchor, more, lookUp }
}
