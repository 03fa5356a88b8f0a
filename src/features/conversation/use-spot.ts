import { useEffect, useRef } from 'react'
import { scrollToView } from '../../platform/scroll'

/** The row that somebody asked to see; asking again is another turn. */
export interface Spot {
  readonly key: string
  readonly turn: number
}

/** Two names in turn: setting the same one again would not move a WeChat list. */
const names = ['spot-0', 'spot-1'] as const

/** The name of the place that is shown, '' while none is; a browser's list is moved to it once it is drawn. */
export const useSpot = (spot: Spot | null, isDrawn: boolean): string => {
  const name = spot === null ? '' : (names[spot.turn % 2] ?? names[0])
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
