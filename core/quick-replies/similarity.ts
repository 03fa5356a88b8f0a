/** Pairs of neighbouring characters, how often each; spaces and line breaks say nothing. */
const pairsOf = (text: string): ReadonlyMap<string, number> => {
  const characters = [...text.normalize('NFKC').replace(/\s/gu, '')]
  const pairs = new Map<string, number>()
  characters.forEach((character, at) => {
    const pair = `${character}${characters[at + 1] ?? ''}`
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  })
  return pairs
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((all, count) => all + count, 0)

/**
 * How near what is about to be sent is to the words that the shop has agreed on, 0–100: shown and not forced, so that
 * there is room for one's own (R91). Dice's coefficient of neighbouring characters.
 */
export const similarity = (standard: string, written: string): number => {
  const [one, other] = [pairsOf(standard), pairsOf(written)]
  const all = sum(one.values()) + sum(other.values())
  if (all === 0) return 100
  const shared = sum([...one].map(([pair, count]) => Math.min(count, other.get(pair) ?? 0)))
  return Math.floor((200 * shared) / all)
}
