import { basename } from 'node:path'
import { findHeader } from '../../core/orders/import/columns'
import { rowsToOrders } from '../../core/orders/import/rows-to-orders'
import { err, ok, type Result } from '../../core/shared/result'
import { chooseShop, type Choice } from './choose-shop'
import { readSource } from './read-source'
import { writeRejects } from './rejects-file'
import { importWords as words } from './words'
import { writeOrders, type Written } from './write-orders'

export interface ImportRequest extends Choice {
  readonly file: string
  /** Called as orders are worked through; the caller decides how often to tell. */
  readonly onProgress?: (done: number, all: number) => void
}

export interface ImportSummary extends Written {
  readonly shopId: string
  /** Orders, not lines. */
  readonly rejected: number
  readonly rejectsFile: string | null
}

/** 0 everything went in, 1 nothing could, 3 orders were rejected (`importWords.usage`). */
export const exitCodeOf = (done: Result<ImportSummary>): 0 | 1 | 3 => {
  if (!done.ok) return 1
  return done.value.rejected > 0 ? 3 : 0
}

/** Brings the orders of a file into a shop. An error is a sentence for the person at the keyboard. */
export const runImport = async (request: ImportRequest): Promise<Result<ImportSummary>> => {
  const { file, db, say, onProgress } = request
  const shop = await chooseShop(request)
  if (!shop.ok) return shop

  const rows = await readSource(file, say)
  if (!rows.ok) return rows
  const search = findHeader(rows.value)
  if (!search.found) return err(words.noHeader(search.missing))
  const { orders, rejects, rejectedOrders } = rowsToOrders(rows.value, search.header, shop.value)
  if (orders.length === 0 && rejects.length === 0) return err(words.noRows(basename(file)))
  say(words.read(rows.value.length, orders.length + rejectedOrders))

  const written = await writeOrders(db, orders, (done) => onProgress?.(done, orders.length))
  const rejectsFile = await writeRejects(file, rejects)
  return ok({ shopId: shop.value, ...written, rejected: rejectedOrders, rejectsFile })
}
