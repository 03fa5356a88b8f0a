import { useEffect, useRef } from 'react'
import { scrollToView } from '../../platform/scroll'
import { inTurn } from './in-turn.shared'

/** The row that somebody asked to see; asking again is another turn. */
export interface Spot {
  readonly key: string
  readonly turn: number
}

/** The name of the place that is shown, '' while none is; a browser's list is moved to it once it is drawn. */
export const useSpot = (spot: Spot | null, isDrawn: boolean): string => {
  const name = spot === null ? '' : inTurn('spot', spot.turn)
  useEffect(() => {
    if (name !== '' && isDrawn) scrollToView(name)
  }, [name, isDrawn])
  return name
}

/** Of several wishes where a list should be the one that changed last: a WeChat list knows but one. */
export const useLastWish = (...wishes: readonly string[]): string => {
  const last = useRef({ wishes, chosen: '' })
  const changed = wishes.filter((wish, at) => wish !== '' && wish !== last.current.wishes[at])
  last.current = { wishes, chosen: changed[changed.length - 1] ?? last.current.chosen }
  return last.current.chosen
}
