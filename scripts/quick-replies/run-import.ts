import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { replyFileWords } from '../../core/copy/quick-replies'
import { mergeReplies, type Merged } from '../../core/quick-replies/merge'
import { readReplyRows, type RowProblem } from '../../core/quick-replies/read-rows'
import { err, ok, type Result } from '../../core/shared/result'
import { createAsk } from '../../server/adapters/cloudbase/ask'
import { cloudbaseReplyBook } from '../../server/adapters/cloudbase/reply-book'
import { chooseShop, type Choice } from '../import/choose-shop'
import { readSource } from '../import/read-source'
import { inPool } from '../lib/pool'
import { initialsOf } from './initials'
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

type Summary = Record<'added' | 'changed' | 'unchanged', number>

/** Brings the quick replies of a file into a shop, all or none. An error is a sentence for the person. */
export const importReplies = async (choice: Choice, file: string): Promise<Result<Summary>> => {
  const { db, say } = choice
  const shop = await chooseShop(choice)
  if (!shop.ok) return shop
  const source = await readSource(file, say)
  if (!source.ok) return source
  const read = readReplyRows(source.value, await staffOf(db, shop.value))
  if (!read.ok) return err(words.missing(read.error))
  const { rows, problems } = read.value
  if (problems.length > 0) return err(refusal(problems))
  if (rows.length === 0) return err(words.noRows(basename(file)))

  const book = cloudbaseReplyBook({ db, command: db.command, ask: createAsk() })
  const merging = { shopId: shop.value, newId: () => `${shop.value}:${randomUUID()}`, initialsOf }
  const merged: Merged = mergeReplies(rows, await book.all(shop.value), merging)
  if (merged.problems.length > 0) return err(refusal(merged.problems))
  await inPool(WIDTH, [...merged.added, ...merged.changed], (reply) => book.put(reply))
  return ok({
    added: merged.added.length,
    changed: merged.changed.length,
    unchanged: merged.unchanged,
  })
}
