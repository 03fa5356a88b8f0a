import { laneWords, type SentKind } from '../../../core/copy/lane'
import type { Called } from '../../../core/copy/lane-view'
import { TEXT_MAX, type MessageBody } from '../../../core/conversation/message'
import type { Turn } from '../../../core/conversation/turn'
import type { SessionRef } from '../../../core/lane/grammar'
import { MINUTE, type Instant } from '../../../core/shared/time'
import { personOf } from '../../../core/routing/agent'
import type { Held } from '../../lane-ports'
import type { SessionRow } from '../../session-ports'
import { act } from '../../turns/act'
import { calledOf, clientIdOf, resolve, type Desk } from './desk'

/** What goes to the shopper, and what the agent is told when it went. */
interface Reply {
  readonly body: MessageBody
  readonly done: (row: SessionRow) => string | Promise<string>
}

/** Sends a body to the session's shopper; answers what the agent is told. */
export const replyTo = async (desk: Desk, row: SessionRow, { body, done }: Reply): Promise<string> => {
  const { ports, shop, agent } = desk
  const thread = { shop, openid: row.openid, clientId: clientIdOf(desk) }
  const said = await act(ports, thread, { command: { type: 'reply', by: personOf(agent), body } })
  return said.ok ? done(row) : laneWords.refused(calledOf(row), said.error)
}

const isNamed = (kind: MessageBody['kind']): kind is SentKind => kind in laneWords.sentKinds

/** How the agent is told that it went: files and places are named. */
const acknowledgeOf = (kind: MessageBody['kind']) => (called: Called, at: Instant) =>
  isNamed(kind) ? laneWords.sentKind(kind, called, at) : laneWords.sent(called, at)

const asks = (kind: MessageBody['kind']) => (open: readonly Called[]) =>
  isNamed(kind) ? laneWords.whichOneKind(kind, open) : laneWords.whichOne(open)

/** What was kept this long ago was meant for another moment. */
const HELD_MS = 10 * MINUTE
const MOST_HELD = 10
/** What is sent this soon after the other goes with it; what waited before is about something else. */
const TOGETHER_MS = MINUTE

const heldBy = async ({ ports, shop, agent }: Desk): Promise<readonly Held[]> =>
  (await ports.lanes.held(shop._id, agent.userid)).filter(({ at }) => ports.now() - at < HELD_MS)

/**
 * Kept until the agent says for whom; the same callback again is kept once. Answers how many older ones are dropped
 * for it: they would go to whoever this is meant for.
 */
const hold = async (desk: Desk, body: MessageBody): Promise<number> => {
  const { ports, shop, agent, item } = desk
  const others = (await heldBy(desk)).filter(({ inboxId }) => inboxId !== item._id)
  const before = others[others.length - 1]
  const goesAlong = before !== undefined && ports.now() - before.at < TOGETHER_MS
  const all = [...(goesAlong ? others : []), { inboxId: item._id, body, at: ports.now() }]
  const held = all.slice(-MOST_HELD)
  await ports.lanes.hold(shop._id, agent.userid, held)
  return others.length + 1 - held.length
}

/** Without a number and with several sessions open, the app asks for whom and keeps what was sent. */
const sendOrHold = async (desk: Desk, to: SessionRef | null, body: MessageBody): Promise<string> => {
  const { ports } = desk
  const found = resolve(desk, to, asks(body.kind))
  if (found.ok) {
    const acknowledge = acknowledgeOf(body.kind)
    return replyTo(desk, found.value, { body, done: (row) => acknowledge(calledOf(row), ports.now()) })
  }
  if (to !== null || desk.open.length < 2) return found.error
  const dropped = await hold(desk, body)
  return dropped > 0 ? laneWords.dropped(found.error, dropped) : found.error
}

export const say = (desk: Desk, to: SessionRef | null, text: string): Promise<string> => {
  const length = [...text].length
  if (length > TEXT_MAX) return Promise.resolve(laneWords.tooLong(length))
  return sendOrHold(desk, to, { kind: 'text', text })
}

export const sayBody = (desk: Desk, body: MessageBody): Promise<string> => sendOrHold(desk, null, body)

const kindIn = ({ messages }: Turn): MessageBody['kind'] => messages[0]?.body.kind ?? 'text'

/** Each goes as its own message; the last carries the id of `#12` itself, so that a repeat knows that all went. */
const sendHeld = async (desk: Desk, row: SessionRow, held: readonly Held[]): Promise<string> => {
  let answer = ''
  for (const [at, { inboxId, body }] of held.entries()) {
    const isLast = at === held.length - 1
    const as = isLast ? desk : { ...desk, item: { ...desk.item, _id: inboxId } }
    const acknowledge = acknowledgeOf(body.kind)
    answer = await replyTo(as, row, { body, done: () => acknowledge(calledOf(row), desk.ports.now()) })
  }
  return held.length > 1 ? laneWords.several(answer, held.length) : answer
}

/** `#12` alone: what was kept goes there, in the order in which it was sent. */
export const pick = async (desk: Desk, to: SessionRef): Promise<string> => {
  const { ports, shop, agent } = desk
  const found = resolve(desk, to, laneWords.whichOne)
  if (!found.ok) return found.error
  const called = calledOf(found.value)
  const done = await ports.turns.byClientId(found.value.conversationId, clientIdOf(desk))
  if (done) return acknowledgeOf(kindIn(done))(called, ports.now())
  const held = await heldBy(desk)
  if (held.length === 0) return laneWords.nothingHeld(called)

  const reply = await sendHeld(desk, found.value, held)
  await ports.lanes.hold(shop._id, agent.userid, [])
  return reply
}
