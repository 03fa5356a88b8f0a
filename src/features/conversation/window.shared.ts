import type { Row } from './rows.shared'

/** How many rows are drawn at first, and how many a block has. */
export const FIRST_ROWS = 20
export const BLOCK_ROWS = 30

/** What is drawn: from `base` on everything, before it what was looked up. */
export interface Part {
  /** The first row of the first drawing, null before it. */
  readonly base: string | null
  /** The first row of each block above it, the nearest first. */
  readonly starts: readonly string[]
}

export const nothingDrawn: Part = { base: null, starts: [] }

export interface Block {
  readonly key: string
  readonly rows: readonly Row[]
}

/** Rows in blocks: a block that is drawn stays as it is while others come above and below it. */
export interface Blocks {
  /** Above the base, the nearest first: more of them are appended. */
  readonly older: readonly Block[]
  /** From the base on: more of them are appended. */
  readonly newer: readonly Block[]
  /** How many rows above are not drawn. */
  readonly hidden: number
}

const placesOf = (rows: readonly Row[], keys: ReadonlySet<string>): ReadonlyMap<string, number> => {
  const places = new Map<string, number>()
  rows.forEach(({ key }, place) => keys.has(key) && places.set(key, place))
  return places
}

const newerBlocks = (rows: readonly Row[], base: number): Block[] => {
  const blocks: Block[] = []
  for (let from = base; from < rows.length; from += BLOCK_ROWS) {
    blocks.push({ key: `newer ${blocks.length}`, rows: rows.slice(from, from + BLOCK_ROWS) })
  }
  return blocks
}

/** A base that is no longer there (behind a gap the thread begins anew) is the last few rows again. */
export const blocksOf = (rows: readonly Row[], { base, starts }: Part): Blocks => {
  const places = placesOf(rows, new Set(base === null ? starts : [base, ...starts]))
  const found = base === null ? undefined : places.get(base)
  const first = found ?? Math.max(0, rows.length - FIRST_ROWS)
  const older: Block[] = []
  let end = first
  for (const key of found === undefined ? [] : starts) {
    const start = places.get(key)
    if (start === undefined || start >= end) continue
    older.push({ key, rows: rows.slice(start, end) })
    end = start
  }
  return { older, newer: newerBlocks(rows, first), hidden: end }
}

/** One block more above; the same part when nothing more is known. */
export const withBlockAbove = (rows: readonly Row[], part: Part): Part => {
  const { hidden } = blocksOf(rows, part)
  const key = rows[Math.max(0, hidden - BLOCK_ROWS)]?.key
  return hidden === 0 || key === undefined ? part : { ...part, starts: [...part.starts, key] }
}

/** As many blocks above as it takes to draw that row, when it is known. */
export const withRow = (rows: readonly Row[], part: Part, key: string): Part => {
  const place = rows.findIndex((row) => row.key === key)
  let wide = part
  while (place >= 0 && blocksOf(rows, wide).hidden > place) wide = withBlockAbove(rows, wide)
  return wide
}

/** The first row that is drawn. */
export const topKey = (rows: readonly Row[], part: Part): string =>
  rows[blocksOf(rows, part).hidden]?.key ?? ''

/** The first drawing fixes the base: what is said later stands below it. */
export const fixed = (rows: readonly Row[], part: Part): Part => {
  const known = part.base !== null && rows.some(({ key }) => key === part.base)
  const base = rows[Math.max(0, rows.length - FIRST_ROWS)]?.key
  return known || base === undefined ? part : { base, starts: [] }
}
