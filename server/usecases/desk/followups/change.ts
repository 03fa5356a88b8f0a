import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../../core/contracts/refusals'
import { followUpWords } from '../../../../core/copy/followups'
import { canDo } from '../../../../core/followups/access'
import type { Command } from '../../../../core/followups/decide'
import type { FollowUp } from '../../../../core/followups/follow-up'
import { deskClientId } from '../../../../core/desk/client-id'
import type { Agent } from '../../../../core/routing/agent'
import { err, ok, type Result } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { changeFollowUp } from '../../../follow-ups/change'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'
import { supervisorsOf, tellAll } from '../../../turns/tell-of-wait'
import { followUpView } from './view'

type Area = DeskContract['followUps']

interface Asked {
  readonly sessionId: string
  readonly clientId: string
}

interface Doing {
  readonly actor: DeskActor
  readonly ports: Ports
}

/** One that the actor may see to: his own, for a supervisor any; anything else is `notFound`. */
export const foundForDoer = async ({ actor, ports }: Doing, sessionId: string): Promise<FollowUp | null> => {
  const found = await ports.followUps.find(sessionId)
  return found?.shopId === actor.shop._id && canDo(found, actor) ? found : null
}

const personOf = ({ userid, name }: Agent) => ({ userid, name })

const calledOf = ({ number, called }: FollowUp) => ({ number, honorific: called })

/** Colleagues see it in their list too: whom WeCom does not reach now is not told again. */
const tell = async ({ actor: { shop }, ports }: Doing, userids: readonly string[], text: string) => {
  const told = await tellAll(ports, shop, { userids, text })
  if (!told.ok) ports.log.error('not told of a follow-up', { shop: shop._id, why: told.why })
}

const change = async ({ actor, ports }: Doing, { _id: sessionId }: FollowUp, command: Command) => {
  const after = await changeFollowUp(ports, actor.shop, { sessionId, command })
  return after ?? err('notFound')
}

const asAnswer = async ({ actor, ports }: Doing, followUp: FollowUp) =>
  ok({
    followUp: followUpView(actor, await ports.agents.list(actor.shop._id), followUp),
    now: ports.now(),
  })

/** Does that, and tells whom it concerns when it is news to them. */
const changed = async (
  doing: Doing,
  { found, command, tells }: { readonly found: FollowUp; readonly command: Command; readonly tells: Tells },
): Promise<Result<FollowUp, RefusalCode>> => {
  const after = await change(doing, found, command)
  const isNews = after.ok && after.value.version > found.version
  if (isNews) await tells(after.value)
  return after
}
type Tells = (after: FollowUp) => Promise<void>

/** Taken from nobody, or given away by whoever has it. */
const givable = async (doing: Doing, { sessionId }: Asked, to: string): Promise<FollowUp | null> => {
  const { actor, ports } = doing
  const found = await ports.followUps.find(sessionId)
  if (found?.shopId !== actor.shop._id) return null
  const isTaking = to === actor.agent.userid && (found.agentId === null || found.agentId === to)
  return isTaking || canDo(found, actor) ? found : null
}

export const give: UseCase<Area['give'], DeskActor> = async ({ to, ...asked }, doing) => {
  const { actor, ports } = doing
  const { shop, agent } = actor
  const receiver = to ?? agent.userid
  const found = await givable(doing, asked, receiver)
  if (!found || !(await ports.agents.find(shop._id, receiver))) return err('notFound')
  const command: Command = {
    type: 'give',
    to: receiver,
    by: personOf(agent),
    clientId: deskClientId(agent.userid, asked.clientId),
  }
  const tells: Tells = async (after) => {
    if (receiver === agent.userid) return
    await tell(doing, [receiver], followUpWords.given(calledOf(after), agent.name))
  }
  const done = await changed(doing, { found, command, tells })
  return done.ok ? asAnswer(doing, done.value) : done
}

export const answer: UseCase<Area['answer'], DeskActor> = async ({ answer: given, ...asked }, doing) => {
  const { actor, ports } = doing
  const { shop, agent } = actor
  const found = await foundForDoer(doing, asked.sessionId)
  if (!found) return err('notFound')
  const clientId = deskClientId(agent.userid, asked.clientId)
  const command: Command = { type: 'answer', answer: given, by: personOf(agent), clientId }
  const tells: Tells = async (after) => {
    if (given.outcome !== 'notSatisfied' || after.agentId !== null || after.state.status === 'closed') return
    const text = followUpWords.handedUp(calledOf(after), agent.name, given.note)
    await tell(doing, await supervisorsOf(ports, shop), text)
  }
  const done = await changed(doing, { found, command, tells })
  return done.ok ? asAnswer(doing, done.value) : done
}
