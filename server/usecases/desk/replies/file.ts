import type { ImportedReplies, repliesArea } from '../../../../core/contracts/desk/replies'
import { replyFileWords as words } from '../../../../core/copy/quick-replies'
import { mayKeep, type QuickReply } from '../../../../core/quick-replies/quick-reply'
import {
  readReplyRows,
  type ReplyRow,
  type RowProblem,
  type Staff,
} from '../../../../core/quick-replies/read-rows'
import { replyTable } from '../../../../core/quick-replies/table'
import { err, ok, type Result } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import type { Ports } from '../../../ports'
import { bringIn } from '../../../replies/bring-in'
import type { UseCase } from '../../../serve'
import type { ReplyTools } from './tools'
import { keeperOf, shelvesOf } from './view'

type Area = typeof repliesArea

const TOLD = 50
/** Counts asked for at once. */
const AT_ONCE = 10

const staffOf = async ({ agents }: Ports, { shop }: DeskActor): Promise<Staff> => ({
  groups: shop.routing?.groups ?? [],
  userids: (await agents.list(shop._id)).map(({ userid }) => userid),
})

const wrong = (problems: readonly RowProblem[]): Result<ImportedReplies, never> =>
  ok({
    status: 'wrong',
    problems: problems.slice(0, TOLD),
    more: Math.max(0, problems.length - TOLD),
  })

/** Pictures that replies have already are known again; others do not come with a table. */
const lookAt = (rows: readonly ReplyRow[], actor: DeskActor) => async (existing: readonly QuickReply[]) => {
  const pictures = new Map(existing.flatMap(({ image }) => (image ? [[image.fileId, image] as const] : [])))
  const problems = rows.flatMap(({ line, shelf, image = '' }): readonly RowProblem[] => {
    if (!mayKeep(shelf, keeperOf(actor)))
      return [{ line, reason: words.notYours(shelf.replace('person:', '')) }]
    const isKnown = image === '' || pictures.has(image)
    return isKnown ? [] : [{ line, reason: words.notBesideTable(image) }]
  })
  return { pictures, problems }
}

export const importFile =
  ({ readSheet, initialsOf }: ReplyTools): UseCase<Area['importFile'], DeskActor> =>
  async ({ name, base64 }, { actor, ports }) => {
    const sheet = await readSheet(Buffer.from(base64, 'base64'), name)
    if (!sheet.ok) return wrong([{ line: 0, reason: sheet.error }])
    const read = readReplyRows(sheet.value, await staffOf(ports, actor))
    if (!read.ok) return wrong([{ line: 0, reason: words.missingColumns(read.error) }])
    const { rows, problems } = read.value
    if (problems.length > 0) return wrong(problems)
    if (rows.length === 0) return wrong([{ line: 0, reason: words.noRows }])
    const shopId = actor.shop._id
    const merged = await bringIn(ports, { rows, shopId, initialsOf, lookAt: lookAt(rows, actor) })
    if (!merged.ok) return err(merged.error)
    if (merged.value.problems.length > 0) return wrong(merged.value.problems)
    const { added, changed, unchanged } = merged.value
    return ok({ status: 'done', added: added.length, changed: changed.length, unchanged })
  }

export const exportFile =
  ({ writeSheet }: ReplyTools): UseCase<Area['exportFile'], DeskActor> =>
  async ({ kind }, { actor, ports }) => {
    const { replyBook } = ports
    const replies = await replyBook.onShelves(actor.shop._id, shelvesOf(actor))
    const used: { reply: QuickReply; uses: number }[] = []
    for (let at = 0; at < replies.length; at += AT_ONCE) {
      const some = replies.slice(at, at + AT_ONCE)
      used.push(
        ...(await Promise.all(some.map(async (reply) => ({ reply, uses: await replyBook.usesOf(reply) })))),
      )
    }
    const bytes = writeSheet[kind](replyTable(used, await staffOf(ports, actor)))
    return ok({ base64: bytes.toString('base64'), count: replies.length })
  }
