import type { Level } from '../policy/service-policy'
import type { Duty } from '../routing/agent'
import { firstOf } from '../shared/graphemes'
import { commandOf, type CommandWord } from './command-words'
import { requestAnswer, type RequestAnswer } from './request-words'

/** How an agent names a session: #12, or with its day #251121-12 when two days have a 12. */
export interface SessionRef {
  readonly number: number
  /** yymmdd; null when only the number was written. */
  readonly day: string | null
}

/** Values that an agent writes behind a quick reply: `/2 时间=今天18:00`, or just `/2 今天18:00`. */
export interface GivenValues {
  readonly named: Readonly<Record<string, string>>
  /** What stands before the first `名=`; null when nothing does. */
  readonly positional: string | null
}

/** `to: null` when no session was named: the one that is open is meant, or the app asks. */
export type LaneCommand =
  | { readonly type: 'say'; readonly to: SessionRef | null; readonly text: string }
  /** `#12` alone: what is held back goes there. */
  | { readonly type: 'pick'; readonly to: SessionRef }
  | {
      readonly type: 'quick'
      readonly to: SessionRef | null
      readonly position: number
      readonly values: GivenValues
    }
  /** `/fh`, `/发货`: quick replies by initials or words. */
  | {
      readonly type: 'find'
      readonly to: SessionRef | null
      readonly words: string
      readonly values: GivenValues
    }
  | { readonly type: 'end'; readonly to: SessionRef | null }
  /** 已给方案, 已同步进展 (R21, R39). */
  | { readonly type: 'plan' | 'progress'; readonly to: SessionRef | null }
  /** How far the problem reaches (R38–R40); null when it was left out, or is none. */
  | { readonly type: 'level'; readonly to: SessionRef | null; readonly level: Level | null }
  /** `name` is empty when it was left out. */
  | { readonly type: 'transfer'; readonly to: SessionRef | null; readonly name: string }
  /** `orderNo` is empty when it was left out. */
  | { readonly type: 'link' | 'unlink'; readonly to: SessionRef | null; readonly orderNo: string }
  /** `/link 确认`: the order that was asked about is the shopper's. */
  | { readonly type: 'linkConfirmed' }
  | RequestAnswer
  | { readonly type: 'requests' }
  | { readonly type: 'duty'; readonly duty: Duty }
  | { readonly type: 'sessions' }
  | { readonly type: 'replies' }
  | { readonly type: 'help' }
  /** A command with something behind it that it does not take: a slip never reaches a shopper. */
  | { readonly type: 'unknownCommand'; readonly word: string }
  | { readonly type: 'empty' }

type To = SessionRef | null
interface Addressed {
  readonly to: SessionRef
  readonly rest: string
}

const edges = /^[\s\u200b\u2060]+|[\s\u200b\u2060]+$/g
const trimmed = (text: string): string => text.replace(edges, '')

const plainDigits = (digits: string): string => digits.normalize('NFKC')
/** A number nobody has stays a number: it is answered with “no such session”, never sent as words. */
const numberOf = (digits: string): number => Math.min(Number(plainDigits(digits)), Number.MAX_SAFE_INTEGER)

const digit = '[0-9０-９]'
/** `#12`, `＃１２`, `# 12`, `#251121-12`. */
const reference = `(?:(${digit}{6})[-－—–])?(${digit}+)`
/** `·7`: the number of a message, copied with the line that is answered. */
const quoted = `(?:\\s*[·・]${digit}+)?`
/** One mark may stand between the address and the words: `#12：好的`, `#12, 好的`; but `#12 :)` is a face. */
const separator = '(?::(?![()-]))?[\\s\\u200b]*[：,，、]?[\\s\\u200b]*'
const address = new RegExp(`^[#＃]\\s*${reference}${quoted}${separator}`)
/** Behind `/end` the hash may be left out. */
const onlyAddress = new RegExp(`^[#＃]?\\s*${reference}${quoted}$`)

const refOf = (match: RegExpExecArray): SessionRef => ({
  number: numberOf(match[2] ?? ''),
  day: match[1] === undefined ? null : plainDigits(match[1]),
})

const addressed = (text: string): Addressed | null => {
  const match = address.exec(text)
  return match && { to: refOf(match), rest: text.slice(match[0].length) }
}

/** A key is a word, so that neither a link nor a sum is taken for one. */
const key = /(?:^|[\s,，;；、])([\p{L}\p{N}_]{1,20})\s*[=＝]/gu
const valueEdges = /^[\s,，;；、]+|[\s,，;；、]+$/g
const valueText = (text: string): string => text.replace(valueEdges, '')

