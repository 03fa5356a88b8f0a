import { latin1, uint32 } from './bytes'

/** A box of ISO base media (ISO/IEC 14496-12) or QuickTime; `data` is where its payload begins. */
export interface Box {
  readonly type: string
  readonly start: number
  readonly data: number
  readonly end: number
}

const boxAt = (bytes: Uint8Array, start: number, limit: number): Box | null => {
  if (start + 8 > limit) return null
  const length = uint32(bytes, start)
  const isLarge = length === 1
  const size = isLarge ? uint32(bytes, start + 8) * 0x1_0000_0000 + uint32(bytes, start + 12) : length
  const end = size === 0 ? limit : start + size
  const data = start + (isLarge ? 16 : 8)
  return end <= limit && end >= data ? { type: latin1(bytes, start + 4, 4), start, data, end } : null
}

/** No film has so many in one place: whoever writes more wants to keep us busy. */
const MOST_BOXES = 1_000

/** The boxes that follow each other there, up to the first that makes no sense. */
export const boxesIn = (bytes: Uint8Array, from: number, limit: number): Box[] => {
  const boxes: Box[] = []
  let box = boxAt(bytes, from, limit)
  while (box && boxes.length < MOST_BOXES) {
    boxes.push(box)
    box = box.end < limit ? boxAt(bytes, box.end, limit) : null
  }
  return boxes
}

/** The first box down that path. */
export const boxIn = (bytes: Uint8Array, within: Box, ...path: readonly string[]): Box | null => {
  const [type, ...rest] = path
  if (type === undefined) return within
  const found = boxesIn(bytes, within.data, within.end).find((box) => box.type === type)
  return found ? boxIn(bytes, found, ...rest) : null
}
