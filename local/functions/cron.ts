import { Cron } from 'croner'

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/** Second, minute, hour, day, month, weekday, year: what each may hold, and the words that stand for numbers. */
const fields: readonly { readonly from: number; readonly to: number; readonly names?: readonly string[] }[] =
  [
    { from: 0, to: 59 },
    { from: 0, to: 59 },
    { from: 0, to: 23 },
    { from: 1, to: 31 },
    { from: 1, to: 12, names: months },
    { from: 0, to: 6, names: weekdays },
    { from: 1970, to: 2099 },
  ]

const PART = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/

type Field = (typeof fields)[number]

const numberOf = (word: string, { from, to, names = [] }: Field): number => {
  const named = names.indexOf(word.toUpperCase())
  const number = named < 0 ? Number(word) : named + from
  if (!Number.isInteger(number) || number < from || number > to) throw new Error(`not understood: ${word}`)
  return number
}

/** `*`, `5`, `1-5`, each perhaps with `/step`; `1/10` is every tenth from 1 on. @throws when it is something else */
const partOf = (part: string, field: Field): string => {
  const match = PART.exec(part)
  if (!match || match[3] === '0') throw new Error(`not understood: ${part}`)
  const [, first, last, step] = match
  const steps = step === undefined ? '' : `/${step}`
  if (first === undefined) return `*${steps}`
  const low = numberOf(first, field)
  const high = last === undefined ? (step === undefined ? low : field.to) : numberOf(last, field)
  if (high < low) throw new Error(`not understood: ${part}`)
  return low === high ? String(low) : `${low}-${high}${steps}`
}

/**
 * Seven fields (second … year) in China's time, with `,` `-` `*` `/` as the platform documents them (Tencent Cloud SCF
 * and CloudBase, timer triggers): what others know besides (`L`, `W`, `#`, `?`) is refused there, so it is here.
 * @throws when it is not understood
 */
export const cronOf = (pattern: string): Cron => {
  const parts = pattern.trim().split(/\s+/)
  if (parts.length !== fields.length) throw new Error(`seven fields are expected: ${pattern}`)
  const plain = fields.map((field, at) =>
    (parts[at] ?? '')
      .split(',')
      .map((part) => partOf(part, field))
      .join(','),
  )
  return new Cron(plain.join(' '), { timezone: 'Asia/Shanghai', mode: '7-part', paused: true })
}

export const isCron = (pattern: string): boolean => {
  try {
    cronOf(pattern)
    return true
  } catch {
    return false
  }
}
