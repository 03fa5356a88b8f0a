import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { replyFileWords } from '../../core/copy/quick-replies'
import { refusalWords } from '../../core/copy/refusals'
import { readReplyRows, type ReplyRow, type RowProblem } from '../../core/quick-replies/read-rows'
import { err, ok, type Result } from '../../core/shared/result'
import { createAsk } from '../../server/adapters/cloudbase/ask'
import { cloudbaseReplyBook } from '../../server/adapters/cloudbase/reply-book'
import { cloudbaseLeases } from '../../server/adapters/cloudbase/routing'
import { initialsOf } from '../../server/adapters/initials'
import { bringIn } from '../../server/replies/bring-in'
import { readSource } from '../import/read-source'
import { chooseShop } from '../import/choose-shop'
import type { ShopFile } from '../lib/shop-file-command'
import { picturesOf } from './pictures'
import { staffOf } from './staff'
import { replyScriptWords as words } from './words'

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
  if (!read.ok) return err(replyFileWords.missingColumns(read.error))
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

  const cloudbase = { app, db, command: db.command, ask: createAsk() }
  const merged = await bringIn(
    {
      replyBook: cloudbaseReplyBook(cloudbase, Date.now),
      leases: cloudbaseLeases(cloudbase, Date.now),
      newId: randomUUID,
      pause: (ms) => setTimeout(ms),
    },
    {
      shopId,
      initialsOf,
      rows: rows.value,
      lookAt: (existing) => picturesOf(rows.value, existing, { app, db, shopId, file }),
    },
  )
  if (!merged.ok) return err(refusalWords[merged.error])
  const { added, changed, unchanged, problems } = merged.value
  if (problems.length > 0) return err(refusal(problems))
  return ok({ added: added.length, changed: changed.length, unchanged })
}
