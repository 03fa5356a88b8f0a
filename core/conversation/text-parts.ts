/** A piece of what was said: plain words, or something that a tap opens. */
export type TextPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'phone'; readonly text: string; readonly phone: string }
  | { readonly kind: 'order'; readonly text: string; readonly orderNo: string }

/*
 * Phones older than iOS 16.4 know no look-behind: what stands before a number is looked at by hand.
 * An order number is a run of 15 to 24 digits, an E before it at some platforms; parcels' numbers have other letters.
 */
const link = /(?:https?:\/\/|www\.)[\w\-.~:/?#[\]@!$&'()*+,;=%]+/.source
const mobile = /(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}/.source
const landline = /0\d{2,3}-\d{7,8}|[48]00-?\d{3}-?\d{4}/.source
const order = /E?\d{15,24}/.source
const found = new RegExp(`(${link})|(${order})|(${mobile}|${landline})`, 'gi')

/** Punctuation that ends a sentence, not an address. */
const sentenceEnd = /[.,;:!?'\]]+$/
const opens = (text: string, bracket: string): number => text.split(bracket).length - 1

const linkOf = (raw: string): string => {
  const text = raw.replace(sentenceEnd, '')
  return text.endsWith(')') && opens(text, ')') > opens(text, '(') ? linkOf(text.slice(0, -1)) : text
}

const isWordChar = (char: string | undefined): boolean => char !== undefined && /[A-Za-z0-9_-]/.test(char)
/** A host with a dot in it, or it leads nowhere. */
const hasHost = (url: string): boolean => /^https?:\/\/[^/?#]+\.[^/?#.]/i.test(url)

const partOf = (match: RegExpMatchArray, text: string): TextPart | null => {
  const [raw, address, orderNo] = match
  const begin = match.index ?? 0
  if (isWordChar(text[begin - 1])) return null
  if (address !== undefined) {
    const shown = linkOf(address)
    const url = /^www\./i.test(shown) ? `https://${shown}` : shown
    return hasHost(url) ? { kind: 'link', text: shown, url } : null
  }
  if (isWordChar(text[begin + raw.length])) return null
  if (orderNo !== undefined) return { kind: 'order', text: raw, orderNo }
  return { kind: 'phone', text: raw, phone: raw.replace(/[^\d+]/g, '') }
}

/** What was said in pieces, in order; together they are the text again. */
export const textParts = (text: string): readonly TextPart[] => {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(found)) {
    const begin = match.index
    const part = begin < from ? null : partOf(match, text)
    if (part === null) continue
    if (begin > from) parts.push({ kind: 'words', text: text.slice(from, begin) })
    parts.push(part)
    from = begin + part.text.length
  }
  if (from < text.length || parts.length === 0) parts.push({ kind: 'words', text: text.slice(from) })
  return parts
}
