import type { DeskContract } from '../../../../core/contracts/desk.contract'
import { callsPerson } from '../../../../core/bot/understand'
import type { Message } from '../../../../core/conversation/message'
import { whyWords } from '../../../../core/copy/knowledge'
import type { Asker } from '../../../../core/knowledge/entry'
import {
  askEach,
  findSure,
  liveOf,
  type FoundPiece,
  type LiveKnowledge,
} from '../../../../core/knowledge/live'
import { saidOf } from '../../../../core/knowledge/known'
import { withDrafts } from '../../../../core/knowledge/published'
import { nearestQuestion } from '../../../../core/knowledge/why'
import { ok } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { standing } from '../../../knowledge/standing'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'
import { openSession } from '../open-session'

type Area = DeskContract['knowledge']

/** Why a piece was found, in words. */
const whyOf = (live: LiveKnowledge, id: string, asked: string): string[] => {
  const nearest = nearestQuestion(live, id, asked)
  if (!nearest) return []
  return [nearest.isSame ? whyWords.same(nearest.question) : whyWords.like(nearest.question)]
}

interface Asking {
  readonly live: LiveKnowledge
  readonly actor: DeskActor
}

const view = ({ live, actor }: Asking, { piece, p, asked }: FoundPiece) => {
  const { key, question, answer, leadsTo } = saidOf(piece, actor.shop)
  return {
    key,
    title: question,
    text: answer,
    p,
    why: whyOf(live, piece.id, asked),
    leadsTo: leadsTo ?? null,
  }
}

/** As it would be once the drafts are live, as sure as what is live now has to be. */
const withItsDrafts = async (
  ports: Ports,
  shopId: string,
  live: LiveKnowledge | null,
): Promise<LiveKnowledge> => {
  const { version, entries, drafts } = await standing(ports, shopId)
  const before = entries.map(({ entry }) => entry)
  const then = liveOf(version, withDrafts(before, drafts))
  return live ? { ...then, thresholds: live.thresholds } : then
}

const nothing = { outcome: 'person' as const, found: [] }

export const ask: UseCase<Area['ask'], DeskActor> = async (
  { text, withDrafts: drafts },
  { actor, ports },
) => {
  const shopId = actor.shop._id
  const now = await ports.knowledge.live(shopId)
  const live = drafts ? await withItsDrafts(ports, shopId, now) : now
  if (!live || text.trim() === '') return ok(nothing)
  const { outcome, found } = askEach(live, text, { by: 'shopper', now: ports.now() })
  return ok({ outcome, found: found.map((one) => view({ live, actor }, one)) })
}

/** As many turns as hold a shopper's last words, most likely. */
const LAST_TURNS = 10
const SUGGESTED = 3
/** Shorter words ask nothing by themselves: 在吗, 好的. */
const LEAST = 3

/** Whether it may ask something. That she wants a person the agent knows: it is he. */
const mayAsk = (text: string): boolean => text.trim().length >= LEAST && !callsPerson(text, false)

const wordsIn = (messages: readonly Message[]): readonly string[] =>
  messages.flatMap(({ from, body }) =>
    from.kind === 'shopper' && body.kind === 'text' && mayAsk(body.text) ? [body.text] : [],
  )

/** What is sure stands alone. */
const suggested = ({ live, actor }: Asking, asked: string, asker: Asker) => {
  const found = findSure(live, asked, { asker, limit: SUGGESTED })
  const [best] = found
  return (best && best.p >= live.thresholds.sure ? [best] : found).map((one) => ({
    ...view({ live, actor }, one),
    isForShoppers: one.piece.entry.audience !== 'agent',
  }))
}

export const forSession: UseCase<Area['forSession'], DeskActor> = async (
  { sessionId, typed },
  { actor, ports },
) => {
  const found = await openSession(ports, actor, sessionId)
  if (!found.ok) return found
  const live = await ports.knowledge.live(actor.shop._id)
  if (!live) return ok({ about: null, found: [] })
  const asker: Asker = { by: 'agent', now: ports.now() }
  if (typed.trim().length >= LEAST)
    return ok({ about: null, found: suggested({ live, actor }, typed, asker) })
  const { row, newest } = found.value
  const earlier = await ports.turns.before(row.conversationId, newest.seq, LAST_TURNS)
  const said = [...earlier, newest]
    .filter(({ at }) => at >= row.openedAt)
    .flatMap(({ messages }) => wordsIn(messages))
  for (const about of said.slice(-3).reverse()) {
    const answers = suggested({ live, actor }, about, asker)
    if (answers.length > 0) return ok({ about, found: answers })
  }
  return ok({ about: null, found: [] })
}
