import { stepsDue, usedAt, type Clock } from '../policy/clock'
import { timingOf } from '../policy/waits'
import type { Context } from './commands'
import { WorkClock, type Owed } from './owed'
import type { StaffNews } from './staff-news'
import type { OpenService } from './state'
import type { Decision, Effect } from './turn'

type Moment = Pick<Context, 'promises' | 'now'>

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
type Step = NonNullable<ReturnType<typeof stepOf>>

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

const agentName = (service: OpenService): string | null =>
  service.status === 'assigned' ? service.agentName : null

/** The agent is reminded, then the supervisors are told; whose hands it is in does not change by it. */
const told = (service: OpenService, { actions }: Step, news: StaffNews): Effect[] => {
  const reminds = actions.some((action) => action === 'warn' || action === 'remindAgent')
  const whom = [
    ...(reminds && service.status === 'assigned' ? [service.agentId] : []),
    ...(actions.includes('tellSupervisor') ? [null] : []),
  ]
  return whom.map((to) => ({ type: 'tell', to, news }))
}

const promiseDue = (service: OpenService, moment: Moment): Due | null => {
  const step = stepOf(service.owed?.promise, moment)
  if (!step) return null
  const news = { type: 'promiseWaits' as const, agentName: agentName(service), ...step.late }
  return { owed: { promise: step.clock }, effects: told(service, step, news) }
}

const workDue =
  (clock: WorkClock) =>
  (service: OpenService, moment: Moment): Due | null => {
    const step = stepOf(service.owed?.[clock], moment)
    if (!step) return null
    const news = { type: 'workWaits' as const, clock, agentName: agentName(service), ...step.late }
    return { owed: { [clock]: step.clock }, effects: told(service, step, news) }
  }

const allDue = [promiseDue, ...WorkClock.options.map(workDue), escalationDue]

/** What is due about all that is owed beside the next answer; null: nothing. */
export const owedStep = (service: OpenService, moment: Moment): Decision | null => {
  const dues = allDue.flatMap((due) => due(service, moment) ?? [])
  if (dues.length === 0) return null
  const owed = dues.reduce<Owed>((so, due) => ({ ...so, ...due.owed }), service.owed ?? {})
  return {
    messages: [],
    events: [{ type: 'owedLooked', owed }],
    effects: dues.flatMap(({ effects }) => effects),
  }
}
