import type { DeskClock } from '../../../core/contracts/desk/clocks'
import type { DeskContract } from '../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Command, Person } from '../../../core/conversation/commands'
import { WorkClock } from '../../../core/conversation/owed'
import type { Service } from '../../../core/conversation/state'
import { dueAt, usedAt, type Clock } from '../../../core/policy/clock'
import { timingOf, type Promises } from '../../../core/policy/waits'
import { personOf } from '../../../core/routing/agent'
import { ok, type Result } from '../../../core/shared/result'
import { present } from '../../../core/shared/present'
import type { Instant } from '../../../core/shared/time'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { act } from '../../turns/act'
import { changeOwn } from './own'

type Area = DeskContract['clocks']
type Assigned = Extract<Service, { status: 'assigned' }>

/** What runs beside the next answer in a session that somebody has, and how far its problem reaches. */
export const clocksOf = ({ owed, level }: Assigned, promises: Promises, now: Instant) => {
  const view = (clock: DeskClock['clock'], its: Clock | null | undefined): DeskClock[] => {
    const timing = its && timingOf(promises, { clock: its })
    if (!timing) return []
    const { standardMs } = timing.row
    const leftMs = its.since === null ? standardMs - usedAt(its, timing, now) : null
    return [{ clock, dueAt: dueAt(its, timing), leftMs, rule: { for: clock, standardMs } }]
  }
  const clocks = [
    ...WorkClock.options.flatMap((name) => view(name, owed?.[name])),
    ...view('promise', owed?.promise),
    ...view('escalation', owed?.escalation?.clock),
  ]
  return { clocks, ...present({ level }) }
}

interface Doing {
  readonly actor: DeskActor
  readonly ports: Ports
}

/** One command of whoever has the session, once. */
const does = async (
  { actor, ports }: Doing,
  asked: Parameters<typeof changeOwn>[1],
  command: (by: Person) => Command,
): Promise<Result<{ seq: number }, RefusalCode>> => {
  const { shop, agent } = actor
  const done = await changeOwn({ ports, actor }, asked, ({ row, clientId, newest }) => {
    const thread = { shop, openid: row.openid, clientId, seen: newest.seq }
    return act(ports, thread, { command: command(personOf(agent)) })
  })
  return done.ok ? ok({ seq: done.value.seq }) : done
}

export const plan: UseCase<Area['plan'], DeskActor> = (asked, doing) =>
  does(doing, asked, (by) => ({ type: 'plan', by }))

export const progress: UseCase<Area['progress'], DeskActor> = (asked, doing) =>
  does(doing, asked, (by) => ({ type: 'progress', by }))

export const setLevel: UseCase<Area['setLevel'], DeskActor> = ({ level, ...asked }, doing) =>
  does(doing, asked, (by) => ({ type: 'setLevel', by, level }))
