import type { RefusalCode } from '../contracts/refusals'
import { dueAt, pauseClock, resumeClock, scoreAt, type Clock } from '../policy/clock'
import type { Level } from '../policy/service-policy'
import { beginClock, timingOf } from '../policy/waits'
import { present } from '../shared/present'
import { err, ok, type Result } from '../shared/result'
import type { Command, Context } from './commands'
import { WorkClock, type Owed } from './owed'
import type { OpenService, Service } from './state'
import type { Decision, Effect, Event } from './turn'

type Decided = Result<Decision, RefusalCode>
/** What an agent says of his work. */
export type WorkCommand = Extract<Command, { type: 'plan' | 'progress' | 'setLevel' }>
type SetLevel = Extract<Command, { type: 'setLevel' }>
export const isWork = (command: Command): command is WorkCommand =>
  command.type === 'plan' || command.type === 'progress' || command.type === 'setLevel'

type Assigned = Extract<Service, { status: 'assigned' }>
interface Owing {
  readonly owed?: Owed | undefined
  readonly level?: Level | undefined
}

const only = (events: readonly Event[]): Decided => ok({ messages: [], events, effects: [] })

const timed = (clocks: readonly (readonly [WorkClock, Clock])[]): Event[] =>
  clocks.length === 0 ? [] : [{ type: 'workTimed', work: Object.fromEntries(clocks) }]

/** Those of the work that are begun and not done. */
const running = ({ owed }: Owing): (readonly [WorkClock, Clock])[] =>
  WorkClock.options.flatMap((name) => {
    const clock = owed?.[name]
    return clock ? [[name, clock] as const] : []
  })

/** A common question needs no plan: its answer is one (R21, R30). */
const isOwed = (name: WorkClock, { owed }: Owing, { facts }: Context): boolean =>
  owed?.[name] === undefined && (name !== 'plan' || facts?.().topic !== 'common')

/** What is owed from the moment in which a person has it; what runs already goes on. */
export const workBegun = (service: OpenService, context: Context): Event[] =>
  timed(
    WorkClock.options.flatMap((name) => {
      const clock = isOwed(name, service, context) ? beginClock(name, context) : null
      return clock ? [[name, clock] as const] : []
    }),
  )

/** The shopper has the word: what its row says stands still. */
export const workPaused = (service: Owing, { promises, now }: Context): Event[] =>
  timed(
    running(service).flatMap(([name, clock]) => {
      const timing = timingOf(promises, { clock })
      const pauses = timing?.row.pausesForShopper && clock.since !== null
      return pauses ? [[name, pauseClock(clock, timing, now)] as const] : []
    }),
  )

/** It is our turn again. */
export const workResumed = (service: Owing, { now }: Context): Event[] =>
  timed(
    running(service)
      .filter(([, { since }]) => since === null)
      .map(([name, clock]) => [name, resumeClock(clock, now)]),
  )

/** A row that the policy has no more promised nothing. */
const unpromised = { usedMs: 0, onTarget: true, kept: true, withinLimit: true }

const done =
  ({ level }: Owing, { promises, now }: Context) =>
  ([clock, its]: readonly [WorkClock, Clock]): Event => {
    const timing = timingOf(promises, { clock: its })
    const score = timing ? scoreAt(its, timing, now) : unpromised
    return { type: 'workDone', clock, rowId: its.rowId, ...present({ level }), ...score }
  }

const doneOf = (name: WorkClock, service: Owing, context: Context): Event[] =>
  running(service)
    .filter(([one]) => one === name)
    .map(done(service, context))

/** The session is over, or nobody is wanted any more: what is not done by then is scored as it stands. */
export const workOver = (service: Owing, context: Context): Event[] =>
  running(service).map(done(service, context))

/** 已给方案: only he who said it knows that it was one (R21, R35). */
const planGiven = (mine: Assigned, context: Context): Decided => {
  const events = doneOf('plan', mine, context)
  return events.length === 0 ? err('notAllowed') : only(events)
}

const progressFrom = (level: Level | undefined, context: Context): Event[] => {
  const clock = beginClock('progress', { ...context, facts: () => ({ ...context.facts?.(), level }) })
  return clock ? timed([['progress', clock]]) : []
}

/** 已同步进展: the time to the next news begins (R39, R40). */
const progressTold = (mine: Assigned, context: Context): Decided => {
  const events = doneOf('progress', mine, context)
  return events.length === 0 ? err('notAllowed') : only([...events, ...progressFrom(mine.level, context)])
}

/** Whoever the shop names for that level is told, with the moment by which she is owed news. */
const levelTold = ({ by, level }: SetLevel, news: readonly Event[], { promises }: Context): Effect[] => {
  if (level === 'L1') return []
  const clock = news.flatMap((event) => (event.type === 'workTimed' ? (event.work.progress ?? []) : []))[0]
  const timing = clock && timingOf(promises, { clock })
  const due = timing ? dueAt(clock, timing) : null
  return [{ type: 'tell', to: null, news: { type: 'levelSet', level, byName: by.name, dueAt: due } }]
}

/** The pool that the problem is in (R38–R40): news are owed as that one promises, by whoever has the session. */
const levelSet = (command: SetLevel, mine: Assigned, context: Context): Decided => {
  const { level } = command
  if (level === mine.level) return err('notAllowed')
  const news = progressFrom(level, context)
  return ok({
    messages: [],
    events: [{ type: 'levelSet', level }, ...doneOf('progress', mine, context), ...news],
    effects: levelTold(command, news, context),
  })
}

export const workOf = (command: WorkCommand, mine: Assigned, context: Context): Decided => {
  switch (command.type) {
    case 'plan':
      return planGiven(mine, context)
    case 'progress':
      return progressTold(mine, context)
    case 'setLevel':
      return levelSet(command, mine, context)
  }
}
