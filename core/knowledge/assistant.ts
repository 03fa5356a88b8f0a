import * as z from 'zod/mini'
import { assistantPrompt } from '../copy/assistant'
import { firstOf } from '../shared/graphemes'
import { err, ok, type Result } from '../shared/result'
import { plainOf, unfoundedClaim } from './assistant-claims'
import { isOutOfPlace, isUngrounded } from './assistant-ground'
import {
  addsDeed,
  addsLatin,
  addsMoment,
  addsPromise,
  addsSubject,
  addsWayOut,
  contradicts,
  speaksOfItself,
} from './assistant-words'

/** An entry that was found, as the model may read it: its `{变量}` are filled. */
export interface Source {
  readonly key: string
  readonly title: string
  readonly answer: string
}

/** What the model says: which source answers, and in which words; or that none does. */
export const AssistantAnswer = z.union([
  z.object({ key: z.string(), words: z.string() }),
  z.object({ key: z.null() }),
])
export type AssistantAnswer = z.infer<typeof AssistantAnswer>

/** Words, and the source that they rest on. */
export interface Cited {
  readonly key: string
  readonly words: string
}

/** Why the words of a model are not shown. */
export type Objection =
  | 'notOffered'
  | 'length'
  | 'notChinese'
  | 'itself'
  | 'number'
  | 'moment'
  | 'promise'
  | 'deed'
  | 'wayOut'
  | 'latin'
  | 'contradiction'
  | 'ungrounded'
  | 'outOfPlace'

const MOST_SOURCES = 3
const MOST_ASKED = 500
const MOST_WORDS = 500
const LEAST_HAN = 4
/** So many characters of the prompt one behind the other are no accident. */
const PROMPT_RUN = 10

/** Numbers of orders, parcels and telephones are none of the model's business. */
const withoutNumbers = (text: string): string => text.replace(/[\d０-９](?:[-\s]?[\d０-９]){5,}/g, '***')

/** As JSON in which no mark can end the block. */
const asData = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c')

/** What the model is asked: the rules as its system, everything else as data in one block. */
export const messagesFor = (question: string, sources: readonly Source[]) =>
  [
    { role: 'system', content: assistantPrompt },
    {
      role: 'user',
      content: `<data>\n${asData({
        question: withoutNumbers(firstOf(question, MOST_ASKED)),
        entries: sources.slice(0, MOST_SOURCES),
      })}\n</data>`,
    },
  ] as const

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Reads what the model wrote, with or without a fence or its thoughts around it; null when it is no answer. */
export const readAnswer = (text: string): AssistantAnswer | null => {
  const said = text.replace(/<think>[^]*?<\/think>/g, '')
  const json = said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1)
  const answer = AssistantAnswer.safeParse(parse(json))
  return answer.success ? answer.data : null
}

const hanIn = (text: string): number => (text.match(/\p{Script=Han}/gu) ?? []).length
const lettersIn = (text: string): number => (text.match(/\p{L}/gu) ?? []).length

const plainPrompt = plainOf(assistantPrompt)

const tellsPrompt = (words: string, source: string): boolean => {
  const [said, known] = [plainOf(words), plainOf(source)]
  return Array.from({ length: Math.max(0, said.length - PROMPT_RUN + 1) }, (_, at) =>
    said.slice(at, at + PROMPT_RUN),
  ).some((run) => plainPrompt.includes(run) && !known.includes(run))
}

type Check = readonly [
  objection: Objection,
  isRaised: (words: string, text: string, source: Source) => boolean,
]

/** Each looks at the words beside the text of the source that they cite. */
const checks: readonly Check[] = [
  ['itself', (words, text) => speaksOfItself(words, text) || tellsPrompt(words, text)],
  ['number', (words, text) => unfoundedClaim(words, text) !== null],
  ['moment', addsMoment],
  ['promise', (words, text) => addsPromise(words, text) || addsSubject(words, text)],
  ['deed', addsDeed],
  ['wayOut', addsWayOut],
  ['latin', addsLatin],
  ['contradiction', contradicts],
  ['ungrounded', isUngrounded],
  ['outOfPlace', (words, _, source) => isOutOfPlace(words, source)],
]

const isChinese = (words: string): boolean =>
  hanIn(words) >= LEAST_HAN && hanIn(words) * 2 >= lettersIn(words)

/** Shoppers read plain text: marks of a format would stand in it, and a picture may say 100 % or free. */
const withoutMarks = (words: string): string =>
  words.replace(/[*#`]+(?!\ufe0f|\u20e3)|(?![\d*#])\p{Emoji}\ufe0f?/gu, '').trim()

/**
 * What the model chose may be said only where each number, time, promise and way out of it stands in the source that it
 * cites. Whoever put them there, a model that guesses or a shopper who told it what to say, they are not shown.
 */
export const checkedAnswer = (said: Cited, sources: readonly Source[]): Result<Cited, Objection> => {
  const source = sources.slice(0, MOST_SOURCES).find(({ key }) => key === said.key)
  if (!source) return err('notOffered')
  const words = withoutMarks(said.words)
  if ([...words].length > MOST_WORDS) return err('length')
  if (!isChinese(words)) return err('notChinese')
  const text = `${source.title}。${source.answer}`
  const raised = checks.find(([, isRaised]) => isRaised(words, text, source))
  return raised ? err(raised[0]) : ok({ key: source.key, words })
}
