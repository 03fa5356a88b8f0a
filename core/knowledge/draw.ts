/** FNV-1a. */
const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  // the last letters reach all bits
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return (value ^ (value >>> 13)) >>> 0
}

/** So many of them as the seed has it: each is as likely as the others. */
export const drawn = <T extends { readonly _id: string }>(
  all: readonly T[],
  count: number,
  seed: string,
): readonly T[] =>
  all
    .map((one) => ({ one, place: hash(seed + one._id) }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ one }) => one)
