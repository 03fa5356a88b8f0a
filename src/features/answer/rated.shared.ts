/** What was said of answers on this phone, the newest last: `3.1` or `returns@12` to whether it helped. */
export type Rated = Readonly<Record<string, boolean>>

const MOST = 60

export const ratedFrom = (stored: unknown): Rated =>
  typeof stored === 'object' && stored !== null && !Array.isArray(stored)
    ? Object.fromEntries(
        Object.entries(stored).filter((pair): pair is [string, boolean] => typeof pair[1] === 'boolean'),
      )
    : {}

/** With one more; the oldest are forgotten. */
export const withRated = (rated: Rated, name: string, helpful: boolean): Rated => {
  const others = Object.entries(rated).filter(([known]) => known !== name)
  return Object.fromEntries([...others, [name, helpful] as const].slice(-MOST))
}
