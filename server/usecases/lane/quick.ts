import { laneWords } from '../../../core/copy/lane'
import { TEXT_MAX } from '../../../core/conversation/message'
import type { LaneCommand } from '../../../core/lane/grammar'
import { fillQuickReply, type FilledReply } from '../../../core/lane/quick-reply'
import { findReplies } from '../../../core/quick-replies/find'
import type { QuickReply } from '../../../core/quick-replies/quick-reply'
import { err, ok, type Result } from '../../../core/shared/result'
import type { SessionRow } from '../../session-ports'
import { knownValues } from '../../replies/known-values'
import { calledOf, clientIdOf, resolve, type Desk } from './desk'
import { replyTo } from './say'

type Quick = Extract<LaneCommand, { type: 'quick' }>
type Find = Extract<LaneCommand, { type: 'find' }>

interface Sending extends Pick<Quick, 'to' | 'values'> {
  readonly reply: QuickReply
}

/** Why a reply did not go, and how it goes. */
const notFilled = (
  filled: Exclude<FilledReply, { ok: true }>,
  { position }: QuickReply,
  to: Quick['to'],
): string => {
  if (filled.reason === 'unknown') return laneWords.unknownNames(position, filled.names)
  if (filled.reason === 'extra') return laneWords.extra(position, filled.words)
  return laneWords.missing(position, filled.names, to)
}

interface Picture {
  readonly image: NonNullable<QuickReply['image']>
  /** What the agent is told of the text before it. */
  readonly sent: string
}

/** The picture of a reply goes behind its text, as a message of its own. */
const sendPicture = (desk: Desk, row: SessionRow, { image, sent }: Picture): Promise<string> => {
  const behind = { ...desk, item: { ...desk.item, _id: `${desk.item._id}:image` } }
  return replyTo(behind, row, { body: image, done: () => laneWords.withPicture(sent) })
}

/** What an earlier try has sent already: it stays sent, whatever became of the reply or its values meanwhile. */
const sentBefore = async (desk: Desk, { conversationId }: SessionRow): Promise<string | null> => {
  const turn = await desk.ports.turns.byClientId(conversationId, clientIdOf(desk))
  const body = turn?.messages[0]?.body
  return body?.kind === 'text' ? body.text : null
}

/** The words that go out; else why none do. */
const wordsFor = async (
  desk: Desk,
  row: SessionRow,
  { reply, to, values }: Sending,
): Promise<Result<string>> => {
  const newest = await desk.ports.turns.newest(row.conversationId)
  const filled = fillQuickReply(reply, await knownValues(desk.ports, row, newest), values)
  if (filled.ok) {
    const length = [...filled.text].length
    return length > TEXT_MAX ? err(laneWords.tooLong(length)) : ok(filled.text)
  }
  const before = await sentBefore(desk, row)
  return before === null ? err(notFilled(filled, reply, to)) : ok(before)
}

const send = async (desk: Desk, sending: Sending): Promise<string> => {
  const { ports, shop, agent } = desk
  const { reply, to } = sending
  const found = resolve(desk, to, (open) => laneWords.whichOneFor(`/${reply.position}`, open))
  if (!found.ok) return found.error
  const words = await wordsFor(desk, found.value, sending)
  if (!words.ok) return words.error

  const done = async (row: SessionRow): Promise<string> => {
    const use = { _id: clientIdOf(desk), replyId: reply._id, userid: agent.userid, at: ports.now() }
    await ports.quickReplies.countUse({ ...use, shopId: shop._id })
    const sent = laneWords.quickSent(calledOf(row), words.value)
    return reply.image ? sendPicture(desk, row, { image: reply.image, sent }) : sent
  }
  return replyTo(desk, found.value, { body: { kind: 'text', text: words.value }, done })
}

/** `/fh`, `/发货`: the only reply that is meant is sent; of several the agent chooses. */
const sendFound = async (desk: Desk, replies: readonly QuickReply[], command: Find): Promise<string> => {
  const found = findReplies(replies, command.words)
  if (found.kind === 'none') return laneWords.noSuchWords(command.words)
  if (found.kind === 'several') return laneWords.whichReply(command.words, found.replies, command.to)
  return send(desk, { ...command, reply: found.reply })
}

/**
 * `/1`, `/fh`, `/发货` send a quick reply (R4) that the agent may send, `/replies` lists them; a variable without a
 * value is asked for, never sent as a hole.
 */
export const quickReply = async (
  desk: Desk,
  command: Quick | Find | { type: 'replies' },
): Promise<string> => {
  const replies = await desk.ports.quickReplies.ofAgent(desk.shop._id, desk.agent.userid)
  if (command.type === 'replies') return laneWords.replies(replies)
  if (command.type === 'find') return sendFound(desk, replies, command)
  const reply = replies.find(({ position }) => position === command.position)
  return reply ? send(desk, { ...command, reply }) : laneWords.noReply(command.position, replies)
}
