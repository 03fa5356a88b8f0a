import { insideIsolate, isolated, ISOLATE_BYTES } from '../shared/bidi'
import { firstOf, graphemesOf } from '../shared/graphemes'

/** What one text message of a WeCom app holds; more is cut off by the platform (reference/wecom.md). */
export const LANE_TEXT_BYTES = 2_048

const sizeOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

/** Bytes of a text in UTF-8; half a surrogate pair counts as the sign that replaces it. */
export const byteLength = (text: string): number => {
  let bytes = 0
  for (const character of text) bytes += sizeOf(character)
  return bytes
}

/** What a reader takes for one character; a pile of marks that is larger than `limit` falls apart. */
const charactersOf = (text: string, limit: number): string[] =>
  graphemesOf(text).flatMap((one) => (byteLength(one) > limit ? [...one] : one))

/** Cuts a text into pieces of at most `limit` bytes (at least 4), never inside a character. */
export const cutText = (text: string, limit: number): string[] => {
  if (byteLength(text) <= limit) return [text]
  const pieces: string[] = []
  let piece = ''
  let bytes = 0
  for (const character of charactersOf(text, limit)) {
    const size = byteLength(character)
    if (bytes + size > limit) {
      pieces.push(piece)
      piece = ''
      bytes = 0
    }
    piece += character
    bytes += size
  }
  return [...pieces, piece]
}

/** Each piece of an isolated line is isolated again: they stand in different messages, behind a head each. */
const cutLine = (line: string, limit: number): string[] => {
  const inside = insideIsolate(line)
  return inside === null ? cutText(line, limit) : cutText(inside, limit - ISOLATE_BYTES).map(isolated)
}

/** Lines put together into pieces of at most `limit` bytes; a line that is longer by itself is cut. */
const packLines = (lines: readonly string[], limit: number): string[] => {
  const packed: string[] = []
  for (const line of lines.flatMap((each) => cutLine(each, limit))) {
    const last = packed[packed.length - 1]
    const together = last === undefined ? null : `${last}\n${line}`
    if (together !== null && byteLength(together) <= limit) packed[packed.length - 1] = together
    else packed.push(line)
  }
  return packed
}

/** An answer of the app in messages that the platform takes, parted between its lines. */
export const answerTexts = (answer: string): string[] => packLines(answer.split('\n'), LANE_TEXT_BYTES)

/** Room for the mark of a part: `（12/34）`. */
const MARK_BYTES = 24

/**
 * Lines under one head (`gap` stands between), in as few texts of `LANE_TEXT_BYTES` as they need. Several are
 * numbered in the head, because the platform drops a request that it has seen before.
 */
export const underHead = (head: string, gap: string, lines: readonly string[]): string[] => {
  const parts = packLines(lines, LANE_TEXT_BYTES - byteLength(head) - MARK_BYTES)
  return parts.map((part, index) =>
    parts.length === 1 ? `${head}${gap}${part}` : `${head}（${index + 1}/${parts.length}）${gap}${part}`,
  )
}

/** At most `max` characters on one line, with an ellipsis where something is missing. */
export const brief = (text: string, max: number): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return firstOf(line, max) === line ? line : `${firstOf(line, max - 1)}…`
}
