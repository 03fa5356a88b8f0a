/** A small generator of numbers that look random and are the same for the same seed (xorshift, 32 bits). */
export interface Random {
  /** A whole number from `from` to `to`, both possible. */
  int(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  chance(oneIn: number): boolean
}

export const randomOf = (seed: number): Random => {
  let state = Math.imul(seed, 0x9e3779b1) | 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  // The first numbers of a small seed are alike.
  for (let i = 0; i < 8; i += 1) next()

  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[int(0, list.length - 1)]
    if (chosen === undefined) throw new Error('nothing to pick from')
    return chosen
  }
  return { int, pick, chance: (oneIn) => int(1, oneIn) === 1 }
}
