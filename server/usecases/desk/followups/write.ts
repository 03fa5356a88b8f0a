import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../../core/contracts/refusals'
import { deskClientId } from '../../../../core/desk/client-id'
import { isBotServing, type Service } from '../../../../core/conversation/state'
import type { Turn } from '../../../../core/conversation/turn'
import type { FollowUp } from '../../../../core/followups/follow-up'
import { personOf } from '../../../../core/routing/agent'
import { dutyAt } from '../../../../core/routing/duty'
import { err, ok, type Result } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { reachShopper } from '../../../follow-ups/reach'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'
import { act } from '../../../turns/act'
import { foundForDoer } from './change'

type Write = DeskContract['followUps']['write']

interface Writing {
  readonly followUp: FollowUp
  readonly newest: Turn
  readonly clientId: string
  readonly body: { readonly kind: 'text'; readonly text: string }
}

const isHisAlready = (service: Service, userid: string): boolean =>
  service.status === 'assigned' && service.agentId === userid

/** In the session that she has with him, else in a new one; never into somebody else's. */
const written = async (
  ports: Ports,
  { shop, agent }: DeskActor,
  { followUp, newest, clientId, body }: Writing,
): Promise<Result<Turn, RefusalCode>> => {
  const { service } = newest.state
  const thread = { openid: followUp.openid, clientId, seen: newest.seq }
  if (isHisAlready(service, agent.userid)) {
    const command = { type: 'reply', by: personOf(agent), body } as const
    return act(ports, { shop, ...thread }, { command })
  }
  if (!isBotServing(service)) return err('shopperServed')
  if (dutyAt(agent, ports.now()) === 'off') return err('agentOff')
  return reachShopper(ports, shop, { ...thread, by: agent, body, followsUp: followUp._id })
}

const sessionIn = ({ state: { service } }: Turn): string =>
  service.status === 'none' ? '' : service.sessionId

export const write: UseCase<Write, DeskActor> = async ({ sessionId, body, ...asked }, doing) => {
  const { actor, ports } = doing
  const followUp = await foundForDoer(doing, sessionId)
  if (!followUp) return err('notFound')
  const { conversationId } = followUp
  const clientId = deskClientId(actor.agent.userid, asked.clientId)
  const before = await ports.turns.byClientId(conversationId, clientId)
  if (before) return ok({ sessionId: sessionIn(before) })
  if (followUp.state.status === 'closed') return err('notAllowed')
  const newest = await ports.turns.newest(conversationId)
  if (!newest || newest.state.service.status === 'none') return err('notFound')
  const turn = await written(ports, actor, { followUp, newest, clientId, body })
  if (!turn.ok) return turn.error === 'notAllowed' ? err('shopperServed') : turn
  return ok({ sessionId: sessionIn(turn.value) })
}
