import type { RefusalCode } from '../contracts/refusals'
import { stepsDue, usedAt, type Clock } from '../policy/clock'
import { beginClock, timingOf, waitScore } from '../policy/waits'
import { err, ok, type Result } from '../shared/result'
import type { Command, Context, Person } from './commands'
import type { Escalation, EscalationEnd, Owed } from './owed'
import type { OpenService, Service } from './state'
import type { Decision, Effect, Event } from './turn'

type Decided = Result<Decision, RefusalCode>
type Assigned = Extract<Service, { status: 'assigned' }>
type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>
type Moment = Pick<Context, 'promises' | 'now'>

/** The agent can't solve it: the supervisors are told, and a clock runs until one of them takes it up (R51). */
export const escalate = (
  { by, reason }: CommandOf<'escalate'>,
  service: Assigned,
  context: Context,
): Decided => {
  if (service.owed?.escalation) return err('notAllowed')
  const { now } = context
  const clock = beginClock('escalation', context)
  const escalation: Escalation = { at: now, agentId: by.agentId, agentName: by.name, reason, clock }
  return ok({
    messages: [],
    events: [{ type: 'escalated', escalation }],
    effects: [{ type: 'tell', to: null, news: { type: 'escalated', byName: by.name, reason } }],
  })
}

interface Ending {
  readonly by: Person
  readonly how: EscalationEnd
  readonly text: string | null
}

const over = ({ clock }: Escalation, { by, how, text }: Ending, moment: Moment): Event => ({
  type: 'escalationEnded',
  ...{ how, byId: by.agentId, byName: by.name, text },
  ...((clock && waitScore(moment.promises, { clock }, moment.now)) ?? { usedMs: 0, kept: true }),
})

/** A supervisor says what to do: the agent who has the session is told. */
export const answerEscalation = (
  { by, text }: CommandOf<'answerEscalation'>,
  { owed, agentId }: Assigned,
  context: Context,
): Decided => {
  if (!owed?.escalation) return err('notAllowed')
  const news = { type: 'escalationAnswered' as const, byName: by.name, text }
  return ok({
    messages: [],
    events: [over(owed.escalation, { by, how: 'answered', text }, context)],
    effects: [{ type: 'tell', to: agentId, news }],
  })
}

/** Whoever gives the session away, or takes it, has taken up what was asked of the supervisors. */
export const takenUp = ({ owed }: Assigned, by: Person, context: Context): Event[] =>
  owed?.escalation ? [over(owed.escalation, { by, how: 'takenOver', text: null }, context)] : []

/** What a clock asks for now; null: nothing. */
const stepOf = (clock: Clock | null | undefined, { promises, now }: Moment) => {
  const timing = clock && timingOf(promises, { clock })
  if (!timing) return null
  const step = stepsDue(clock, timing, now)
  if (step.due.length === 0) return null
  return {
    clock: step.clock,
    actions: step.due.map((one) => (one.kind === 'ladder' ? one.action : 'warn')),
    late: { usedMs: usedAt(clock, timing, now), standardMs: timing.row.standardMs },
  }
}

interface Due {
  readonly owed: Owed
  readonly effects: readonly Effect[]
}

/** What is due about an escalation: each step reminds the supervisors. */
const escalationDue = ({ owed }: OpenService, moment: Moment): Due | null => {
  const escalation = owed?.escalation
  const step = stepOf(escalation?.clock, moment)
  if (!escalation || !step) return null
  const { agentName: byName, reason } = escalation
  const news = { type: 'escalationWaits' as const, byName, reason, ...step.late }
  return {
    owed: { escalation: { ...escalation, clock: step.clock } },
    effects: [{ type: 'tell', to: null, news }],
  }
}

/** What is due about a promise: the agent is reminded, then the supervisors are told. */
const promiseDue = (service: OpenService, moment: Moment): Due | null => {
  const step = stepOf(service.owed?.promise, moment)
  if (!step) return null
  const { agentId, agentName } = service.status === 'assigned' ? service : { agentId: null, agentName: null }
  const news = { type: 'promiseWaits' as const, agentName, ...step.late }
  const reminds = step.actions.some((action) => action === 'warn' || action === 'remindAgent')
  const told = [
    ...(reminds && agentId !== null ? [agentId] : []),
    ...(step.actions.includes('tellSupervisor') ? [null] : []),
  ]
  return { owed: { promise: step.clock }, effects: told.map((to) => ({ type: 'tell', to, news })) }
}

/** What is due about all that is owed beside the next answer; null: nothing. */
export const owedStep = (service: OpenService, moment: Moment): Decision | null => {
  const dues = [promiseDue, escalationDue].flatMap((due) => due(service, moment) ?? [])
  if (dues.length === 0) return null
  const owed = dues.reduce<Owed>((so, due) => ({ ...so, ...due.owed }), service.owed ?? {})
  return {
    messages: [],
    events: [{ type: 'owedLooked', owed }],
    effects: dues.flatMap(({ effects }) => effects),
  }
}
