import type { GivenRating } from '../../core/conversation/rating'
import type { Turn } from '../../core/conversation/turn'
import { placed, roundFrom } from '../../core/followups/decide'
import type { FollowUp, Reason } from '../../core/followups/follow-up'
import { isLow, reasonsFor } from '../../core/followups/owed'
import { present } from '../../core/shared/present'
import type { Level } from '../../core/policy/service-policy'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import type { SessionRow } from '../session-ports'
import { sessionRow } from '../turns/session-row'
import { changeFollowUp } from './change'

interface Owing {
  readonly row: SessionRow
  readonly reasons: readonly Reason[]
  readonly rating: GivenRating | null
  readonly level?: Level | undefined
}

/** The agent who had the session first (R47), while he answers for the shop; nobody's after that. */
const doerOf = async (ports: Ports, shop: Shop, { routing }: SessionRow): Promise<string | null> => {
  const ownerId = routing?.ownerId ?? null
  const owner = ownerId === null ? null : await ports.agents.find(shop._id, ownerId)
  return owner && ownerId
}

/** Makes the follow-up of a session, once. */
const owe = async (
  ports: Ports,
  shop: Shop,
  { row, reasons, rating, level, turn }: Owing & { readonly turn: Turn },
): Promise<'inserted' | 'taken'> => {
  const { _id, shopId, conversationId, openid, number, day, called } = row
  const world = { now: turn.at, promises: shop }
  const base = {
    ...{ _id, shopId, conversationId, openid, number, day, called },
    endedAt: row.endedAt ?? turn.at,
    reasons: [...reasons],
    ...present({ level, rating: rating ?? undefined }),
    agentId: await doerOf(ports, shop, row),
    clock: roundFrom({ level }, world),
    ...{ tries: [], state: { status: 'open' as const }, seq: turn.seq, clientId: '', version: 1 },
  }
  const followUp: FollowUp = placed(base, world)
  return ports.followUps.insert(followUp)
}

/** A session that a person served is over. */
const atEnd = async (ports: Ports, shop: Shop, turn: Turn): Promise<void> => {
  const { service, lastServed } = turn.state
  if (service.status !== 'ended') return
  const rating = lastServed?.sessionId === service.sessionId ? lastServed.rating : null
  const reasons = reasonsFor(service, rating)
  const row = reasons.length > 0 ? sessionRow(turn, shop) : null
  if (row) await owe(ports, shop, { row, reasons, rating, level: service.level, turn })
}

/** Of a session that went by without one, few stars make one. */
const oweForStars = async (
  ports: Ports,
  shop: Shop,
  { sessionId, rating, turn }: { sessionId: string; rating: GivenRating; turn: Turn },
): Promise<boolean> => {
  const [row] = await ports.sessions.named([sessionId])
  if (row?.status !== 'ended' || row.conversationId === '') return true
  return (await owe(ports, shop, { row, reasons: ['lowRating'], rating, turn })) === 'inserted'
}

/** She rated a session, or the visit in which she was asked: that speaks for the session that was followed up. */
const atRating = async (ports: Ports, shop: Shop, turn: Turn): Promise<void> => {
  const { lastServed } = turn.state
  const rated = turn.events.filter((event) => event.type === 'rated').at(-1)
  if (!rated || !lastServed?.rating || lastServed.sessionId !== rated.sessionId) return
  const { rating, followsUp } = lastServed
  const sessionId = followsUp ?? rated.sessionId
  const command = { type: 'rate' as const, rating, seq: turn.seq }
  const changed = await changeFollowUp(ports, shop, { sessionId, command })
  if (changed || !isLow(rating) || followsUp !== undefined) return
  const isDone = await oweForStars(ports, shop, { sessionId, rating, turn })
  if (!isDone) await changeFollowUp(ports, shop, { sessionId, command }) // somebody was faster
}

/** What a turn says about whether she has to be asked if all is well; late or twice changes nothing. */
export const oweFollowUp = async (ports: Ports, shop: Shop, turn: Turn): Promise<void> => {
  if (turn.events.some(({ type }) => type === 'ended')) await atEnd(ports, shop, turn)
  if (turn.events.some(({ type }) => type === 'rated')) await atRating(ports, shop, turn)
}
