import { createHash } from 'node:crypto'
import { chinaTime, type Instant } from '../../core/shared/time'
import type { PlannedLine } from './plan'

/** Written after the documents of 快递100, not after our own client. */
export const md5 = (text: string): string =>
  createHash('md5').update(text, 'utf8').digest('hex').toUpperCase()

const two = (n: number): string => String(n).padStart(2, '0')

/** `2026-11-20 10:00:00`, by a clock in China. */
const timeText = (at: Instant): string => {
  const { year, month, day, hour, minute } = chinaTime(at)
  const second = Math.floor(at / 1_000) % 60
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
}

export interface Parcel {
  readonly com: string
  readonly num: string
}

/** The answer of a query, and `lastResult` of a push: newest first. */
export const resultOf = ({ com, num }: Parcel, lines: readonly PlannedLine[]) => {
  const newestFirst = [...lines].sort((one, other) => other.at - one.at)
  return {
    message: 'ok',
    nu: num,
    ischeck: newestFirst[0]?.state.startsWith('3') ? '1' : '0',
    com,
    status: '200',
    state: newestFirst[0]?.state ?? '0',
    condition: 'F00',
    data: newestFirst.map(({ at, text, state }) => ({
      time: timeText(at),
      ftime: timeText(at),
      context: text,
      statusCode: state,
    })),
  }
}

/** A refusal, in the form that both interfaces share. */
export const refusal = (returnCode: string, message: string) => ({ result: false, returnCode, message })
