import { CsvError, parse } from 'csv-parse/sync'
import type { Row } from '../../../core/orders/import/cells'
import { err, ok, type Result } from '../../../core/shared/result'
import { sheetWords as words } from '../../../core/copy/sheets'

/** UTF-8 with or without a byte order mark, UTF-16 with one (Excel's "Unicode text"), else GBK or GB 18030. */
export const decode = (bytes: Uint8Array): string | null => {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe
  for (const encoding of marked ? ['utf-16le'] : ['utf-8', 'gbk', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return text
    } catch {
      // Not this encoding: the next one.
    }
  }
  return null
}

/** Comma, tab or semicolon: what the first line holds most of. */
const delimiterOf = (text: string): string => {
  const first = text.slice(0, text.indexOf('\n') + 1 || text.length)
  const count = (mark: string): number => first.split(mark).length
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

interface Parsed {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

/** Reads text into rows; `line` is where the row begins in the file. */
export const readCsv = (bytes: Uint8Array, file: string): Result<Row[]> => {
  // csv-parse counts the two characters of a Windows line end within quotes as two lines
  const text = decode(bytes)?.replace(/\r\n?/g, '\n')
  if (text === undefined) return err(words.badEncoding(file))
  let endOfLast = 0
  const onRecord = (record: Parsed, { lines }: { readonly lines: number }): Parsed => {
    endOfLast = lines
    return record
  }
  try {
    const options = { delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, info: true }
    // With `info` each record comes with where it ended, which the types do not say.
    const parsed = parse(text, { ...options, on_record: onRecord as never }) as unknown as Parsed[]
    return ok(parsed.map(({ record, info }) => ({ line: firstLineOf(record, info.lines), cells: record })))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // the error tells where the file ends, which is of no use
    const why = error.code === 'CSV_QUOTE_NOT_CLOSED' ? words.unclosedQuote(endOfLast + 1) : error.message
    return err(words.badCsv(file, why))
  }
}

/** A cell in quotes may hold line breaks. */
const firstLineOf = (record: readonly string[], lastLine: number): number =>
  record.reduce((line, cell) => line - (cell.match(/\n/g)?.length ?? 0), lastLine)
