import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Row } from '../../core/orders/import/cells'
import { err, ok, type Result } from '../../core/shared/result'
import { readSheet } from '../../server/adapters/sheets/read-sheet'
import { importWords as words } from './words'

const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** What is in a file, or why it can't be read, in words. */
export const readBytes = async (file: string, say: (line: string) => void): Promise<Result<Buffer>> => {
  const name = basename(file)
  const found = await stat(file).catch(() => null)
  if (!found) return err(words.noFile(file))
  if (!found.isFile()) return err(words.notAFile(file))
  say(words.reading(name, sizeText(found.size)))

  const bytes = await readFile(file).catch((error: unknown) => String(error))
  return typeof bytes === 'string' ? err(words.unreadable(name, bytes)) : ok(bytes)
}

/** Reads a CSV or XLSX into rows, or says in words what is wrong with the file. */
export const readSource = async (file: string, say: (line: string) => void): Promise<Result<Row[]>> => {
  const bytes = await readBytes(file, say)
  return bytes.ok ? readSheet(bytes.value, basename(file)) : bytes
}
