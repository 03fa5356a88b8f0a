import { entryFileProblems as words } from '../../core/copy/knowledge-files'
import { sheetWords } from '../../core/copy/sheets'
import type { ReadEntries } from '../../core/knowledge/file/file-entry'
import { readEntryJson } from '../../core/knowledge/file/read-json'
import { readEntryRows } from '../../core/knowledge/file/read-rows'
import type { Row } from '../../core/orders/import/cells'
import type { Result } from '../../core/shared/result'

export type ReadSheet = (bytes: Buffer, name: string) => Promise<Result<Row[]>>

const wrong = (reason: string): ReadEntries => ({ entries: [], problems: [{ line: 0, reason }] })

/** A table, or JSON by its first character: a name says little about a file. */
const readAny = async (bytes: Buffer, name: string, readSheet: ReadSheet): Promise<ReadEntries> => {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  if (/^\s*[[{]/.test(text)) return readEntryJson(text)
  if (/\.json$/i.test(name) && text.trim() === '') return wrong(sheetWords.empty(name))
  const sheet = await readSheet(bytes, name)
  return sheet.ok ? readEntryRows(sheet.value) : wrong(sheet.error)
}

/** The entries of a file: XLSX, CSV or JSON. */
export const readEntryFile = async (
  bytes: Buffer,
  name: string,
  readSheet: ReadSheet,
): Promise<ReadEntries> => {
  const read = await readAny(bytes, name, readSheet)
  return read.entries.length === 0 && read.problems.length === 0 ? wrong(words.noEntries) : read
}
