import { isOpenService } from '../../core/conversation/state'
import type { MessageBody } from '../../core/conversation/message'
import type { Turn } from '../../core/conversation/turn'
import { askIdOf, type Ask } from '../../core/knowledge/ask'
import { learn } from '../turns/learn'
import type { Ports } from '../ports'
import { changeAsk } from './change-ask'

/** What the bot said there, and the question that it answers. */
interface Answered {
  readonly turn: Turn
  readonly body: MessageBody
  readonly sessionId: string
  readonly askId: string
}

/** The question that the knowledge was asked in this very turn. */
const askedIn = ({ events, state: { service } }: Turn): Pick<Answered, 'sessionId' | 'askId'> | null => {
  const isAsked = events.some((event) => event.type === 'answered' && event.basis !== undefined)
  if (!isAsked || !isOpenService(service) || !service.story.ask) return null
  return { sessionId: service.sessionId, askId: askIdOf(service.sessionId, service.story.ask) }
}

/** Null where the bot said nothing, or had not asked the knowledge. */
export const answeredIn = async (
  { turns }: Pick<Ports, 'turns'>,
  conversationId: string,
  messageId: string,
): Promise<Answered | null> => {
  const [seq = 0, position = 0] = messageId.split('.').map(Number)
  const turn = (await turns.after(conversationId, seq - 1, 1)).find((one) => one.seq === seq)
  const message = turn?.messages[position]
  if (!turn || message?.from.kind !== 'bot') return null
  const asked = askedIn(turn)
  return asked && { ...asked, turn, body: message.body }
}

/** Changes the question of that answer; written down first where its turn has not come to it yet. */
export const changeAnswered = async (
  ports: Ports,
  { turn, askId }: Answered,
  change: (ask: Ask) => Ask,
): Promise<void> => {
  if (await changeAsk(ports, askId, change)) return
  await learn(ports, turn)
  await changeAsk(ports, askId, change)
}
