import type { DeskContract } from '../../../../core/contracts/desk.contract'
import { addedText, learningWords } from '../../../../core/copy/learning'
import { addSimilar as addTo, fitting, isSeenTo, withSimilar } from '../../../../core/knowledge/add-similar'
import { settlement } from '../../../../core/knowledge/ask'
import type { Entry } from '../../../../core/knowledge/entry'
import { err, ok, type Result } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { LIVE_WITHIN_MS, putLive } from '../../../knowledge/put-live'
import { standing } from '../../../knowledge/standing'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'
import type { ReplyTools } from '../replies/tools'
import { sayingOf } from './saying'

type Area = DeskContract['learning']

interface At {
  readonly actor: DeskActor
  readonly ports: Ports
}

interface Adding {
  readonly clientId: string
  readonly key: string
  readonly asked: readonly string[]
}

/** The entry as it is now; null: somebody was faster. */
type Tried = Result<{ readonly entry: Entry; readonly added: number } | null>

/** One try at a new version; where all of it is there already, none is made. */
const tryToAdd = async (
  tools: ReplyTools,
  { actor, ports }: At,
  { clientId, key, asked }: Adding,
): Promise<Tried> => {
  const { version, entries, drafts } = await standing(ports, actor.shop._id)
  const before = entries.map(({ entry }) => entry)
  const isNew = !before.some((entry) => entry.key === key) && drafts.some((draft) => draft.key === key)
  if (isNew) return err(learningWords.unpublished)
  const grown = addTo(before, key, asked)
  if (!grown.ok) return grown
  const { entries: after, entry, added } = grown.value
  const isSame = after.every((one, at) => one === before[at])
  if (isSame) return ok({ entry, added: 0 })
  const note = addedText(entry.title, added)
  const next = { clientId: `${clientId}.${version + 1}`, version: version + 1, note }
  const isLive = await putLive(ports, tools, { actor, ...next, before: entries, after })
  return ok(isLive ? { entry, added } : null)
}

/** The next version must not take them away again. */
const addToDraft = async ({ actor, ports }: At, { key, asked }: Adding): Promise<void> => {
  const draft = await ports.knowledgeBook.draft(actor.shop._id, key)
  if (!draft?.entry) return
  const entry = withSimilar(draft.entry, fitting(asked))
  await ports.knowledgeBook.putDraft({ ...draft, entry, version: draft.version + 1 }, draft.version)
}

/** Another entry than the one that answered: that was wrong. */
const settleAll = async ({ actor, ports }: At, ids: readonly string[], key: string): Promise<void> => {
  const shopId = actor.shop._id
  const saying = sayingOf(actor, ports.now())
  await ports.asks.settle(shopId, { ids, list: 'unanswered' }, settlement('similar', saying))
  await ports.asks.settle(shopId, { ids, list: 'wrong', notKey: key }, settlement('similar', saying, false))
  await ports.asks.settle(shopId, { ids, list: 'wrong' }, settlement('similar', saying))
}

/** So often somebody else may publish in between. */
const MOST_TRIES = 5

export const addSimilar =
  (tools: ReplyTools): UseCase<Area['addSimilar'], DeskActor> =>
  async ({ clientId, ids, key }, at) => {
    const asks = await at.ports.asks.named(at.actor.shop._id, ids)
    if (asks.length === 0) return err('notFound')
    const adding = { clientId, key, asked: asks.map(({ basis }) => basis.asked) }
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const tried = await tryToAdd(tools, at, adding)
      if (!tried.ok) return ok({ status: 'wrong', why: tried.error })
      if (tried.value === null) continue
      const { entry, added } = tried.value
      const done = asks.filter(({ basis }) => isSeenTo(entry, basis.asked))
      await addToDraft(at, adding)
      await settleAll(
        at,
        done.map(({ _id }) => _id),
        key,
      )
      return ok({ status: 'done', added, everywhereAt: at.ports.now() + LIVE_WITHIN_MS })
    }
    return ok({ status: 'stale' })
  }
