import type { DeskContract } from '../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { MessageBody } from '../../../core/conversation/message'
import type { Turn } from '../../../core/conversation/turn'
import { isHis } from '../../../core/desk/access'
import { deskClientId } from '../../../core/desk/client-id'
import type { Input } from '../../../core/contracts/procedure'
import { err, ok, type Result } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { Ports, SessionRow } from '../../ports'
import type { UseCase } from '../../serve'
import { settle } from '../../turns/settle'
import { takeTurn } from '../../turns/take-turn'
import { quoteOf } from '../conversation/sent'
import { findSession } from './open-session'
import { deskThread } from './thread'

type Reply = DeskContract['desk']['reply']

const bodyOf = async (
  ports: Ports,
  { shop }: DeskActor,
  { openid, body }: Pick<SessionRow, 'openid'> & Pick<Input<Reply>, 'body'>,
): Promise<Result<MessageBody, RefusalCode>> => {
  const { kind, text, quote: id } = body
  if (id === undefined) return ok({ kind, text })
  const quote = await quoteOf(ports, { shop, openid }, id)
  return quote ? ok({ kind, text, quote }) : err('notFound')
}

/** It had been sent, and the session is over or somebody else's meanwhile: the first answer stands. */
const sentBefore = async (
  ports: Ports,
  { agent }: DeskActor,
  { row, clientId }: { readonly row: SessionRow; readonly clientId: string },
): Promise<Turn | null> => {
  const turn = await ports.turns.byClientId(row.conversationId, clientId)
  const isHers = turn?.messages.some(({ from }) => from.kind === 'agent' && from.agentId === agent.userid)
  return isHers ? turn : null
}

const answer = async (ports: Ports, actor: DeskActor, turn: Turn) =>
  ok(await deskThread(ports, actor, { turns: [turn], service: turn.state.service, seq: turn.seq }))

/** The shopper reads it as she reads what is typed into the app's chat; that chat is not told of it again. */
export const reply: UseCase<Reply, DeskActor> = async (
  { sessionId, clientId: sent, body },
  { actor, ports },
) => {
  const { shop, agent } = actor
  const clientId = deskClientId(sent)
  const row = await findSession(ports, actor, sessionId)
  const newest = row && (await ports.turns.newest(row.conversationId))
  if (!newest) return err('notFound')
  if (!isHis(newest.state.service, sessionId, agent.userid)) {
    const before = await sentBefore(ports, actor, { row, clientId })
    return before ? answer(ports, actor, before) : err('notFound')
  }
  const said = await bodyOf(ports, actor, { openid: row.openid, body })
  if (!said.ok) return said

  const thread = { shop, openid: row.openid, clientId, seen: newest.seq }
  const taken = await takeTurn(ports, thread, async () => ({
    command: { type: 'reply', by: { agentId: agent.userid, name: agent.name }, body: said.value },
    handOff: null,
  }))
  if (!taken.ok) return taken
  await settle(ports, shop, taken.value)
  return answer(ports, actor, taken.value.turn)
}
