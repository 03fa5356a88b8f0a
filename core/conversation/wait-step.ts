import { stepsDue, usedAt, type ClockStep } from '../policy/clock'
import type { LadderAction } from '../policy/service-policy'
import { timingOf } from '../policy/waits'
import { MINUTE } from '../shared/time'
import type { Context } from './commands'
import type { OpenService } from './state'
import type { Wait, Waited } from './waiting'

/** What is to be done about a wait now, and the wait once it is done. */
export interface WaitStep {
  readonly waits: Wait
  readonly waited: Waited
  readonly agentName: string | null
  readonly reminds: boolean
  readonly tellsSupervisor: boolean
  readonly reassigns: boolean
  readonly tellsShopper: boolean
}

/** Null while nobody is waited for, or nothing is due. */
export const waitStep = (
  service: OpenService,
  { promises, now }: Pick<Context, 'promises' | 'now'>,
): WaitStep | null => {
  const { waits } = service
  const timing = waits && timingOf(promises, waits)
  if (!waits || !timing) return null
  const { due, clock } = stepsDue(waits.clock, timing, now)
  if (due.length === 0) return null
  const { standardMs } = timing.row
  const usedMs = usedAt(waits.clock, timing, now)
  const has = (action: LadderAction) =>
    due.some((step: ClockStep) => step.kind === 'ladder' && step.action === action)
  return {
    waits: { ...waits, clock },
    waited: { for: waits.for, usedMs, standardMs },
    agentName: service.status === 'assigned' ? service.agentName : null,
    // seconds before a standard of a minute nobody reads a message: the desk counts them down (design.md)
    reminds: has('remindAgent') || (due.some(({ kind }) => kind === 'warn') && usedMs >= MINUTE),
    tellsSupervisor: has('tellSupervisor'),
    reassigns: has('reassign'),
    tellsShopper: has('tellShopper'),
  }
}
