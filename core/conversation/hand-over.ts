import { anew } from '../policy/clock'
import { beginWait, timingOf, waitScore } from '../policy/waits'
import type { Context } from './commands'
import type { Message, Notice } from './message'
import { isOpenService, type OpenService, type Service } from './state'
import type { Decision, Event } from './turn'
import type { WaitFor } from './waiting'

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
  return waits ? [{ type: 'awaited', waits }] : []
}

export const handOver = (service: Service, context: Context): Decision => {
  const handOff = needed(context.handOff, 'how the hand-off would go')
  const waits = awaited(service, 'firstResponse', context)
  if (handOff.kind === 'leaveMessage') {
    const { opensAt } = handOff
    return {
      messages: [notice({ type: 'leftMessage', opensAt })],
      events: [{ type: 'messageLeft', opensAt }, ...waits],
      // somebody may have come on duty meanwhile
      effects: [{ type: 'assign' }],
    }
  }
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
