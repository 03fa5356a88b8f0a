import { find, type Asking, type Found } from './rank'
import type { SearchIndex } from './search-index'
import { lettersOf } from './wordings'

/** “那运费呢”, “要是过期了呢”: it leans on what was asked before. */
const leaning = /^(?:那|如果|要是|万一|还有)|[呢呐]$/u
/** Longer ones say themselves what they are about. */
const LONGEST = 10

/** How a question is put, not what it is about. */
const asking =
  /怎么样?|如何|怎样|什么时候|多久|能不能|可不可以|可以|有没有|是不是|什么|哪里|哪儿|吗|呢|能|是|的|啊|呀/gu

/** A question with the subject of the one before it; null where it stands by itself. */
const withSubjectOf = (before: string, text: string): string | null => {
  const letters = lettersOf(text)
  if (letters.length > LONGEST || !leaning.test(letters)) return null
  const subject = lettersOf(before).replace(asking, '')
  return subject === '' ? null : `${subject}${letters.replace(/^(?:那么?|如果|要是|万一|还有)+/u, '')}`
}

/** A question after another; `sure`: from here on it is answered. */
interface After {
  readonly text: string
  readonly before: string
  readonly sure: number
}

/** What a question means after the one before it: “那运费呢” after “怎么退货” is the freight of a return. */
export const findAfter = (index: SearchIndex, { text, before, sure }: After, asking?: Asking): Found => {
  const alone = find(index, text, asking)
  const joined = withSubjectOf(before, text)
  if (joined === null) return alone
  const together = find(index, joined, asking)
  const isNew = together.best !== find(index, before, asking).best
  return isNew && together.p >= Math.min(sure, alone.p) ? together : alone
}
