import { anew, dueAt } from '../policy/clock'
import { beginWait, timingOf, waitScore } from '../policy/waits'
import { present } from '../shared/present'
import type { Instant } from '../shared/time'
import type { Context } from './commands'
import type { Message, Notice } from './message'
import { isOpenService, type OpenService, type Service } from './state'
import type { Decision, Event } from './turn'
import type { Wait, WaitFor } from './waiting'
import { workResumed } from './work'

type Assigned = Extract<Service, { status: 'assigned' }>

export const notice = (about: Notice): Message => ({
  from: { kind: 'system' },
  body: { kind: 'notice', notice: about },
})

/** Deciding without what the command needs would lose a session or a hand-off in silence: a bug of the caller. */
export const needed = <T>(value: T | null, what: string): T => {
  if (value === null) throw new Error(`nobody asked for ${what}`)
  return value
}

/** From now on the shopper waits for a person, unless she does already. */
export const awaited = (service: Service, what: WaitFor, context: Context): Event[] => {
  const waits = isOpenService(service) && service.waits ? null : beginWait(what, context)
  const awaits: Event[] = waits ? [{ type: 'awaited', waits }] : []
  return isOpenService(service) ? [...awaits, ...workResumed(service, context)] : awaits
}

/** The promise by which she waits from now on. */
export const waitIn = (service: Service, events: readonly Event[]): Wait | undefined => {
  const before = isOpenService(service) ? service.waits : undefined
  return before ?? events.flatMap((event) => (event.type === 'awaited' ? [event.waits] : []))[0]
}

/** What is due seconds after the opening is no hour to be told: then she is answered first, and that is said. */
export const promisedBy = (waits: Wait | undefined, { promises }: Context): Instant | undefined => {
  const timing = waits && timingOf(promises, waits)
  if (!waits || !timing?.row.when.left) return undefined
  return dueAt(waits.clock, timing) ?? undefined
}

/** What is written while nobody is there is answered by how much it presses (R34). */
export const whenLeft = (context: Context): Context => ({
  ...context,
  facts: () => ({ ...context.facts?.(), left: true }),
})

/** What she reads comes from the clock itself. */
const leftMessage = (service: Service, opensAt: Instant | null, context: Context): Decision => {
  const events = awaited(service, 'firstResponse', whenLeft(context))
  const answerBy = promisedBy(waitIn(service, events), context)
  return {
    messages: [notice({ type: 'leftMessage', opensAt, ...present({ answerBy }) })],
    events: [{ type: 'messageLeft', opensAt }, ...events],
    // somebody may have come on duty meanwhile
    effects: [{ type: 'assign' }],
  }
}

export const handOver = (service: Service, context: Context): Decision => {
  const handOff = needed(context.handOff, 'how the hand-off would go')
  if (handOff.kind === 'leaveMessage') return leftMessage(service, handOff.opensAt, context)
  const waits = awaited(service, 'firstResponse', context)
  const { ahead, waitMs } = handOff
  return {
    messages: [notice({ type: 'queued', ahead, waitMs })],
    events: [{ type: 'queued' }, ...waits],
    effects: [{ type: 'assign' }],
  }
}

/** An agent can't be reached, or left: the shopper goes back to the queue, and is told. */
export const requeued = (service: Assigned, context: Context): Decision => {
  const { agentId, sessionId } = service
  const queued = handOver(service, context)
  return { ...queued, effects: [{ type: 'release', agentId, sessionId }, ...queued.effects] }
}

/** She waits on, now for somebody else: he is not to lose her by steps that were taken before she was his. */
export const inOtherHands = ({ waits }: OpenService, { promises, now }: Context): Event[] => {
  const timing = waits && timingOf(promises, waits)
  if (!waits || !timing || waits.clock.steps === 0) return []
  return [{ type: 'waitLooked', waits: { ...waits, clock: anew(waits.clock, timing, now) } }]
}

/** A person has answered: how long that took is kept. */
export const attended = ({ waits }: Assigned, { promises, now }: Context): Event[] => {
  const score = waits && waitScore(promises, waits, now)
  if (!waits) return []
  const { rowId } = waits.clock
  return [{ type: 'attended', for: waits.for, rowId, ...(score ?? { usedMs: 0, kept: true }) }]
}
