import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { readSheet } from 'read-excel-file/node'
import type { Cell, Row } from '../../../core/orders/import/cells'
import { err, ok, type Result } from '../../../core/shared/result'
import { sheetWords as words } from '../../../core/copy/sheets'

dayjs.extend(utc)

/** A spreadsheet's date has no zone: it shows what stood on the shop's clock. */
const wallClock = (date: Date): string =>
  dayjs.utc(Math.round(date.getTime() / 1_000) * 1_000).format('YYYY-MM-DD HH:mm:ss')

interface Digits {
  readonly number: string
}

const isDigits = (value: object): value is Digits => 'number' in value

const cellOf = (value: unknown): Cell => {
  if (typeof value === 'string') return value
  if (value instanceof Date) return wallClock(value)
  if (typeof value === 'object' && value !== null && isDigits(value)) return value
  return typeof value === 'boolean' ? String(value) : ''
}

/** Reads the first sheet. Numbers keep the digits that the file stores, so that a rounded order number shows. */
export const readXlsx = async (bytes: Buffer, file: string): Promise<Result<Row[]>> => {
  try {
    const sheet = await readSheet<Digits>(bytes, { parseNumber: (number) => ({ number }) })
    return ok(sheet.map((row, index) => ({ line: index + 1, cells: row.map(cellOf) })))
  } catch {
    return err(words.badExcel(file)) // the reader says why in English, and nothing that helps
  }
}
