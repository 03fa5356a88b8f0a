import type { KnowledgeRow } from '../../../../core/contracts/desk/knowledge'
import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { Entry } from '../../../../core/knowledge/entry'
import { nearTo } from '../../../../core/knowledge/near'
import { isSameEntry, type KnowledgeDraft, type PublishedEntry } from '../../../../core/knowledge/published'
import { slotValues } from '../../../../core/knowledge/slots'
import { ok } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'
import type { ReplyTools } from '../replies/tools'
import { standing } from '../../../knowledge/standing'

type Area = DeskContract['knowledge']
type State = KnowledgeRow['state']

const rowOf = (
  { entry, initials }: PublishedEntry,
  { state, draftVersion }: Pick<KnowledgeRow, 'state' | 'draftVersion'>,
): KnowledgeRow => ({
  ...{ key: entry.key, category: entry.category, title: entry.title, initials, state, draftVersion },
  similar: entry.similar.length,
  isArticle: entry.isArticle === true,
  audience: entry.audience ?? 'all',
  validFrom: entry.validFrom ?? null,
  validUntil: entry.validUntil ?? null,
  hot: entry.hot ?? null,
})

const stateOf = (draft: KnowledgeDraft | undefined, live: Entry | null): State => {
  if (!draft || isSameEntry(draft.entry, live)) return 'live'
  if (draft.entry === null) return 'removed'
  return live ? 'changed' : 'new'
}

export const list =
  ({ initialsOf }: ReplyTools): UseCase<Area['list'], DeskActor> =>
  async (_input, { actor, ports }) => {
    const { shop } = actor
    const { version, entries, drafts } = await standing(ports, shop._id)
    const byKey = new Map(drafts.map((draft) => [draft.key, draft]))
    const known = new Set(entries.map(({ entry }) => entry.key))
    const rows = entries.map((published) => {
      const draft = byKey.get(published.entry.key)
      const shown = draft?.entry ? { entry: draft.entry, initials: initialsOf(draft.entry.title) } : published
      return rowOf(shown, {
        state: stateOf(draft, published.entry),
        draftVersion: draft?.version ?? null,
      })
    })
    const added = drafts.flatMap(({ key, entry, version: draftVersion }) =>
      entry && !known.has(key)
        ? [rowOf({ entry, initials: initialsOf(entry.title) }, { state: 'new', draftVersion })]
        : [],
    )
    return ok({ entries: [...rows, ...added], version, slots: slotValues(shop), now: ports.now() })
  }

const shown = async ({ files }: Ports, entry: Entry) => {
  const links = entry.image ? await files.links([entry.image.fileId]) : new Map<string, string>()
  return { entry, imageUrl: entry.image ? (links.get(entry.image.fileId) ?? '') : null }
}

export const entry: UseCase<Area['entry'], DeskActor> = async ({ key }, { actor, ports }) => {
  const shopId = actor.shop._id
  const { entries } = await standing(ports, shopId)
  const draft = await ports.knowledgeBook.draft(shopId, key)
  const live = entries.find((one) => one.entry.key === key)?.entry ?? null
  const present = draft?.entry ?? live
  return ok({
    live: live && (await shown(ports, live)),
    draft: draft && {
      ...{ version: draft.version, at: draft.at, by: draft.by.name },
      shown: draft.entry && (await shown(ports, draft.entry)),
    },
    near: present ? [...nearTo(await ports.knowledge.live(shopId), present)] : [],
  })
}

const HISTORY = 30

export const history: UseCase<Area['history'], DeskActor> = async (_input, { actor, ports }) =>
  ok({ versions: [...(await ports.knowledgeBook.history(actor.shop._id, HISTORY))] })
