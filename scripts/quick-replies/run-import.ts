import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { replyFileWords } from '../../core/copy/quick-replies'
import { mergeReplies } from '../../core/quick-replies/merge'
import { readReplyRows, type ReplyRow, type RowProblem } from '../../core/quick-replies/read-rows'
import { err, ok, type Result } from '../../core/shared/result'
import { createAsk } from '../../server/adapters/cloudbase/ask'
import { cloudbaseReplyBook } from '../../server/adapters/cloudbase/reply-book'
import { readSource } from '../import/read-source'
import { chooseShop } from '../import/choose-shop'
import { inPool } from '../lib/pool'
import type { ShopFile } from '../lib/shop-file-command'
import { initialsOf } from './initials'
import { picturesOf } from './pictures'
import { staffOf } from './staff'
import { replyScriptWords as words } from './words'

const WIDTH = 4
/** More would only scroll the first ones away. */
const TOLD = 20

const refusal = (problems: readonly RowProblem[]): string =>
  words.notImported(
    problems.slice(0, TOLD).map(({ line, reason }) => replyFileWords.atLine(line, reason)),
    problems.length - TOLD,
  )

/** The lines of the file, all of them in order. */
const readRows = async (
  { db, file, say }: ShopFile,
  shopId: string,
): Promise<Result<readonly ReplyRow[]>> => {
  const source = await readSource(file, say)
  if (!source.ok) return source
  const read = readReplyRows(source.value, await staffOf(db, shopId))
  if (!read.ok) return err(words.missing(read.error))
  const { rows, problems } = read.value
  if (problems.length > 0) return err(refusal(problems))
  return rows.length > 0 ? ok(rows) : err(words.noRows(basename(file)))
}

export type Summary = Record<'added' | 'changed' | 'unchanged', number>

/** Brings the quick replies of a file into a shop, all or none. An error is a sentence for the person. */
export const importReplies = async (choice: ShopFile): Promise<Result<Summary>> => {
  const { app, db, file } = choice
  const shop = await chooseShop(choice)
  if (!shop.ok) return shop
  const shopId = shop.value
  const rows = await readRows(choice, shopId)
  if (!rows.ok) return rows

  const book = cloudbaseReplyBook({ db, command: db.command, ask: createAsk() })
  const existing = await book.all(shopId)
  const { pictures, problems } = await picturesOf(rows.value, existing, { app, db, shopId, file })
  const newId = () => `${shopId}:${randomUUID()}`
  const merged = mergeReplies(rows.value, existing, { shopId, newId, initialsOf, pictures })
  const all = [...problems, ...merged.problems].sort((one, other) => one.line - other.line)
  if (all.length > 0) return err(refusal(all))
  const { added, changed, unchanged } = merged
  await inPool(WIDTH, [...added, ...changed], (reply) => book.put(reply))
  return ok({ added: added.length, changed: changed.length, unchanged })
}
