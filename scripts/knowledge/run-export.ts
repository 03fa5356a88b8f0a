import { writeFile } from 'node:fs/promises'
import { entryFileWords } from '../../core/copy/knowledge-files'
import type { Entry } from '../../core/knowledge/entry'
import { entryTable } from '../../core/knowledge/file/table'
import { withDrafts } from '../../core/knowledge/published'
import { err, ok, type Result } from '../../core/shared/result'
import { csvOf } from '../../server/adapters/sheets/csv'
import { xlsxOf } from '../../server/adapters/sheets/xlsx'
import { standing } from '../../server/knowledge/standing'
import { chooseShop } from '../import/choose-shop'
import type { ShopFile } from '../lib/shop-file-command'
import { knowledgePorts } from './ports'
import { knowledgeScriptWords as words } from './words'

const bytesOf = (entries: readonly Entry[], file: string): string | Buffer | null => {
  if (/\.csv$/i.test(file)) return csvOf(entryTable(entries))
  if (/\.json$/i.test(file)) return `${JSON.stringify(entries, null, 2)}\n`
  return /\.xlsx$/i.test(file) ? xlsxOf(entryTable(entries), entryFileWords.sheet) : null
}

/** Writes what a shop knows, drafts in their places, to a file that the import reads; answers how many entries. */
export const exportKnowledge = async (choice: ShopFile): Promise<Result<number>> => {
  const { say, file } = choice
  if (bytesOf([], file) === null) return err(words.badKind(file))
  const shop = await chooseShop({ ...choice, say: () => undefined })
  if (!shop.ok) return shop
  say(words.exporting(shop.value))

  const { entries: live, drafts } = await standing(knowledgePorts(choice), shop.value)
  const entries = withDrafts(
    live.map(({ entry }) => entry),
    drafts,
  )
  const failed = await writeFile(file, bytesOf(entries, file) ?? '').then(
    () => null,
    (error: unknown) => String(error),
  )
  return failed === null ? ok(entries.length) : err(words.notWritten(file, failed))
}
