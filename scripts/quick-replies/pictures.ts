import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { replyFileWords as words } from '../../core/copy/quick-replies'
import { refusalWords } from '../../core/copy/refusals'
import type { QuickReply } from '../../core/quick-replies/quick-reply'
import type { ReplyRow, RowProblem } from '../../core/quick-replies/read-rows'
import { err, ok, type Result } from '../../core/shared/result'
import type { Cloudbase } from '../../server/adapters/cloudbase/app'
import { createAsk } from '../../server/adapters/cloudbase/ask'
import { CloudbaseFiles } from '../../server/adapters/cloudbase/files'
import { keepPicture } from '../../server/usecases/uploads/keep'

type Picture = NonNullable<QuickReply['image']>

export interface Pictures {
  readonly pictures: ReadonlyMap<string, Picture>
  readonly problems: readonly RowProblem[]
}

export interface Album {
  readonly app: Cloudbase['app']
  readonly db: Cloudbase['db']
  readonly shopId: string
  /** The table; its pictures lie beside it. */
  readonly file: string
}

/** Kept apart from what shoppers sent: that goes when their data go. */
const folderOf = (shopId: string): string => `${shopId}/replies`

/** Checks and keeps the pictures that rows name: those of replies as they are, those of the table's folder as files. */
export const picturesOf = async (
  rows: readonly ReplyRow[],
  existing: readonly QuickReply[],
  { app, db, shopId, file }: Album,
): Promise<Pictures> => {
  const files = new CloudbaseFiles({ app, db, command: db.command, ask: createAsk() }, Date.now)
  const pictures = new Map(existing.flatMap(({ image }) => (image ? [[image.fileId, image] as const] : [])))
  const problems: RowProblem[] = []

  const keep = async (name: string): Promise<Result<Picture>> => {
    const bytes = await readFile(resolve(dirname(file), name)).catch(() => null)
    if (!bytes) return err(words.noPicture(name))
    const kept = await keepPicture({ files }, folderOf(shopId), bytes)
    return kept.ok ? ok(kept.value) : err(words.badPicture(name, refusalWords[kept.error]))
  }
  for (const { line, image } of rows) {
    if (image === undefined || image === '' || pictures.has(image)) continue
    const kept = await keep(image)
    if (kept.ok) pictures.set(image, kept.value)
    else problems.push({ line, reason: kept.error })
  }
  return { pictures, problems }
}
