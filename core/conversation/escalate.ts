import type { RefusalCode } from '../contracts/refusals'
import { beginClock, waitScore } from '../policy/waits'
import { err, ok, type Result } from '../shared/result'
import type { Command, Context, Person } from './commands'
import type { Escalation, EscalationEnd } from './owed'
import type { Service } from './state'
import type { Decision, Event } from './turn'

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
