import { rm, writeFile } from 'node:fs/promises'
import type { Reject } from '../../core/orders/import/rows-to-orders'
import { importWords as words } from './words'

const BOM = '\uFEFF'

/** A cell that a spreadsheet would take for a formula is shown as text; so is a long number. */
const cellOf = (text: string | number): string => {
  const plain = String(text)
  const isNumber = typeof text === 'number'
  const guarded = !isNumber && /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** Writes `<FILE>.rejects.csv`, or removes the one of an earlier run when there is nothing to tell any more. */
export const writeRejects = async (file: string, rejects: readonly Reject[]): Promise<string | null> => {
  const path = `${file}.rejects.csv`
  if (rejects.length === 0) {
    await rm(path, { force: true })
    return null
  }
  const lines = rejects.map(({ line, orderNo, reason }) => [line, orderNo, reason].map(cellOf).join(','))
  await writeFile(path, `${BOM}${[words.rejectsHeader.join(','), ...lines].join('\r\n')}\r\n`)
  return path
}
