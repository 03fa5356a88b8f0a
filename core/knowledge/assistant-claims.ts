import { DIGIT, inDigits, SCALE, timesScale } from './assistant-numerals'
import { AFTER, BEFORE, isArticleBefore, sideOf, UNIT, unitOf, type Side } from './assistant-units'

/** A number that somebody states, as it can be compared: 两天内, 2 日内 and ２天之内 are one. */
export interface Claim {
  /** `7`, `3-5`, `21:00` */
  readonly amount: string
  /** `元`, `天`, `折` …; empty for a bare number. */
  readonly unit: string
  readonly side: Side | null
}

/** One width, one case, one dash, no blanks and nothing unseen between the characters. */
export const plainOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Mn}\p{Me}]/gu, '')
    .replace(/[‐-―−~〜]/g, '-')

const NUMERAL = `(?:${DIGIT}|${SCALE})+`
/** 3万 */
const timesTen = new RegExp(`(\\d+(?:\\.\\d+)?)(${SCALE})`, 'g')
const percent = new RegExp(`百分之(${NUMERAL}|\\d+(?:\\.\\d+)?)`, 'g')
const decimal = new RegExp(`(${NUMERAL})点(${NUMERAL})(?=折|倍|成|元|块|%)`, 'g')
/** 一三八零零 …, as a telephone's number is said. */
const spelled = new RegExp(`${DIGIT}{3,}`, 'g')
/** 两百, 三千五: an amount though nothing is counted. */
const scaled = new RegExp(`(?:${DIGIT}${SCALE}|${SCALE}${DIGIT})(?:${DIGIT}|${SCALE})*`, 'g')
/** Before what it counts, also as the first of two: 三到五天; and behind 块 and 点. */
const counting = new RegExp(
  `${NUMERAL}(?=(?:[-至到](?:${NUMERAL}|\\d+))?(?:个?半)?(?:${UNIT}))|(?<=[元块点])${NUMERAL}`,
  'g',
)

/** Not numbers, whatever follows: 十分满意, 一点也不, 一块儿, 一件事. */
const isWord = (numeral: string, [before, after]: readonly [string, string]): boolean => {
  if (numeral === '十') return /^分(?!钟)/.test(after)
  if (numeral !== '一') return false
  const isHour =
    /[午晨早晚]$|[早晚]上$/.test(before) || new RegExp(`^点(?:钟|整|半|\\d|${DIGIT})`).test(after)
  if (after.startsWith('点')) return !isHour
  return /^块(?!钱)/.test(after) || isArticleBefore(after.replace(/^个半/, ''))
}

/** Numbers in Chinese are written in digits, where they are numbers. */
const numeralsInDigits = (plain: string): string =>
  plain
    .replaceAll('万一', '')
    .replace(timesTen, (_, number: string, scale: string) => timesScale(number, scale))
    .replace(percent, (_, rate: string) => `${/\d/.test(rate) ? rate : inDigits(rate)}%`)
    .replace(decimal, (_, whole: string, part: string) => `${inDigits(whole)}.${inDigits(part)}`)
    .replace(spelled, (numeral) => [...numeral].map(inDigits).join(''))
    .replace(scaled, inDigits)
    .replace(counting, (numeral: string, at: number, all: string) =>
      isWord(numeral, [all.slice(0, at), all.slice(at + numeral.length)]) ? numeral : inDigits(numeral),
    )

/** What is one number of one unit is written as one. */
const whole: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d),(?=\d{3})/g, ''], // 1,000
  [/(?<=\d)日(?=[以之]?[内后前]|起|左右|无理由)/g, '天'], // 7日内
  [/(\d+)个半(?=小时|钟头|月|星期|礼拜)/g, '$1.5个'],
  [new RegExp(`(\\d+)(?!点)(${UNIT})半`, 'g'), '$1.5$2'], // 2天半
  [/半(?=个?(?:天|日|小时|钟头|月|年|价|折|周))/g, '0.5'],
  [new RegExp(`(\\d+)[元块](\\d{1,2})(?!\\d|${UNIT})`, 'g'), '$1.$2元'], // 9块9
  [new RegExp(`(\\d+)(?!点)(${UNIT})[-至到](\\d+)\\2`, 'g'), '$1-$3$2'], // 3天到5天
]
const telephone = /\d(?:-?\d){6,}/g

const asOneNumber = (written: string): string =>
  whole.reduce(
    (so, [ways, kept]) => so.replace(ways, kept),
    written.replace(telephone, (number) => number.replaceAll('-', '')),
  )

/** How a text reads when each of its numbers is in digits. */
export const inFigures = (text: string): string => asOneNumber(numeralsInDigits(plainOf(text)))

const clock = new RegExp(
  `(下午|傍晚|晚上?|晚间|夜里)?(\\d{1,2})(?::(\\d{2})|点(?:(\\d{1,2})分?|(半))?(?:钟|整)?)(${AFTER})?`,
  'g',
)

const clockClaim = (found: RegExpMatchArray): Claim => {
  const [, late, hours = '', colon, minutes = '', half, after] = found
  const hour = Number(hours) + (late !== undefined && Number(hours) < 12 ? 12 : 0)
  const past = half === undefined ? (colon ?? minutes).padStart(2, '0') : '30'
  return { amount: `${hour}:${past}`, unit: '点', side: sideOf(undefined, after) }
}

const quantity = new RegExp(
  `(${BEFORE})?([¥$])?(\\d+(?:\\.\\d+)?)(?:[-至到+*×/][¥$]?(\\d+(?:\\.\\d+)?))?(${UNIT})?(${AFTER})?`,
  'g',
)

/** 85折 and 8.5折 are one. */
const amountOf = (number: string, unit: string): string => {
  const value = Number(number)
  return String(unit === '折' && value >= 10 ? value / 10 : value)
}

const quantityClaim = ([, before, sign, first = '', last, written, after]: RegExpMatchArray): Claim => {
  const unit = written === undefined ? sign && '元' : unitOf(written)
  const amounts = last === undefined ? [first] : [first, last]
  return {
    amount: amounts.map((number) => amountOf(number, unit ?? '')).join('-'),
    unit: unit ?? '',
    side: sideOf(before, after),
  }
}

/** All numbers that a text states: amounts, discounts, spans of time, dates, hours, counts. */
export const claimsIn = (text: string): readonly Claim[] => {
  const written = inFigures(text)
  return [
    ...[...written.matchAll(clock)].map(clockClaim),
    ...[...written.replace(clock, '，').matchAll(quantity)].map(quantityClaim),
  ]
}

/** Within a span is the usual sense of a span; any other bound has to be stated as well. */
const isSameSide = (said: Side | null, known: Side | null): boolean =>
  said === null || said === known || (said === 'within' && known === null)

/** Is this number the known one, in the same unit and with the same bound? */
export const isStated = (claim: Claim, known: Claim): boolean =>
  claim.amount === known.amount &&
  (claim.unit === '' || (claim.unit === known.unit && isSameSide(claim.side, known.side)))

/** The first number that the source does not state; null when it states them all. */
export const unfoundedClaim = (words: string, source: string): Claim | null => {
  const known = claimsIn(source)
  return claimsIn(words).find((claim) => !known.some((one) => isStated(claim, one))) ?? null
}
