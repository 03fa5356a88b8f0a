import { err, ok, type Result } from '../../shared/result'
import { HOUR, type Instant } from '../../shared/time'

/** A cell as its file gives it: text, or a number of a spreadsheet in the digits that the file stores. */
export type Cell = string | { readonly number: string }

/** A line of the file; `line` as a person counts it, from 1. */
export interface Row {
  readonly line: number
  readonly cells: readonly Cell[]
}

/** Why a cell cannot be read; the words for it are in core/copy. */
export type CellProblem = 'badAmount' | 'badTime' | 'badQuantity' | 'damagedNumber'

/** Exports write these where they have nothing to say. */
const nothing = new Set(['-', '--', '—', '/', '无', 'null', 'NULL'])

/** The cell's words, as they stand: a formula is text like any other and never worked out. */
export const emptyText = (cell: Cell | undefined): string => {
  if (cell === undefined) return ''
  return (typeof cell === 'string' ? cell : cell.number).trim()
}

/** A spreadsheet's mark that what follows is no formula. */
const formulaGuard = /^'(?=[=+\-@\t\r])/

/** The cell's words as a person wrote them, in lines. */
export const writtenText = (cell: Cell | undefined): string =>
  emptyText(cell).replace(formulaGuard, '').replace(/\r\n?/g, '\n')

/** The cell's words, or undefined where it says nothing. */
export const textOf = (cell: Cell | undefined): string | undefined => {
  const text = emptyText(cell)
  return text === '' || nothing.has(text) ? undefined : text
}

const AMOUNT = /^(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,2})0*)?$/
/** A spreadsheet stores 52.69 as 52.690000000000005: what lies this far behind, in fen, is not the shop's. */
const SPREADSHEET_NOISE = 1e-4
const MOST_FEN = 1e14

/** `¥1,299.00`, `1299`, `52.69元` → fen, signed. A fraction of a fen is refused. */
export const fenOf = (cell: Cell): Result<number, CellProblem> => {
  if (typeof cell !== 'string') return fenOfNumber(Number(cell.number) * 100)
  const text = emptyText(cell)
    .normalize('NFKC')
    .replace(/[¥元\s]/g, '')
  const sign = text.startsWith('-') ? -1 : 1
  const match = AMOUNT.exec(sign < 0 ? text.slice(1) : text)
  if (!match?.[1]) return err('badAmount')
  const fen = Number(match[1].replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return ok(fen === 0 ? 0 : sign * fen)
}

const fenOfNumber = (value: number): Result<number, CellProblem> => {
  const fen = Math.round(value)
  const exact = Math.abs(value - fen) <= SPREADSHEET_NOISE && Math.abs(fen) <= MOST_FEN
  return exact ? ok(fen === 0 ? 0 : fen) : err('badAmount')
}

const TIME = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/
const CHINA_OFFSET = 8 * HOUR

/** `2026-11-19 13:22:07` as a clock in China shows it; seconds, or the whole time of day, may be missing. */
export const instantOf = (cell: Cell): Result<Instant, CellProblem> => {
  const match = TIME.exec(emptyText(cell).replace(/\s+/g, ' '))
  if (!match) return err('badTime')
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0))
  return chinaInstant([year, month, day, hour, minute, second])
}

/** The moment of a date and time in China, or a refusal when there is no such day or hour. */
export const chinaInstant = (
  parts: readonly [number, number, number, number, number, number],
): Result<Instant, CellProblem> => {
  const [year, month, day, hour, minute, second] = parts
  if (hour > 23 || minute > 59 || second > 59) return err('badTime')
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  const shown = new Date(wall)
  const exists = shown.getUTCMonth() === month - 1 && shown.getUTCDate() === day
  return exists && year >= 1990 && year <= 2100 ? ok(wall - CHINA_OFFSET) : err('badTime')
}

/** `2`, `2.0`, `2 件` → 2. */
export const quantityOf = (cell: Cell): Result<number, CellProblem> => {
  const match = /^(\d{1,6})(?:\.0+)?\s*件?$/.exec(emptyText(cell).normalize('NFKC'))
  const quantity = Number(match?.[1] ?? 0)
  return quantity > 0 ? ok(quantity) : err('badQuantity')
}

/** Digits that a spreadsheet's number can hold exactly. */
export const EXACT_DIGITS = 15

/**
 * A number that is a name (order, parcel, phone). What a spreadsheet has rounded (`4.2E+17`, a numeric cell of
 * more than 15 digits) is refused: its lost digits can only be guessed. `="372…"` and `'372…` are how exports
 * protect such a number; there the text is whole.
 */
export const codeOf = (cell: Cell): Result<string, CellProblem> => {
  const text = emptyText(cell)
  if (/^\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return err('damagedNumber')
  if (typeof cell === 'string')
    return ok(
      text
        .replace(/^="(.*)"$/, '$1')
        .replace(/^'/, '')
        .trim(),
    )
  const digits = text.replace(/\.0+$/, '')
  return /^\d+$/.test(digits) && digits.length <= EXACT_DIGITS ? ok(digits) : err('damagedNumber')
}
