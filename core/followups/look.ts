import { stepsDue, usedAt } from '../policy/clock'
import { timingOf } from '../policy/waits'
import { tellableAt } from '../shop/opening'
import type { World } from './decide'
import { nextLook } from './decide'
import type { FollowUp } from './follow-up'

/** What its clock asks for now. */
export interface Looked {
  readonly followUp: FollowUp
  /** Whoever has to do it is reminded; the supervisors where it is nobody's. */
  readonly reminds: boolean
  readonly tellsSupervisors: boolean
  /** How long it has taken, ms, and the promise. */
  readonly late: { readonly usedMs: number; readonly standardMs: number } | null
}

/** What is due about it, and the follow-up once that is done; late or twice asks for nothing more. */
export const look = (followUp: FollowUp, { now, promises }: World): Looked => {
  const nothing = { reminds: false, tellsSupervisors: false, late: null }
  const next = nextLook(followUp, promises)
  const timing = followUp.clock && timingOf(promises, { clock: followUp.clock })
  if (next === null || next > now || !followUp.clock || !timing)
    return { ...nothing, followUp: { ...followUp, lookAt: next } }
  const when = tellableAt(promises, now)
  if (when > now) return { ...nothing, followUp: { ...followUp, lookAt: when } }
  const { due, clock } = stepsDue(followUp.clock, timing, now)
  const after = { ...followUp, clock }
  return {
    followUp: { ...after, lookAt: nextLook(after, promises) },
    reminds: due.some((step) => step.kind === 'warn' || step.action === 'remindAgent'),
    tellsSupervisors: due.some((step) => step.kind === 'ladder' && step.action === 'tellSupervisor'),
    late: { usedMs: usedAt(clock, timing, now), standardMs: timing.row.standardMs },
  }
}
