import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { placeOf, restorePlace } from '../../platform/scroll'
import type { Conversation } from './conversation'
import { inTurn } from './in-turn.shared'
import type { Row } from './rows.shared'
import {
  blocksOf,
  fixed,
  nothingDrawn,
  topKey,
  withBlockAbove,
  withRow,
  type Blocks,
  type Part,
} from './window.shared'

interface Window {
  readonly part: Part
  /** The row that was first before the last look upwards, and the name that the list is scrolled to. */
  readonly anchorKey: string
  readonly anchor: string
}

export interface ShownRows extends Blocks {
  readonly anchorKey: string
  readonly anchor: string
  /** There may be older ones. */
  readonly more: boolean
  readonly lookUp: () => void
}

interface WindowOf {
  readonly listId: string
  /** The row that somebody asked to see: it is drawn. */
  readonly wanted: string | null
}

/** The part of the list that is drawn: the last rows at first, a block more by each look upwards, without a jump. */
export const useWindow = (
  rows: readonly Row[],
  conversation: Conversation,
  { listId, wanted }: WindowOf,
): ShownRows => {
  const [{ part, anchorKey, anchor }, setWindow] = useState<Window>({
    part: nothingDrawn,
    anchorKey: '',
    anchor: '',
  })
  const latest = useRef({ rows, part })
  latest.current = { rows, part }
  const place = useRef(0)
  const placeBefore = useRef<number | null>(null)
  const turn = useRef(0)

  // Behind older ones, the row that was first loses the time and the name above it: it must not move for that.
  useLayoutEffect(() => {
    if (placeBefore.current !== null) restorePlace(listId, placeBefore.current)
  }, [rows, listId])

  const base = fixed(rows, part)
  useLayoutEffect(() => {
    if (base !== part) setWindow({ part: base, anchorKey: '', anchor: '' })
  }, [base, part])

  const expand = useCallback(
    (widen: (rows: readonly Row[], part: Part) => Part = withBlockAbove) => {
      const now = latest.current
      const next = widen(now.rows, now.part)
      if (next === now.part) return
      place.current = placeBefore.current ?? placeOf(listId)
      turn.current += 1
      setWindow({
        part: next,
        anchorKey: topKey(now.rows, now.part),
        anchor: inTurn('here', turn.current),
      })
    },
    [listId],
  )

  useLayoutEffect(() => {
    if (anchor !== '') restorePlace(listId, place.current)
  }, [anchor, part, listId])

  useLayoutEffect(() => {
    if (wanted !== null) expand((all, now) => withRow(all, now, wanted))
  }, [wanted, expand])

  const lookUp = useCallback(() => {
    const isHidden = () => blocksOf(latest.current.rows, latest.current.part).hidden > 0
    if (isHidden()) return expand()
    const arriving = () => (placeBefore.current = placeOf(listId))
    void conversation.loadEarlier(arriving).then(() => {
      if (isHidden()) expand()
      placeBefore.current = null
    })
  }, [conversation, expand, listId])

  const blocks = blocksOf(rows, base)
  const more = blocks.hidden > 0 || conversation.state().thread.hasEarlier
  return { ...blocks, anchorKey, anchor, more, lookUp }
}
