import { sheetWords as words } from '../../../core/copy/sheets'
import { emptyText, type Row } from '../../../core/orders/import/cells'
import { err, ok, type Result } from '../../../core/shared/result'
import { readCsv } from './read-csv'
import { readXlsx } from './read-xlsx'

/** First bytes of a ZIP (.xlsx) and of an OLE file (.xls): a name says little about a file. */
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** Reads a CSV or XLSX into rows, or says in words what is wrong with it. */
export const readSheet = async (bytes: Buffer, name: string): Promise<Result<Row[]>> => {
  if (bytes.subarray(0, 4).equals(OLE)) return err(words.oldExcel(name))
  const rows = bytes.subarray(0, 4).equals(ZIP) ? await readXlsx(bytes, name) : readCsv(bytes, name)
  if (!rows.ok) return rows
  const isEmpty = !rows.value.some(({ cells }) => cells.some((cell) => emptyText(cell) !== ''))
  return isEmpty ? err(words.empty(name)) : ok(rows.value)
}
