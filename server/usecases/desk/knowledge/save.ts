import type { SavedEntry, WrittenEntry } from '../../../../core/contracts/desk/knowledge'
import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../../core/contracts/refusals'
import { uploaderAtDesk } from '../../../../core/desk/client-id'
import { entryOf } from '../../../../core/knowledge/check'
import type { Entry } from '../../../../core/knowledge/entry'
import { nearTo } from '../../../../core/knowledge/near'
import { draftIdOf, isSameEntry, type KnowledgeDraft } from '../../../../core/knowledge/published'
import { err, ok, type Result } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { standing } from '../../../knowledge/standing'
import type { Ports } from '../../../ports'
import { sideBySide } from '../../../side-by-side'
import type { UseCase } from '../../../serve'
import { dropUpload, takePicture } from '../../uploads/take-upload'

type Area = DeskContract['knowledge']
type Saving = Promise<Result<SavedEntry, RefusalCode>>

interface At {
  readonly actor: DeskActor
  readonly ports: Ports
}

/** One entry as it is live, and its draft. */
interface Now {
  readonly key: string
  readonly live: Entry | null
  readonly draft: KnowledgeDraft | null
}

const nowOf = async ({ actor, ports }: At, key: string): Promise<Now> => {
  const { entries } = await standing(ports, actor.shop._id)
  const draft = await ports.knowledgeBook.draft(actor.shop._id, key)
  return { key, live: entries.find(({ entry }) => entry.key === key)?.entry ?? null, draft }
}

/** Kept apart from what shoppers sent: that goes when their data go. */
const pictureOf = async (
  { actor: { shop, agent }, ports }: At,
  { image }: WrittenEntry,
  before: Entry | null,
): Promise<Result<Entry['image'] | null, RefusalCode>> => {
  if (image === undefined) return ok(before?.image ?? null)
  if (image === null) return ok(null)
  const uploader = { shop, openid: uploaderAtDesk(agent.userid), folder: `${shop._id}/knowledge` }
  return takePicture(ports, uploader, image.uploadId)
}

/** Writes the draft over the version that was read; a draft that changes nothing is none. */
const write = async (
  { actor, ports }: At,
  { key, live, draft }: Now,
  { entry, version }: { readonly entry: Entry | null; readonly version: number },
): Saving => {
  const { shop, agent } = actor
  if ((draft?.version ?? 0) !== version) return ok({ status: 'stale' })
  const near = entry ? [...nearTo(await ports.knowledge.live(shop._id), entry)] : []
  if (isSameEntry(entry, live)) {
    if (draft) await ports.knowledgeBook.dropDraft(draft)
    return ok({ status: 'saved', key, version: 0, near })
  }
  const next: KnowledgeDraft = {
    ...{ _id: draftIdOf(shop._id, key), shopId: shop._id, key, entry, version: version + 1 },
    ...{ at: ports.now(), by: { agentId: agent.userid, name: agent.name } },
  }
  const isWritten = await ports.knowledgeBook.putDraft(next, version)
  return ok(isWritten ? { status: 'saved', key, version: next.version, near } : { status: 'stale' })
}

export const save: UseCase<Area['save'], DeskActor> = async ({ key, version, entry: written }, at) => {
  const now = await nowOf(at, key)
  const picture = await pictureOf(at, written, now.draft?.entry ?? now.live)
  if (!picture.ok) return picture
  const checked = entryOf(key, written, picture.value ?? undefined)
  if (!checked.ok) return ok({ status: 'wrong', why: checked.error })
  const saved = await write(at, now, { entry: checked.value, version })
  if (saved.ok && saved.value.status === 'saved' && written.image)
    await dropUpload(at.ports, written.image.uploadId)
  return saved
}

/** One that was never live is gone at once: its draft goes. */
export const remove: UseCase<Area['remove'], DeskActor> = async ({ key, version }, at) => {
  const now = await nowOf(at, key)
  if (!now.live && !now.draft) return err('notFound')
  return write(at, now, { entry: null, version })
}

export const discard: UseCase<Area['discard'], DeskActor> = async ({ key, version }, at) => {
  const now = await nowOf(at, key)
  return write(at, now, { entry: now.live, version })
}

/** One that is gone already counts as dropped; what stands there behind it is a colleague's. */
export const discardAll: UseCase<Area['discardAll'], DeskActor> = async ({ drafts }, { actor, ports }) => {
  const { knowledgeBook } = ports
  const shopId = actor.shop._id
  await sideBySide(drafts, ({ key, version }) =>
    knowledgeBook.dropDraft({ _id: draftIdOf(shopId, key), version }),
  )
  const left = new Set((await knowledgeBook.drafts(shopId)).map(({ key }) => key))
  const kept = drafts.filter(({ key }) => left.has(key)).length
  return ok({ dropped: drafts.length - kept, kept })
}