const valuesOf = (text: string): GivenValues => {
  const keys = [...text.matchAll(key)]
  const named = keys.map((match, index) => {
    const value = text.slice(match.index + match[0].length, keys[index + 1]?.index)
    return [match[1] ?? '', valueText(value)] as const
  })
  return {
    named: Object.fromEntries(named),
    positional: valueText(text.slice(0, keys[0]?.index)) || null,
  }
}

const unknown = (written: string): LaneCommand => ({
  type: 'unknownCommand',
  word: firstOf(written, 20),
})

type Bare = 'end' | 'plan' | 'progress'
const isBare = (word: CommandWord): word is Extract<CommandWord, { type: Bare }> =>
  word.type === 'end' || word.type === 'plan' || word.type === 'progress'

/** A command that takes nothing behind it, or the session that was left out before it. */
const bare = ({ type, rest }: Extract<CommandWord, { type: Bare }>, to: To, written: string): LaneCommand => {
  if (rest === '') return { type, to }
  const match = onlyAddress.exec(rest)
  return match && to === null ? { type, to: refOf(match) } : unknown(written)
}

const levels: readonly (readonly [Level, RegExp])[] = [
  ['L1', /^L?[1一]级?$/i],
  ['L2', /^L?[2二]级?$/i],
  ['L3', /^L?[3三]级?$/i],
]

const levelOf = (rest: string): Level | null => {
  const written = rest.normalize('NFKC').trim()
  return levels.find(([, pattern]) => pattern.test(written))?.[0] ?? null
}

const confirms = /^(?:确认|是|是的|对|yes|ok)$/i

const linking = ({ type, rest }: Extract<CommandWord, { type: 'link' | 'unlink' }>, to: To): LaneCommand =>
  type === 'link' && confirms.test(rest.normalize('NFKC'))
    ? { type: 'linkConfirmed' }
    : { type, to, orderNo: rest.replace(/^[#＃]\s*/, '') }

const commandWith = (word: CommandWord, to: To, written: string): LaneCommand => {
  if (word.type === 'transfer') return { type: 'transfer', to, name: word.rest.replace(/^@\s*/, '') }
  if (isBare(word)) return bare(word, to, written)
  if (word.type === 'level') return { type: 'level', to, level: levelOf(word.rest) }
  if (word.type === 'link' || word.type === 'unlink') return linking(word, to)
  if (word.type === 'request') return requestAnswer(word.verb, word.rest) ?? unknown(written)
  if (word.rest !== '') return unknown(written)
  return word.type === 'duty' ? { type: 'duty', duty: word.duty } : { type: word.type }
}

const quick = new RegExp(`^(${digit}{1,6})(?!${digit})\\s*([^]*)$`)

/** No command is called so: the words are looked for among the quick replies. */
const find = (written: string, to: To): LaneCommand => {
  const [words = ''] = written.split(/\s/, 1)
  return words === ''
    ? unknown(written)
    : { type: 'find', to, words, values: valuesOf(written.slice(words.length)) }
}

/** What stands behind a slash. */
const commandAfterSlash = (written: string, to: To): LaneCommand => {
  const reply = quick.exec(written)
  if (reply) {
    return { type: 'quick', to, position: numberOf(reply[1] ?? ''), values: valuesOf(reply[2] ?? '') }
  }
  const word = commandOf(written)
  return word ? commandWith(word, to, written) : find(written, to)
}

const startsWithHash = (text: string): boolean => /^[#＃]/.test(text)
const startsWithSlash = (text: string): boolean => /^[/／]/.test(text)
/** WeChat writes some of its faces as `/::)` or `/:rose`: words, not a command. */
const startsWithFace = (text: string): boolean => text.startsWith('/:')

const wordsOrCommand = (text: string, to: To): LaneCommand => {
  const rest = text.slice(1)
  if (startsWithHash(text) && startsWithHash(rest)) return { type: 'say', to, text: rest }
  if (!startsWithSlash(text) || startsWithFace(text)) return { type: 'say', to, text }
  if (startsWithSlash(rest)) return { type: 'say', to, text: rest }
  return commandAfterSlash(trimmed(rest), to)
}

/**
 * Reads what an agent typed in the app's chat (design.md, lane `app`). Never fails: what it cannot read is
 * `unknownCommand`. A text that begins with a real # or / is written with two: `##新品` → `#新品`, `//x` → `/x`.
 * Line breaks, HTML and emoji inside stay as typed; only the edges are trimmed.
 */
export const parseLane = (text: string): LaneCommand => {
  const written = trimmed(text)
  if (written === '') return { type: 'empty' }
  const found = addressed(written)
  if (!found) return wordsOrCommand(written, null)
  return found.rest === '' ? { type: 'pick', to: found.to } : wordsOrCommand(found.rest, found.to)
}

/** The inverse of reading: how these words are typed so that they are sent as they are. */
export const typedAs = (text: string): string =>
  /^[#＃/／]/.test(text) ? `${text.slice(0, 1)}${text}` : text
