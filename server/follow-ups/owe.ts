import type { GivenRating } from '../../core/conversation/rating'
import type { ConversationState } from '../../core/conversation/state'
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
import { changeFollowUp, type Change } from './change'

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

type Served = NonNullable<ConversationState['lastServed']>

/** What she rated is over: the session of this turn, or one before it, whose row may lag behind. */
const ratedSession = async (
  ports: Ports,
  shop: Shop,
  { turn, served }: { readonly turn: Turn; readonly served: Served },
): Promise<Owing | null> => {
  const { service } = turn.state
  const { sessionId, rating, endedAt } = served
  const isNewest = service.status !== 'none' && service.sessionId === sessionId
  if (isNewest && service.status !== 'ended') return null // it is seen to at its end
  if (isNewest && service.status === 'ended') {
    const row = sessionRow(turn, shop)
    return row && { row, reasons: reasonsFor(service, rating), rating, level: service.level }
  }
  const [row] = await ports.sessions.named([sessionId])
  const isForgotten = !row || row.conversationId === ''
  return isForgotten ? null : { row: { ...row, endedAt }, reasons: ['lowRating'], rating }
}

/** A visit by which a session is followed up owes none. */
const isComplaint = ({ rating, followsUp }: Served): boolean => followsUp === undefined && isLow(rating)

/** What can't be done now is done again with the turn. */
const rate = async (ports: Ports, shop: Shop, change: Change): Promise<boolean> => {
  const changed = await changeFollowUp(ports, shop, change)
  if (changed && !changed.ok) throw new Error(`follow-up not rated: ${changed.error}`)
  return changed !== null
}

/** She rated a session, or the visit in which she was asked: that speaks for the session that was followed up. */
const atRating = async (ports: Ports, shop: Shop, turn: Turn): Promise<void> => {
  const { lastServed: served } = turn.state
  const rated = turn.events.filter((event) => event.type === 'rated').at(-1)
  if (!served?.rating || served.sessionId !== rated?.sessionId) return
  const command = { type: 'rate' as const, rating: served.rating, seq: turn.seq }
  const change = { sessionId: served.followsUp ?? served.sessionId, command }
  if ((await rate(ports, shop, change)) || !isComplaint(served)) return
  const owing = await ratedSession(ports, shop, { turn, served })
  const isTaken = owing && (await owe(ports, shop, { ...owing, turn })) === 'taken'
  if (isTaken) await rate(ports, shop, change) // somebody was faster
}

/** What a turn says about whether she has to be asked if all is well; late or twice changes nothing. */
export const oweFollowUp = async (ports: Ports, shop: Shop, turn: Turn): Promise<void> => {
  if (turn.events.some(({ type }) => type === 'ended')) await atEnd(ports, shop, turn)
  if (turn.events.some(({ type }) => type === 'rated')) await atRating(ports, shop, turn)
}
