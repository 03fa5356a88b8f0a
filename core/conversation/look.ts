import { tryAgain } from '../policy/clock'
import { timingOf } from '../policy/waits'
import { err, ok, type Result } from '../shared/result'
import type { RefusalCode } from '../contracts/refusals'
import { closingWord } from './closing'
import type { Context } from './commands'
import { notice, requeued } from './hand-over'
import type { Notice } from './message'
import { owedStep } from './owed-step'
import { isOpenService, type OpenService, type Service } from './state'
import type { Decision, Effect, Event } from './turn'
import { waitStep, type WaitStep } from './wait-step'
import type { Wait } from './waiting'

/**
 * What is due about a wait, and about what else is owed, in one turn: a session that goes to somebody else needs no
 * reminder, and its shopper is told of the queue. `handOff`: for a session in the queue how it stands there; for one
 * that an agent has, that somebody else could take it, or that nobody is there until the shop opens.
 */
export const look = (service: Service, context: Context): Result<Decision, RefusalCode> => {
  if (!isOpenService(service)) return err('notAllowed')
  const wait = waitLook(service, context)
  const owed = owedStep(service, { ...context, holder: holderAfter(service, wait) })
  const steps = [wait, closingWord(service, context), owed].filter((step) => step !== null)
  if (steps.length === 0) return err('notAllowed')
  return ok({
    messages: steps.flatMap(({ messages }) => messages),
    events: steps.flatMap(({ events }) => events),
    effects: steps.flatMap(({ effects }) => effects),
  })
}

/** Whoever loses it in this turn is reminded of nothing. */
const holderAfter = (service: OpenService, wait: Decision | null) => {
  const isLost = wait?.effects.some(({ type }) => type === 'release') ?? false
  return service.status === 'assigned' && !isLost ? service : null
}

/** What is due about a wait; null: nothing. */
const waitLook = (service: OpenService, context: Context): Decision | null => {
  const step = waitStep(service, context)
  if (!step) return null
  const alert: Effect[] = step.tellsSupervisor
    ? [{ type: 'alert', agentName: step.agentName, waited: step.waited }]
    : []
  const { handOff } = context
  if (step.reassigns && service.status === 'assigned' && handOff?.kind === 'queue') {
    const back = requeued(service, context)
    const looked: Event = { type: 'waitLooked', waits: step.waits }
    return { ...back, events: [looked, ...back.events], effects: [...alert, ...back.effects] }
  }
  return {
    // while nobody is there she reads when somebody is (closing.ts), not that it takes longer
    messages:
      step.tellsShopper && handOff?.kind !== 'leaveMessage' ? [notice(delayed(service, context))] : [],
    events: [{ type: 'waitLooked', waits: waitsOn(service, step, context) }],
    effects: [...reminders(service, step), ...alert],
  }
}

const reminders = (service: OpenService, { reminds, waited }: WaitStep): Effect[] =>
  reminds && service.status === 'assigned' ? [{ type: 'remind', agentId: service.agentId, waited }] : []

/** She stays where she is: whoever could not be found to take her is looked for again. */
const waitsOn = (
  { status }: OpenService,
  { reassigns, waits }: WaitStep,
  { promises, now }: Context,
): Wait => {
  const timing = timingOf(promises, waits)
  if (!reassigns || status !== 'assigned' || !timing) return waits
  return { ...waits, clock: tryAgain(waits.clock, timing, now) }
}

/** Where she stands in the queue; nothing is promised of an agent who does not answer. */
const delayed = ({ status }: Service, { handOff }: Context): Notice => {
  const queue = status === 'queued' && handOff?.kind === 'queue' ? handOff : null
  return { type: 'delayed', ahead: queue?.ahead ?? null, waitMs: queue?.waitMs ?? null }
}
