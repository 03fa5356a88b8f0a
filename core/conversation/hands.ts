import type { RefusalCode } from '../contracts/refusals'
import { err, ok, type Result } from '../shared/result'
import { present } from '../shared/present'
import { sessionCodeOf } from '../shared/ids'
import type { Command, Context } from './commands'
import { inOtherHands, notice, requeued } from './hand-over'
import { takenUp } from './escalate'
import type { OpenService, Service } from './state'
import type { Decision, Effect, Event } from './turn'
import { workBegun, workOver } from './work'

type Decided = Result<Decision, RefusalCode>
type Assigned = Extract<Service, { status: 'assigned' }>
type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>

export const deliver = (agentId: string, introduce = false): Effect => ({
  type: 'deliver',
  agentId,
  introduce,
})

export const ended = (service: Service, by: 'agent' | 'system'): Event => ({
  type: 'ended',
  by,
  sessionId: service.status === 'none' ? '' : service.sessionId,
})

export const assign = ({ to, why }: CommandOf<'assign'>, service: OpenService, context: Context): Decided =>
  ok({
    messages: [notice({ type: 'assigned', agentName: to.name })],
    events: [
      ...inOtherHands(service, context),
      { type: 'assigned', agentId: to.agentId, agentName: to.name, ...present({ why }) },
      ...workBegun(service, context),
    ],
    effects: [deliver(to.agentId, true)],
  })

/** The colleague gets the story, the shopper is told (R49). */
export const transfer = (
  { by, to, note }: CommandOf<'transfer'>,
  mine: Assigned,
  context: Context,
): Decided => {
  const handing = { byId: by.agentId, byName: by.name, note: note ?? null }
  return ok({
    messages: [notice({ type: 'transferred', agentName: to.name })],
    events: [
      ...inOtherHands(mine, context),
      { type: 'assigned', agentId: to.agentId, agentName: to.name, handing },
    ],
    effects: [
      deliver(to.agentId, true),
      { type: 'release', agentId: mine.agentId, sessionId: mine.sessionId },
    ],
  })
}

/** Into the queue of a group, whoever of it is free; the shopper keeps what she waited. */
export const transferToGroup = (
  { by, group, note }: CommandOf<'transferToGroup'>,
  mine: Assigned,
  context: Context,
): Decided => {
  const handing = { byId: by.agentId, byName: by.name, note: note ?? null }
  const back = requeued(mine, context)
  const events = back.events.map((event) =>
    event.type === 'queued' || event.type === 'messageLeft'
      ? { ...event, groupId: group.id, groupName: group.name, handing }
      : event,
  )
  return ok({ ...back, events })
}

/** A supervisor gives it to somebody, or takes it himself: the shopper is told, and who had it too. */
export const reassign = ({ by, to }: CommandOf<'reassign'>, service: Assigned, context: Context): Decided => {
  if (to.agentId === service.agentId) return err('notAllowed')
  const { agentId, sessionId } = service
  const handing = { byId: by.agentId, byName: by.name, note: null }
  const news = { type: 'takenAway' as const, byName: by.name, toName: to.name }
  return ok({
    messages: [notice({ type: 'transferred', agentName: to.name })],
    events: [
      ...takenUp(service, by, context),
      ...inOtherHands(service, context),
      { type: 'assigned', agentId: to.agentId, agentName: to.name, handing },
    ],
    effects: [
      deliver(to.agentId, true),
      { type: 'release', agentId, sessionId },
      ...(agentId === by.agentId ? [] : [{ type: 'tell' as const, to: agentId, news }]),
    ],
  })
}

export const end = ({ by }: CommandOf<'end'>, service: Assigned, context: Context): Decided => {
  const { sessionId, day, number, agentId } = service
  return ok({
    messages: [
      notice({ type: 'ended', code: sessionCodeOf(day, number), by: 'agent' }),
      { from: { kind: 'system' }, body: { kind: 'rating', sessionId, agentName: by.name } },
    ],
    events: [...workOver(service, context), ended(service, 'agent')],
    effects: [{ type: 'release', agentId, sessionId }],
  })
}
