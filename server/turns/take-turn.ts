import { beginsSession, decide } from '../../core/conversation/decide'
import { ringsShopper, type Command, type Context, type HandOff } from '../../core/conversation/commands'
import { evolveTurn } from '../../core/conversation/evolve'
import { paceMs } from '../../core/conversation/pace'
import { newConversation, type ConversationState } from '../../core/conversation/state'
import {
  changesAsks,
  changesSessions,
  freshDelivery,
  owesDelivery,
  type Decision,
  type Turn,
} from '../../core/conversation/turn'
import type { RefusalCode } from '../../core/contracts/refusals'
import { conversationIdOf, turnIdOf } from '../../core/shared/ids'
import { err, ok, type Err, type Result } from '../../core/shared/result'
import { SECOND, dayCode, type Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { ring } from './ring'

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
  /** It had been said before: this is the first answer. */
  readonly isRepeat: boolean
}

/** Racing writers each need one more try; with this many somebody else is stuck. */
const MOST_TRIES = 12
/** How long whoever took a turn has for its effects before the clock does them. */
const EFFECTS_MS = 5 * SECOND

/** How one try ended: answered, or another writer was faster and this is the newest turn now. */
type Attempt = { readonly answer: Result<Taken, RefusalCode> } | { readonly newest: Turn | null }

const attempt = async (
  ports: Ports,
  place: Wanted,
  { previous, propose }: { readonly previous: Turn | null; readonly propose: Propose },
): Promise<Attempt> => {
  const { shop, clientId } = place
  if (previous?.clientId === clientId) return { answer: repeated(previous) }

  const { state, at, seq } = previous ?? beforeTheFirst
  const now = Math.max(ports.now(), at)
  const { command, handOff } = await propose(state, now)
  const begins = beginsSession(command, state.service, { now, policy: shop.policy })
  const newSession = begins ? await place.sessionNumber() : null
  const decision = decide(command, state, { now, ...rulesOf(shop), handOff, newSession })
  if (!decision.ok) return confirmed(ports, previous, { place, decision })

  const behind = previous !== null && owesDelivery(previous)
  const turn = makeTurn({ ...place, seq: seq + 1, now, behind }, state, decision.value)
  if ((await ports.turns.insert(turn)) === 'taken') return overtaken(ports, previous, place)
  if (ringsShopper(command)) await ring(ports, turn)
  return { answer: ok({ turn, isRepeat: false }) }
}

/** What the shop has set for its conversations. */
const rulesOf = (shop: Shop) => ({
  policy: shop.policy,
  promises: shop,
  checks: shop.checks,
  canNotify: (shop.notices ?? []).length > 0,
})

/** A turn could not be inserted: somebody took its place, or these words have been said before. */
const overtaken = async (ports: Ports, previous: Turn | null, place: Wanted): Promise<Attempt> => {
  const newest = await ports.turns.newest(place.conversationId)
  if (newest?.seq !== previous?.seq) return { newest }
  const answer = await firstAnswer(ports, place)
  return answer ? { answer } : { newest }
}

interface Refused {
  readonly place: Wanted
  readonly decision: Err<RefusalCode>
}

/** What an instance remembers may be old, and `insert` never sees a refusal: nothing is refused on a memory alone. */
const confirmed = async (
  ports: Ports,
  previous: Turn | null,
  { place, decision }: Refused,
): Promise<Attempt> => {
  const answer = await firstAnswer(ports, place)
  if (answer) return { answer }
  const newest = await ports.turns.newest(place.conversationId)
  return newest?.seq === previous?.seq ? { answer: decision } : { newest }
}

const beforeTheFirst = { state: newConversation, at: 0, seq: 0 }

/** What is said or done in a thread, and the id by which a repeat of it is known. */
export interface Said extends Thread {
  readonly clientId: string
  /** The newest turn that the caller is known to have; undefined when nothing is known. */
  readonly seen?: number | undefined
  /** The session that this turn may begin, where the caller had to have its number before; left out: the next one. */
  readonly newSession?: NewSession | undefined
}

export type NewSession = NonNullable<Context['newSession']>

/**
 * A turn is the only commit: load the last one, decide, insert the next. Two writers race for the same `_id`
 * and one of them loads again; the same `clientId` again answers the first turn.
 */
export const takeTurn = async (
  ports: Ports,
  thread: Said,
  propose: Propose,
): Promise<Result<Taken, RefusalCode>> => {
  const { shop, openid } = thread
  const sessionNumber = once(async () => thread.newSession ?? nextSession(ports, shop))
  const wanted: Wanted = { ...thread, conversationId: conversationIdOf(shop._id, openid), sessionNumber }
  let previous = await ports.turns.recall(wanted.conversationId, thread.seen)
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const tried = await attempt(ports, wanted, { previous, propose })
    if ('answer' in tried) return tried.answer
    previous = tried.newest
  }
  return err('busy')
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

export const nextSession = async (ports: Ports, shop: Shop): Promise<NewSession> => {
  const day = dayCode(ports.now())
  const number = await ports.counters.next(`${shop._id}:${day}`)
  return { sessionId: `${shop._id}:${day}-${number}`, number, day }
}

const repeated = (turn: Turn): Result<Taken, never> => ok({ turn, isRepeat: true })

const firstAnswer = async (ports: Ports, { conversationId, clientId }: Wanted) => {
  const turn = await ports.turns.byClientId(conversationId, clientId)
  return turn && repeated(turn)
}

interface Wanted extends Thread {
  readonly clientId: string
  readonly conversationId: string
  readonly sessionNumber: () => Promise<NewSession>
}

interface Place extends Thread {
  readonly clientId: string
  readonly conversationId: string
  readonly seq: number
  readonly now: Instant
  readonly behind: boolean
}

const isPending = ({ effects, events }: Pick<Decision, 'effects' | 'events'>): boolean =>
  effects.length > 0 || changesSessions(events) || changesAsks(events)

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
  state: evolveTurn(before, { messages, events, everyMs: paceMs(place.shop.policy) }, place.now),
  effects: [...effects],
  behind: place.behind,
  pendingAt: isPending({ effects, events }) ? place.now + EFFECTS_MS : null,
  delivery: freshDelivery,
  media: {},
})
