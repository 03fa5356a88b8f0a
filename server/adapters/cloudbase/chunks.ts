/** Characters of a chunk: a document of the database has 1 MB at most, a Chinese character three bytes. */
const CHUNK = 200_000

/** A long text in parts, cut between two characters, never within one. */
export const cutUp = (text: string): readonly string[] => {
  const parts: string[] = []
  for (let at = 0; at < text.length;) {
    const last = text.charCodeAt(at + CHUNK - 1)
    const length = last >= 0xd800 && last <= 0xdbff ? CHUNK - 1 : CHUNK
    parts.push(text.slice(at, at + length))
    at += length
  }
  return parts
}
