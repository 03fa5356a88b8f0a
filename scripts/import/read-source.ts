import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { emptyText, type Row } from '../../core/orders/import/cells'
import { err, ok, type Result } from '../../core/shared/result'
import { readCsv } from './read-csv'
import { readXlsx } from './read-xlsx'
import { importWords as words } from './words'

/** First bytes of a ZIP (.xlsx) and of an OLE file (.xls): a name says little about a file. */
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** Reads a CSV or XLSX into rows, or says in words what is wrong with the file. */
export const readSource = async (file: string, say: (line: string) => void): Promise<Result<Row[]>> => {
  const name = basename(file)
  const found = await stat(file).catch(() => null)
  if (!found) return err(words.noFile(file))
  if (!found.isFile()) return err(words.notAFile(file))
  say(words.reading(name, sizeText(found.size)))

  const bytes = await readFile(file).catch((error: unknown) => String(error))
  if (typeof bytes === 'string') return err(words.unreadable(name, bytes))
  if (bytes.subarray(0, 4).equals(OLE)) return err(words.oldExcel(name))
  const rows = bytes.subarray(0, 4).equals(ZIP) ? await readXlsx(bytes, name) : readCsv(bytes, name)
  if (!rows.ok) return rows
  const isEmpty = !rows.value.some(({ cells }) => cells.some((cell) => emptyText(cell) !== ''))
  return isEmpty ? err(words.empty(name)) : ok(rows.value)
}
