import { basename } from 'node:path'
import { entryFileProblems } from '../../core/copy/knowledge-files'
import { refusalWords } from '../../core/copy/refusals'
import type { FileEntry, LineProblem } from '../../core/knowledge/file/file-entry'
import { readEntryJson } from '../../core/knowledge/file/read-json'
import { err, ok, type Result } from '../../core/shared/result'
import { initialsOf } from '../../server/adapters/initials'
import { readSheet } from '../../server/adapters/sheets/read-sheet'
import { bringIn, type BroughtIn } from '../../server/knowledge/bring-in'
import { publishAll } from '../../server/knowledge/publish-all'
import { readEntryFile } from '../../server/knowledge/read-file'
import { chooseShop } from '../import/choose-shop'
import { readBytes } from '../import/read-source'
import type { ShopFile } from '../lib/shop-file-command'
import { knowledgePorts } from './ports'
import starter from './starter.json'
import { knowledgeScriptWords as words } from './words'

/** More would only scroll the first ones away. */
const TOLD = 20

const refusal = (problems: readonly LineProblem[]): string =>
  words.notImported(
    problems.slice(0, TOLD).map(({ line, reason }) => entryFileProblems.atLine(line, reason)),
    problems.length - TOLD,
  )

/** The entries of the file; `starter` is the written set. */
const readEntries = async ({ file, say }: ShopFile): Promise<Result<readonly FileEntry[]>> => {
  if (basename(file) === 'starter') return ok(readEntryJson(JSON.stringify(starter)).entries)
  const bytes = await readBytes(file, say)
  if (!bytes.ok) return bytes
  const { entries, problems } = await readEntryFile(bytes.value, basename(file), readSheet)
  return problems.length > 0 ? err(refusal(problems)) : ok(entries)
}

export type KnowledgeSummary = Record<'added' | 'changed' | 'unchanged', number> &
  Pick<BroughtIn, 'near'> & {
    /** The version that went live; 0: there was nothing to publish; null: it was not asked for. */
    readonly version: number | null
  }

/** Brings the entries of a file into a shop's drafts, all or none, and puts them live where that is wished. */
export const importKnowledge = async (
  choice: ShopFile,
  { publish }: { readonly publish: boolean },
): Promise<Result<KnowledgeSummary>> => {
  const shop = await chooseShop(choice)
  if (!shop.ok) return shop
  const file = await readEntries(choice)
  if (!file.ok) return file

  const ports = knowledgePorts(choice)
  const by = { agentId: '', name: words.byName }
  const brought = await bringIn(ports, { shopId: shop.value, by, file: file.value })
  if (!brought.ok) return err(refusalWords[brought.error])
  const { added, changed, unchanged, near, problems } = brought.value
  if (problems.length > 0) return err(refusal(problems))
  const summary = { added: added.length, changed: changed.length, unchanged, near }
  if (!publish) return ok({ ...summary, version: null })

  const note = words.note(basename(choice.file))
  const going = { shopId: shop.value, by, clientId: ports.newId(), note, initialsOf }
  const version = await publishAll(ports, going)
  return version === null ? err(words.notPublished) : ok({ ...summary, version })
}
