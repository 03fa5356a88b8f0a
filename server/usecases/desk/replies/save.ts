import type { SavedReply, repliesArea, WrittenReply } from '../../../../core/contracts/desk/replies'
import type { RefusalCode } from '../../../../core/contracts/refusals'
import { uploaderAtDesk } from '../../../../core/desk/client-id'
import { misfitOf, nextPosition } from '../../../../core/quick-replies/misfit'
import { mayKeep, type QuickReply } from '../../../../core/quick-replies/quick-reply'
import { err, ok, type Result } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import type { Ports } from '../../../ports'
import { alone } from '../../../replies/alone'
import type { UseCase } from '../../../serve'
import { dropUpload, takePicture } from '../../uploads/take-upload'
import type { ReplyTools } from './tools'
import { keeperOf, ownOf, replyViews } from './view'

type Area = typeof repliesArea
type Saving = Promise<Result<SavedReply, RefusalCode>>

interface At {
  readonly actor: DeskActor
  readonly ports: Ports
}

const saved = async ({ ports, actor }: At, reply: QuickReply): Saving => {
  const [view] = await replyViews(ports, actor, [reply])
  return view ? ok({ status: 'saved', reply: view }) : err('internal')
}

const stale = async ({ ports, actor }: At, reply: QuickReply | null): Saving => {
  const [view = null] = await replyViews(ports, actor, reply ? [reply] : [])
  return ok({ status: 'stale', reply: view })
}

/** Kept apart from what shoppers sent: that goes when their data go. */
const pictureOf = async (
  { ports, actor: { shop, agent } }: At,
  { image }: WrittenReply,
  before: QuickReply['image'],
): Promise<Result<Pick<QuickReply, 'image'>, RefusalCode>> => {
  if (image === null) return ok({})
  if (image === undefined) return ok(before ? { image: before } : {})
  const uploader = { shop, openid: uploaderAtDesk(agent.userid) }
  const kept = await takePicture(ports, { ...uploader, folder: `${shop._id}/replies` }, image.uploadId)
  return kept.ok ? ok({ image: kept.value }) : kept
}

const tidy = ({ shelf, category, title, text, keywords }: WrittenReply) => ({
  shelf,
  category: category.trim(),
  title: title.trim(),
  text: text.trim(),
  keywords: [...new Set(keywords.map((keyword) => keyword.trim()).filter((keyword) => keyword !== ''))],
})

interface Standing {
  readonly all: readonly QuickReply[]
  readonly before: Pick<QuickReply, '_id' | 'position' | 'version' | 'image'>
}

/** Makes a reply of what was written and, when it can stand beside the others, stores it by `write`. */
const settle = async (
  at: At,
  {
    written,
    tools,
    standing: { all, before },
  }: {
    readonly written: WrittenReply
    readonly tools: ReplyTools
    readonly standing: Standing
  },
  write: (reply: QuickReply) => Saving,
): Saving => {
  const { _id, version } = before
  const words = tidy(written)
  const initials = tools.initialsOf(words.title)
  const position = written.position ?? before.position
  const reply = { _id, version, shopId: at.actor.shop._id, position, initials, ...words }
  const why = misfitOf(reply, all)
  if (why !== null) return ok({ status: 'wrong', why })
  const picture = await pictureOf(at, written, before.image)
  if (!picture.ok) return picture
  const done = await write({ ...reply, ...picture.value })
  if (done.ok && done.value.status === 'saved' && written.image)
    await dropUpload(at.ports, written.image.uploadId)
  return done
}

export const create =
  (tools: ReplyTools): UseCase<Area['create'], DeskActor> =>
  async ({ id, ...written }, at) => {
    const { shop } = at.actor
    if (!mayKeep(written.shelf, keeperOf(at.actor))) return err('forbidden')
    return alone(at.ports, shop._id, async () => {
      const all = await at.ports.replyBook.all(shop._id)
      const _id = `${shop._id}:${id}`
      const first = ownOf(all, _id, at.actor)
      if (first) return saved(at, first)
      const before = { _id, position: nextPosition(all), version: 0 }
      return settle(at, { written, tools, standing: { all, before } }, async (reply) => {
        const stored = await at.ports.replyBook.add(reply)
        return stored === 'inserted' ? saved(at, reply) : err('busy')
      })
    })
  }

export const edit =
  (tools: ReplyTools): UseCase<Area['edit'], DeskActor> =>
  async ({ replyId, version, ...written }, at) => {
    const { shop } = at.actor
    if (!mayKeep(written.shelf, keeperOf(at.actor))) return err('forbidden')
    return alone(at.ports, shop._id, async () => {
      const all = await at.ports.replyBook.all(shop._id)
      const before = ownOf(all, replyId, at.actor)
      if (before?.version !== version) return stale(at, before)
      return settle(at, { written, tools, standing: { all, before } }, async (reply) => {
        const isWritten = await at.ports.replyBook.change(reply)
        return isWritten ? saved(at, { ...reply, version: version + 1 }) : stale(at, before)
      })
    })
  }
