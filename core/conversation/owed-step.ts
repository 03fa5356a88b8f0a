import { stepsDue, usedAt, type Clock } from '../policy/clock'
import { timingOf } from '../policy/waits'
import { MINUTE } from '../shared/time'
import type { Context } from './commands'
import { WorkClock, type Owed } from './owed'
import type { StaffNews } from './staff-news'
import type { OpenService, Service } from './state'
import type { Decision, Effect } from './turn'

type Moment = Pick<Context, 'promises' | 'now'>

type Holder = Pick<Extract<Service, { status: 'assigned' }>, 'agentId' | 'agentName'>
interface Held extends Moment {
  readonly holder: Holder | null
}

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
const escalationDue = ({ owed }: OpenService, moment: Held): Due | null => {
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

/** The agent is reminded, then the supervisors are told; whose hands it is in does not change by it. */
const told = (holder: Holder | null, { actions }: Pick<Step, 'actions'>, news: StaffNews): Effect[] => {
  const reminds = actions.some((action) => action === 'warn' || action === 'remindAgent')
  const whom = [
    ...(reminds && holder ? [holder.agentId] : []),
    ...(actions.includes('tellSupervisor') ? [null] : []),
  ]
  return whom.map((to) => ({ type: 'tell', to, news }))
}

const promiseDue = ({ owed }: OpenService, { holder, ...moment }: Held): Due | null => {
  const step = stepOf(owed?.promise, moment)
  if (!step) return null
  const news = { type: 'promiseWaits' as const, agentName: holder?.agentName ?? null, ...step.late }
  return { owed: { promise: step.clock }, effects: told(holder, step, news) }
}

/** With less left than this nobody reads a message before it is late: the desk counts it down. */
const WARNING_MS = 5 * MINUTE

const inTime = ({ actions, late }: Step): Pick<Step, 'actions'> => ({
  actions: actions.filter((one) => one !== 'warn' || late.standardMs - late.usedMs >= WARNING_MS),
})

const workDue =
  (clock: WorkClock) =>
  ({ owed }: OpenService, { holder, ...moment }: Held): Due | null => {
    const step = stepOf(owed?.[clock], moment)
    if (!step) return null
    const news = { type: 'workWaits' as const, clock, agentName: holder?.agentName ?? null, ...step.late }
    return { owed: { [clock]: step.clock }, effects: told(holder, inTime(step), news) }
  }

const allDue = [promiseDue, ...WorkClock.options.map(workDue), escalationDue]

/** What is due about all that is owed beside the next answer; null: nothing. `holder`: whose it is after this turn. */
export const owedStep = (service: OpenService, held: Held): Decision | null => {
  const dues = allDue.flatMap((due) => due(service, held) ?? [])
  if (dues.length === 0) return null
  const owed = dues.reduce<Owed>((so, due) => ({ ...so, ...due.owed }), service.owed ?? {})
  return {
    messages: [],
    events: [{ type: 'owedLooked', owed }],
    effects: dues.flatMap(({ effects }) => effects),
  }
}
