import { decide, opensSession } from '../../core/conversation/decide'
import type { Command, Context, HandOff } from '../../core/conversation/commands'
import { evolveTurn } from '../../core/conversation/evolve'
import { newConversation, type ConversationState } from '../../core/conversation/state'
import { changesSessions, freshDelivery, type Decision, type Turn } from '../../core/conversation/turn'
import type { RefusalCode } from '../../core/contracts/refusals'
import { conversationIdOf, turnIdOf } from '../../core/shared/ids'
import { err, ok, type Result } from '../../core/shared/result'
import { SECOND, dayCode, type Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'

/** Whose conversation, in which shop. */
export interface Thread {
  readonly shop: Shop
  readonly openid: string
}

export interface Proposal {
  readonly command: Command
  readonly handOff: HandOff | null
}

/** Makes the command for the state that was found; asked again when another writer was faster. */
export type Propose = (state: ConversationState, now: Instant) => Promise<Proposal>

export interface Taken {
  readonly turn: Turn
  readonly previous: Turn | null
  /** It had been said before: this is the first answer. */
  readonly isRepeat: boolean
}

/** Racing writers each need one more try; with this many somebody else is stuck. */
const MOST_TRIES = 12
/** How long whoever took a turn has for its effects before the clock does them. */
const EFFECTS_MS = 5 * SECOND

/**
 * A turn is the only commit: load the last one, decide, insert the next. Two writers race for the same `_id`
 * and one of them loads again; the same `clientId` again answers the first turn.
 */
export const takeTurn = async (
  ports: Ports,
  { shop, openid, clientId }: Thread & { readonly clientId: string },
  propose: Propose,
): Promise<Result<Taken, RefusalCode>> => {
  const conversationId = conversationIdOf(shop._id, openid)
  const sessionNumber = once(() => nextSession(ports, shop))

  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const previous = await ports.turns.recall(conversationId)
    if (previous?.clientId === clientId) return ok({ turn: previous, previous: null, isRepeat: true })

    const state = previous?.state ?? newConversation
    const now = Math.max(ports.now(), previous?.at ?? 0)
    const { command, handOff } = await propose(state, now)
    const opens =
      (command.type === 'say' || command.type === 'callHuman') &&
      opensSession(state.service, { now, policy: shop.policy })
    const context: Context = {
      now,
      policy: shop.policy,
      handOff,
      newSession: opens ? await sessionNumber() : null,
    }
    const decision = decide(command, state, context)
    if (!decision.ok) return (await firstAnswer(ports, conversationId, clientId)) ?? decision

    const seq = (previous?.seq ?? 0) + 1
    const turn = makeTurn({ shop, openid, clientId, conversationId, seq, now }, state, decision.value)
    if ((await ports.turns.insert(turn)) === 'inserted') return ok({ turn, previous, isRepeat: false })

    const first = await firstAnswer(ports, conversationId, clientId)
    if (first) return first
  }
  return err('busy')
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

const nextSession = async (ports: Ports, shop: Shop) => {
  const day = dayCode(ports.now())
  const number = await ports.counters.next(`${shop._id}:${day}`)
  return { sessionId: `${shop._id}:${day}-${number}`, number, day }
}

const firstAnswer = async (ports: Ports, conversationId: string, clientId: string) => {
  const turn = await ports.turns.byClientId(conversationId, clientId)
  return turn && ok({ turn, previous: null, isRepeat: true })
}

interface Place extends Thread {
  readonly clientId: string
  readonly conversationId: string
  readonly seq: number
  readonly now: Instant
}

const makeTurn = (
  place: Place,
  before: ConversationState,
  { messages, events, effects }: Decision,
): Turn => ({
  _id: turnIdOf(place.conversationId, place.seq),
  shopId: place.shop._id,
  conversationId: place.conversationId,
  openid: place.openid,
  seq: place.seq,
  at: place.now,
  clientId: place.clientId,
  messages: [...messages],
  events: [...events],
  state: evolveTurn(before, { messages, events }, place.now),
  effects: [...effects],
  pendingAt: effects.length > 0 || changesSessions(events) ? place.now + EFFECTS_MS : null,
  delivery: freshDelivery,
  media: {},
})
