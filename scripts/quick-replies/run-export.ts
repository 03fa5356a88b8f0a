import { writeFile } from 'node:fs/promises'
import { replyFileWords } from '../../core/copy/quick-replies'
import { replyTable } from '../../core/quick-replies/table'
import { err, ok, type Result } from '../../core/shared/result'
import { createAsk } from '../../server/adapters/cloudbase/ask'
import { cloudbaseReplyBook } from '../../server/adapters/cloudbase/reply-book'
import { chooseShop } from '../import/choose-shop'
import { csvOf } from '../../server/adapters/sheets/csv'
import { inPool } from '../lib/pool'
import { xlsxOf } from '../../server/adapters/sheets/xlsx'
import type { ShopFile } from '../lib/shop-file-command'
import { staffOf } from './staff'
import { replyScriptWords as words } from './words'

const WIDTH = 4

const bytesOf = (rows: (string | number)[][], file: string): string | Buffer | null => {
  if (/\.csv$/i.test(file)) return csvOf(rows)
  return /\.xlsx$/i.test(file) ? xlsxOf(rows, replyFileWords.sheet) : null
}

/** Writes all quick replies of a shop to a file that the import reads; answers how many. */
export const exportReplies = async (choice: ShopFile): Promise<Result<number>> => {
  const { db, say, file } = choice
  if (bytesOf([], file) === null) return err(words.badKind(file))
  const shop = await chooseShop({ ...choice, say: () => undefined })
  if (!shop.ok) return shop
  say(words.exporting(shop.value))

  const book = cloudbaseReplyBook({ db, command: db.command, ask: createAsk() }, Date.now)
  const replies = await book.all(shop.value)
  const lines = await inPool(WIDTH, replies, async (reply) => ({ reply, uses: await book.usesOf(reply) }))
  const bytes = bytesOf(replyTable(lines, await staffOf(db, shop.value)), file) ?? ''
  const failed = await writeFile(file, bytes).then(
    () => null,
    (error: unknown) => String(error),
  )
  return failed === null ? ok(replies.length) : err(words.notWritten(file, failed))
}
