import { laneWords } from '../../../core/copy/lane'
import { TEXT_MAX, type MessageBody } from '../../../core/conversation/message'
import type { Turn } from '../../../core/conversation/turn'
import type { SessionRef } from '../../../core/lane/grammar'
import type { SessionRow } from '../../ports'
import { settle } from '../../turns/settle'
import { takeTurn } from '../../turns/take-turn'
import { calledOf, clientIdOf, personOf, resolve, type Desk } from './desk'

/** What goes to the shopper, and what the agent is told when it went. */
interface Reply {
  readonly body: MessageBody
  readonly done: (row: SessionRow) => string
}

/** Sends a body to the session's shopper; answers what the agent is told. */
export const replyTo = async (desk: Desk, row: SessionRow, { body, done }: Reply): Promise<string> => {
  const { ports, shop, agent } = desk
  const thread = { shop, openid: row.openid, clientId: clientIdOf(desk) }
  const taken = await takeTurn(ports, thread, async () => ({
    command: { type: 'reply', by: personOf(agent), body },
    handOff: null,
  }))
  if (!taken.ok) return laneWords.refused(calledOf(row), taken.error)
  await settle(ports, shop, taken.value)
  return done(row)
}

const acknowledgeOf = (isPhoto: boolean) => (isPhoto ? laneWords.photoSent : laneWords.sent)

/** Without a number and with several sessions open, the app asks for whom and keeps what was sent. */
const sendOrHold = async (desk: Desk, to: SessionRef | null, body: MessageBody): Promise<string> => {
  const { ports, shop, agent, item } = desk
  const isPhoto = body.kind === 'image'
  const found = resolve(desk, to, isPhoto ? laneWords.whichOnePhoto : laneWords.whichOne)
  if (found.ok) {
    const acknowledge = acknowledgeOf(isPhoto)
    return replyTo(desk, found.value, { body, done: (row) => acknowledge(calledOf(row), ports.now()) })
  }
  if (to === null && desk.open.length > 1) {
    await ports.lanes.hold(shop._id, agent.userid, { inboxId: item._id, body, at: ports.now() })
  }
  return found.error
}

export const say = (desk: Desk, to: SessionRef | null, text: string): Promise<string> => {
  const length = [...text].length
  if (length > TEXT_MAX) return Promise.resolve(laneWords.tooLong(length))
  return sendOrHold(desk, to, { kind: 'text', text })
}

export const sayPhoto = (desk: Desk, body: Extract<MessageBody, { kind: 'image' }>): Promise<string> =>
  sendOrHold(desk, null, body)

const isPicture = ({ messages }: Turn): boolean => messages.some(({ body }) => body.kind === 'image')

/** `#12` alone: what was kept goes there. */
export const pick = async (desk: Desk, to: SessionRef): Promise<string> => {
  const { ports, shop, agent } = desk
  const found = resolve(desk, to, laneWords.whichOne)
  if (!found.ok) return found.error
  const called = calledOf(found.value)
  const done = await ports.turns.byClientId(found.value.conversationId, clientIdOf(desk))
  if (done) return acknowledgeOf(isPicture(done))(called, ports.now())
  const held = await ports.lanes.held(shop._id, agent.userid)
  if (!held) return laneWords.nothingHeld(called)

  const acknowledge = acknowledgeOf(held.body.kind === 'image')
  const sent = { body: held.body, done: () => acknowledge(called, ports.now()) }
  const reply = await replyTo(desk, found.value, sent)
  await ports.lanes.hold(shop._id, agent.userid, null)
  return reply
}
