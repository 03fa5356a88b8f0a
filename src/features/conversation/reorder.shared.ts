/** From one tile of the tray to the next, px (media-tray.scss). */
const STEP = 84

/** A tile that is being dragged: from which place, how far, px, and where it would come to lie. */
export interface Dragged {
  readonly at: number
  readonly by: number
  readonly to: number
}

/** Where a tile is that was lifted at `from` while the finger is at `x`; there are `count` of them. */
export const draggedTo = (
  { at, x: from }: { readonly at: number; readonly x: number },
  x: number,
  count: number,
): Dragged => {
  const by = Math.round(x - from)
  const to = Math.max(0, Math.min(count - 1, at + Math.round(by / STEP)))
  return { at, by, to }
}

/** How the tile at that place makes room: a step to the left (−1), to the right (1), or none. */
export const roomOf = (place: number, dragged: Dragged | null): -1 | 0 | 1 => {
  if (dragged === null) return 0
  const { at, to } = dragged
  if (place > at && place <= to) return -1
  return place < at && place >= to ? 1 : 0
}
