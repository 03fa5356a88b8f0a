/** What one text message of WeCom may hold; more is cut off silently (发送应用消息, 被动回复消息). */
export const maxTextBytes = 2048

const loneSurrogates = /[\ud800-\udfff]/gu
/** `（12/34）\n`: room that is kept free for the mark of a part. */
const markBytes = 24

/**
 * Splits a text into messages of at most `maxTextBytes` bytes, never inside a character. Several parts are
 * numbered, for the reader and because WeCom drops a request whose JSON it has seen before: two equal
 * parts would arrive as one.
 */
export const splitText = (text: string, limit = maxTextBytes): string[] => {
  const clean = text.replace(loneSurrogates, '\uFFFD')
  if (Buffer.byteLength(clean) <= limit) return [clean]
  const parts = cut(clean, limit - markBytes)
  return parts.map((part, index) => `（${index + 1}/${parts.length}）\n${part}`)
}

/** Shortens a text to what one message holds, with an ellipsis where something is missing. */
export const truncateText = (text: string, limit = maxTextBytes): string => {
  const clean = text.replace(loneSurrogates, '\uFFFD')
  if (Buffer.byteLength(clean) <= limit) return clean
  return `${cut(clean, limit - Buffer.byteLength('…'))[0] ?? ''}…`
}

const cut = (text: string, limit: number): string[] => {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const character of text) {
    const size = Buffer.byteLength(character)
    if (bytes + size > limit) {
      parts.push(part)
      part = ''
      bytes = 0
    }
    part += character
    bytes += size
  }
  return [...parts, part]
}
