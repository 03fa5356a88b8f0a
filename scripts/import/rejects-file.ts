import { rm, writeFile } from 'node:fs/promises'
import type { Reject } from '../../core/orders/import/rows-to-orders'
import { csvOf } from '../../server/adapters/sheets/csv'
import { importWords as words } from './words'

/** Writes `<FILE>.rejects.csv`, or removes the one of an earlier run when there is nothing to tell any more. */
export const writeRejects = async (file: string, rejects: readonly Reject[]): Promise<string | null> => {
  const path = `${file}.rejects.csv`
  if (rejects.length === 0) {
    await rm(path, { force: true })
    return null
  }
  const rows = rejects.map(({ line, orderNo, reason }) => [line, orderNo, reason])
  await writeFile(path, csvOf([words.rejectsHeader, ...rows]))
  return path
}
