/** Node decodes GBK but does not write it: the table is made by decoding every pair of bytes once. */
const table = (): Map<string, readonly [number, number]> => {
  const decoder = new TextDecoder('gbk')
  const pairs = new Map<string, readonly [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && character !== '\uFFFD') pairs.set(character, [lead, trail])
    }
  }
  return pairs
}

export const toGbk = (text: string): Buffer => {
  const pairs = table()
  return Buffer.from(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0)
      if (code < 0x80) return [code]
      const pair = pairs.get(character)
      if (!pair) throw new Error(`not in GBK: ${character}`)
      return [...pair]
    }),
  )
}
