/** Where a line runs through, in a box of 92 by 28 that leaves room for the point at its end. */
export const SPARK = { width: 92, height: 28, edge: 3 } as const

export interface SparkLine {
  /** `x,y x,y …` */
  readonly points: string
  readonly end: { readonly x: number; readonly y: number }
}

const rounded = (value: number): number => Math.round(value * 10) / 10

/**
 * A figure over time as a line; where there is none (null) it runs straight on. Null when two of them are not known:
 * one point is no course of events.
 */
export const sparkOf = (values: readonly (number | null)[]): SparkLine | null => {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]))
  if (known.length < 2) return null
  const [least, most] = [Math.min, Math.max].map((pick) => pick(...known.map(({ value }) => value)))
  const span = (most ?? 0) - (least ?? 0)
  const { width, height, edge } = SPARK
  const places = known.map(({ value, at }) => ({
    x: rounded(edge + (at / (values.length - 1)) * (width - 2 * edge)),
    y: rounded(height - edge - (span === 0 ? 0.5 : (value - (least ?? 0)) / span) * (height - 2 * edge)),
  }))
  const end = places.at(-1)
  return end ? { points: places.map(({ x, y }) => `${x},${y}`).join(' '), end } : null
}
