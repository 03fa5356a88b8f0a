import type { WrittenEntry } from '../contracts/desk/knowledge'
import { entryWords as words } from '../copy/knowledge'
import { present } from '../shared/present'
import { err, ok, type Result } from '../shared/result'
import { MINUTE, type Instant } from '../shared/time'
import { slotsOf } from '../shared/template'
import { ANSWER_MAX, ARTICLE_MAX, MOST_SIMILAR, type Entry } from './entry'
import { answerSlots } from './slots'
import { lettersOf } from './wordings'

/** An entry in words, whatever its picture is. */
export type EntryInWords = Omit<WrittenEntry, 'image'>

/** How long a question is. */
const QUESTION = [2, 60] as const
const CATEGORY_MAX = 20
const MOST_LEVELS = 3
const MOST_NEXT = 5
const GOODS_MAX = 30
const MOST_GOODS = 20
const HOT_MAX = 99

const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** What stands between questions that are written in one cell. */
export const betweenQuestions = /[|｜\n]/u
/** And between words. */
export const betweenWords = /[|｜\n、,，;；]/u

/** Each once by its letters, none of which are among `known`. */
const distinct = (questions: readonly string[], known: readonly string[] = []): string[] => {
  const seen = new Set(known.map(lettersOf))
  const each = questions.flatMap((question) => question.split(betweenQuestions))
  return each.map(inOneLine).filter((question) => {
    const letters = lettersOf(question)
    if (question === '' || seen.has(letters)) return false
    // what has no letters at all is told, not taken for a double
    if (letters !== '') seen.add(letters)
    return true
  })
}

/** As a file writes it. */
const wholeMinutes = (at: Instant | null): Instant | null =>
  at === null ? null : Math.floor(at / MINUTE) * MINUTE

const tidyScope = (scope: EntryInWords['scope']): EntryInWords['scope'] => {
  const statuses = [...new Set(scope?.statuses)]
  const each = (scope?.goods ?? []).flatMap((word) => word.split(betweenWords)).map(inOneLine)
  const goods = [...new Set(each)].filter((word) => word !== '')
  const left = { ...(statuses.length > 0 && { statuses }), ...(goods.length > 0 && { goods }) }
  return Object.keys(left).length > 0 ? left : null
}

const tidy = (written: EntryInWords): EntryInWords => {
  const title = inOneLine(written.title)
  const levels = written.category.split(/[/／>＞]/u).map(inOneLine)
  return {
    ...written,
    category: levels.filter((level) => level !== '').join('/'),
    title,
    similar: distinct(written.similar, [title]),
    answer: written.answer.replace(/\r\n?/g, '\n').trim(),
    next: distinct(written.next),
    scope: tidyScope(written.scope),
    validFrom: wholeMinutes(written.validFrom),
    validUntil: wholeMinutes(written.validUntil),
  }
}

const categoryProblem = ({ category }: EntryInWords): string | null => {
  if (category === '') return words.noCategory
  const levels = category.split('/')
  if (levels.length > MOST_LEVELS) return words.tooDeep(MOST_LEVELS)
  const long = levels.find((level) => level.length > CATEGORY_MAX)
  return long === undefined ? null : words.longCategory(long, CATEGORY_MAX)
}

const isQuestion = ({ length }: string): boolean => length >= QUESTION[0] && length <= QUESTION[1]
const isOfMarks = (question: string): boolean => lettersOf(question) === ''

const titleProblem = ({ title }: EntryInWords): string | null => {
  if (title === '') return words.noTitle
  if (!isQuestion(title)) return words.badTitle(title, QUESTION)
  return isOfMarks(title) ? words.titleOfMarks(title) : null
}

const similarProblem = ({ similar }: EntryInWords): string | null => {
  if (similar.length > MOST_SIMILAR) return words.tooManySimilar(MOST_SIMILAR)
  const odd = similar.find((question) => !isQuestion(question) || isOfMarks(question))
  if (odd === undefined) return null
  return isQuestion(odd) ? words.similarOfMarks(odd) : words.badSimilar(odd, QUESTION)
}

const slotProblem = (answer: string): string | null => {
  const slots = slotsOf(answer)
  const unknown = slots.find((slot) => !answerSlots.includes(slot))
  if (unknown !== undefined) return words.unknownSlot(unknown, answerSlots)
  const outside = slots.reduce((rest, slot) => rest.replaceAll(`{${slot}}`, ''), answer)
  return /[{}｛｝]/u.test(outside) ? words.strayBrace : null
}

const answerProblem = ({ answer, isArticle }: EntryInWords): string | null => {
  if (answer === '') return words.noAnswer
  if (isArticle && answer.length > ARTICLE_MAX) return words.longArticle(ARTICLE_MAX)
  if (!isArticle && answer.length > ANSWER_MAX) return words.longAnswer(ANSWER_MAX)
  return slotProblem(answer)
}

const nextProblem = ({ next }: EntryInWords): string | null => {
  if (next.length > MOST_NEXT) return words.tooManyNext(MOST_NEXT)
  const odd = next.find((question) => !isQuestion(question))
  return odd === undefined ? null : words.badNext(odd, QUESTION)
}

const goodsProblem = ({ scope }: EntryInWords): string | null => {
  const goods = scope?.goods ?? []
  if (goods.length > MOST_GOODS) return words.tooManyGoods(MOST_GOODS)
  const long = goods.find((word) => word.length > GOODS_MAX)
  return long === undefined ? null : words.longGoods(long, GOODS_MAX)
}

const timeProblem = ({ validFrom, validUntil }: EntryInWords): string | null =>
  validFrom !== null && validUntil !== null && validUntil <= validFrom ? words.endsBefore : null

const hotProblem = ({ hot }: EntryInWords): string | null =>
  hot === null || (Number.isInteger(hot) && hot >= 1 && hot <= HOT_MAX) ? null : words.badHot(HOT_MAX)

const checks = [
  ...[categoryProblem, titleProblem, similarProblem, answerProblem],
  ...[nextProblem, goodsProblem, timeProblem, hotProblem],
]

const problemOf = (written: EntryInWords): string | null =>
  checks.reduce<string | null>((found, check) => found ?? check(written), null)

const given = <T>(value: T | null): T | undefined => value ?? undefined

/** What was written as an entry, tidied; or why it can't be one, in words. */
export const entryOf = (key: string, written: EntryInWords, image: Entry['image'] | null): Result<Entry> => {
  const tidied = tidy(written)
  const problem = problemOf(tidied)
  if (problem !== null) return err(problem)
  const { category, title, similar, answer, isArticle, next, audience, ...rest } = tidied
  return ok({
    ...{ key, category, title, similar, answer },
    ...(isArticle && { isArticle }),
    ...(next.length > 0 && { next }),
    ...(audience !== 'all' && { audience }),
    ...present({
      image: given(image),
      leadsTo: given(rest.leadsTo),
      scope: given(rest.scope),
      validFrom: given(rest.validFrom),
      validUntil: given(rest.validUntil),
      hot: given(rest.hot),
    }),
  })
}
