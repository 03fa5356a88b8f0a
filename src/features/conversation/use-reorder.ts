import { useRef, useState } from 'react'
import { draggable } from '../../ui/drag'
import { draggedTo, type Dragged } from './reorder.shared'

interface Reorder {
  readonly dragged: Dragged | null
  /** What makes the tile at that place one that can be dragged. */
  readonly handle: (at: number) => object
}

/** Puts tiles into another order by dragging; `list` is what holds them. */
export const useReorder = (
  list: string,
  count: number,
  onMove: (from: number, to: number) => void,
): Reorder => {
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const began = useRef<{ readonly at: number; readonly x: number } | null>(null)
  const latest = useRef<Dragged | null>(null)

  const show = (now: Dragged | null): void => {
    latest.current = now
    setDragged(now)
  }
  const lost = (): void => {
    began.current = null
    show(null)
  }
  const handle = (at: number): object =>
    draggable({
      list,
      onLift: (x) => {
        began.current = { at, x }
        show({ at, by: 0, to: at })
      },
      onMove: (x) => {
        if (began.current) show(draggedTo(began.current, x, count))
      },
      onDrop: () => {
        const last = latest.current
        lost()
        if (last && last.to !== last.at) onMove(last.at, last.to)
      },
      onLost: lost,
    })
  return { dragged, handle }
}
