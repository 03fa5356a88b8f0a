import type { PublishedKnowledge, ReadDrafts } from '../../../../core/contracts/desk/knowledge'
import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../../core/contracts/refusals'
import { rolledBackText } from '../../../../core/copy/knowledge'
import { withDrafts, type KnowledgeDraft } from '../../../../core/knowledge/published'
import { err, ok, type Result } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { putLive, LIVE_WITHIN_MS } from '../../../knowledge/put-live'
import { standing } from '../../../knowledge/standing'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'
import { sideBySide } from '../../../side-by-side'
import type { ReplyTools } from '../replies/tools'

type Area = DeskContract['knowledge']
type Publishing = Promise<Result<PublishedKnowledge, RefusalCode>>

const told = (ports: Ports, version: number): PublishedKnowledge => ({
  status: 'published',
  version,
  everywhereAt: ports.now() + LIVE_WITHIN_MS,
})

interface At {
  readonly actor: DeskActor
  readonly ports: Ports
}

/** A repeat of what was just published finds its own version. */
const isRepeat = async ({ actor, ports }: At, clientId: string, version: number): Promise<boolean> => {
  const newest = await ports.knowledgeBook.newest(actor.shop._id)
  return newest?.clientId === clientId && newest.version === version
}

/** What is live now is no draft any more; one that was changed meanwhile stays. */
const dropDrafts = async ({ ports }: At, drafts: readonly KnowledgeDraft[]): Promise<void> => {
  await sideBySide(drafts, (draft) => ports.knowledgeBook.dropDraft(draft))
}

/** Those that were read; null when one of them is gone, or is another by now. */
const chosenOf = (drafts: readonly KnowledgeDraft[], read: ReadDrafts): readonly KnowledgeDraft[] | null => {
  const versions = new Map(read.map(({ key, version }) => [key, version]))
  const chosen = drafts.filter(({ key, version }) => versions.get(key) === version)
  return chosen.length === versions.size ? chosen : null
}

export const publish =
  (tools: ReplyTools): UseCase<Area['publish'], DeskActor> =>
  async ({ clientId, version: read, drafts: wished, note }, at): Publishing => {
    const { actor, ports } = at
    if (await isRepeat(at, clientId, read + 1)) return ok(told(ports, read + 1))
    const { version, entries, drafts } = await standing(ports, actor.shop._id)
    const chosen = chosenOf(drafts, wished)
    if (version !== read || chosen === null) return ok({ status: 'stale' })
    if (chosen.length === 0) return ok({ status: 'nothing' })
    const before = entries.map(({ entry }) => entry)
    const after = withDrafts(before, chosen)
    const isLive = await putLive(ports, tools, {
      actor,
      clientId,
      version: read + 1,
      note,
      before: entries,
      after,
    })
    if (!isLive) return ok({ status: 'stale' })
    await dropDrafts(at, chosen)
    return ok(told(ports, read + 1))
  }

export const rollBack =
  (tools: ReplyTools): UseCase<Area['rollBack'], DeskActor> =>
  async ({ clientId, version: read, to }, at): Publishing => {
    const { actor, ports } = at
    if (await isRepeat(at, clientId, read + 1)) return ok(told(ports, read + 1))
    const { version, entries } = await standing(ports, actor.shop._id)
    if (version !== read) return ok({ status: 'stale' })
    const old = await ports.knowledgeBook.entriesOf(actor.shop._id, to)
    if (!old) return err('notFound')
    const after = old.map(({ entry }) => entry)
    const note = rolledBackText(to)
    const isLive = await putLive(ports, tools, {
      actor,
      clientId,
      version: read + 1,
      note,
      before: entries,
      after,
    })
    return ok(isLive ? told(ports, read + 1) : { status: 'stale' })
  }
