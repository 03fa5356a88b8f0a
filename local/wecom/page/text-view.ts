/**
 * How a plain text is drawn. WeCom itself shows plain text; the page only lays out what the words say:
 * - a passive reply that begins with ✓ is a grey line in the middle, any other stays as it is,
 * - `#12 张女士接入`, lines, and perhaps `回复 #12 内容，…` is a card,
 * - `#12 张女士 ·7` before a full-width space or at the head of a list is who speaks and which message it is,
 * - the agent's own `#12` and `/2` are marked.
 */
export type TextView =
  | { readonly kind: 'ack'; readonly text: string }
  | {
      readonly kind: 'card'
      readonly mark: string
      readonly title: string
      readonly lines: string
      readonly hint: string
    }
  | { readonly kind: 'bubble'; readonly mark: string; readonly number: string; readonly text: string }

interface Said {
  readonly from: 'app' | 'member'
  readonly passive: boolean
  readonly content: string
}

const announcement = /^(#\d+) (.+)$/
const hintLine = /^回复 #\d+ /
const speaker = /^(#\d+[^\n\u3000]{0,40}?)( ·\d+(?:–\d+)?)?([\n\u3000][\s\S]*)$/
const address = /^((?:[#＃][\d０-９]+)?(?:\s*\/\S+)?)()([\s\S]*)$/

export const viewOf = ({ from, passive, content }: Said): TextView => {
  if (from === 'member') return marked(address, content)
  if (passive && content.startsWith('✓')) return { kind: 'ack', text: content.slice(1).trim() }
  if (passive) return { kind: 'bubble', mark: '', number: '', text: content }
  return cardOf(content) ?? marked(speaker, content)
}

const marked = (pattern: RegExp, content: string): TextView => {
  const [, mark = '', number = '', text = content] = pattern.exec(content) ?? []
  return { kind: 'bubble', mark, number: number.trim(), text }
}

const cardOf = (content: string): TextView | undefined => {
  const [first = '', ...rest] = content.split('\n')
  const [, mark = '', title = ''] = announcement.exec(first) ?? []
  const hint = hintOf(rest.at(-1))
  if (!mark || rest.length === 0 || !(hint || title.endsWith('接入'))) return undefined
  return { kind: 'card', mark, title, lines: (hint ? rest.slice(0, -1) : rest).join('\n'), hint }
}

const hintOf = (line = '') => (hintLine.test(line) ? line : '')

/** One line of a text, for the list of agents. */
export const previewOf = (content: string): string => content.replace(/\s+/g, ' ').slice(0, 60)
