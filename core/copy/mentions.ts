import type { Mention } from '../lane/mention-box'
import { brief } from '../lane/text'
import { clockText } from '../shared/time'
import { calledText } from './lane-view'

const where = '在工作台的内部备注里'

/** What a colleague reads in WeCom of notes that name him. The time keeps two that say the same apart. */
export const mentionsText = (mentions: readonly Mention[]): string => {
  const [first] = mentions
  if (mentions.length === 1 && first) {
    const { called, byName, text, at } = first
    return `${calledText(called)} ${byName}提到了您：${brief(text, 200)}\n${where}，${clockText(at)}`
  }
  const lines = mentions.map(
    ({ called, byName, text, at }) => `${calledText(called)} ${byName} ${clockText(at)}：${brief(text, 100)}`,
  )
  return [`${mentions.length} 条内部备注提到了您：`, ...lines, where].join('\n')
}
