import { TEXT_MAX } from '../conversation/message'
import { replyFileWords as words } from '../copy/quick-replies'
import { parseLane } from '../lane/grammar'
import { slotsOf } from '../shared/template'
import { CATEGORY_MAX, KEYWORD_MAX, KEYWORDS_MAX, TITLE_MAX } from './limits'
import { plainWords } from './plain'
import type { QuickReply } from './quick-reply'

const lengthOf = (text: string): number => [...text].length

/** What an agent can give a value to: `名=`. */
const nameable = /^[\p{L}\p{N}_]{1,20}$/u

const slotProblem = (text: string): string | null => {
  const odd = slotsOf(text).find((slot) => !nameable.test(slot))
  if (odd !== undefined) return words.badSlot(odd)
  const outside = slotsOf(text).reduce((rest, slot) => rest.replaceAll(`{${slot}}`, ''), text)
  return /[{}｛｝]/.test(outside) ? words.strayBrace : null
}

const titleProblem = (title: string): string | null => {
  if (title === '') return words.noTitle
  if (lengthOf(title) > TITLE_MAX) return words.tooLong(words.columns.title, TITLE_MAX)
  if (plainWords(title) === '') return words.titleOfMarks(title)
  return parseLane(`/${title}`).type === 'find' ? null : words.titleIsCommand(title)
}

const textProblem = (text: string): string | null => {
  if (text === '') return words.noText
  return lengthOf(text) > TEXT_MAX ? words.tooLong(words.columns.text, TEXT_MAX) : slotProblem(text)
}

const keywordProblem = (keywords: readonly string[]): string | null => {
  if (keywords.length > KEYWORDS_MAX) return words.tooManyKeywords(KEYWORDS_MAX)
  const long = keywords.find((keyword) => lengthOf(keyword) > KEYWORD_MAX)
  return long === undefined ? null : words.tooLong(words.columns.keywords, KEYWORD_MAX)
}

/** Why a reply can't be used as it is written; null when it can. A title that is a command could never be called. */
export const problemOf = ({
  title,
  text,
  category,
  keywords,
}: Pick<QuickReply, 'title' | 'text' | 'category' | 'keywords'>): string | null =>
  titleProblem(title) ??
  textProblem(text) ??
  (lengthOf(category) > CATEGORY_MAX ? words.tooLong(words.columns.category, CATEGORY_MAX) : null) ??
  keywordProblem(keywords)
