import type { RefusalCode } from '../contracts/refusals'
import type { GivenRating } from '../conversation/rating'
import { dueAt, nextLookAt, scoreAt } from '../policy/clock'
import { beginClock, timingOf, type Promises } from '../policy/waits'
import { assertNever } from '../shared/assert-never'
import { present } from '../shared/present'
import { err, ok, type Result } from '../shared/result'
import { HOUR, type Instant } from '../shared/time'
import type { ClosedState, Doer, FollowUp, Next, Try } from './follow-up'
import { isFull, isLow } from './owed'

/** Somebody of the staff says so; `clientId`: a repeat of it changes nothing. */
interface Said {
  readonly by: Doer
  readonly clientId: string
}

export type Answer =
  | { readonly outcome: 'satisfied' | 'notReached'; readonly note: string }
  | { readonly outcome: 'notSatisfied'; readonly next: Next; readonly note: string }

export type Command =
  | ({ readonly type: 'give'; readonly to: string } & Said)
  | ({ readonly type: 'answer'; readonly answer: Answer } & Said)
  /** She rated the session, or the visit in which she was asked; `seq`: the turn in which she did. */
  | { readonly type: 'rate'; readonly rating: GivenRating; readonly seq: number }

/** What may be done in each state; the console draws buttons from it. */
export const allowed: Readonly<Record<FollowUp['state']['status'], readonly Command['type'][]>> = {
  open: ['give', 'answer', 'rate'],
  closed: ['rate'],
}

export interface World {
  readonly now: Instant
  readonly promises: Promises
}

/** Who can't be reached is tried so often, so far apart. */
export const MOST_TRIES = 3
const TRY_AGAIN_MS = 4 * HOUR

/** A round of asking her begins. */
export const roundFrom = ({ level }: Pick<FollowUp, 'level'>, { now, promises }: World): FollowUp['clock'] =>
  beginClock('followUp', { promises, now, facts: () => present({ level }) })

/** By when it is due; null when nothing is promised, or it is done. */
export const dueOf = (
  { clock, state }: Pick<FollowUp, 'clock' | 'state'>,
  promises: Promises,
): Instant | null => {
  const timing = clock && state.status === 'open' ? timingOf(promises, { clock }) : null
  return clock && timing ? dueAt(clock, timing) : null
}

/** When its clock has something to do; null: never. */
export const nextLook = ({ clock, state }: FollowUp, promises: Promises): Instant | null => {
  const timing = clock && state.status === 'open' ? timingOf(promises, { clock }) : null
  return clock && timing ? nextLookAt(clock, timing) : null
}

const placeOf = (followUp: Pick<FollowUp, 'clock' | 'state' | 'endedAt'>, promises: Promises): Instant =>
  followUp.state.status === 'closed' ? followUp.state.at : (dueOf(followUp, promises) ?? followUp.endedAt)

/** As it stands in lists, for the clock to look at it at once: what changed is counted. */
export const placed = <F extends Pick<FollowUp, 'clock' | 'state' | 'endedAt'>>(
  followUp: F,
  { now, promises }: World,
) => ({ ...followUp, listAt: placeOf(followUp, promises), lookAt: now })

const isInTime = ({ clock }: FollowUp, { now, promises }: World): boolean => {
  const timing = clock && timingOf(promises, { clock })
  return !clock || !timing || scoreAt(clock, timing, now).kept
}

const closed = (
  followUp: FollowUp,
  ending: Omit<ClosedState, 'status' | 'at' | 'kept'>,
  world: World,
): FollowUp => ({
  ...followUp,
  state: {
    status: 'closed',
    at: world.now,
    ...ending,
    kept: !followUp.wasLate && isInTime(followUp, world),
  },
})

const anotherRound = (followUp: FollowUp, world: World): FollowUp => ({
  ...followUp,
  clock: roundFrom(followUp, world),
  ...(!isInTime(followUp, world) && { wasLate: true as const }),
})

const notReachedBefore = ({ tries }: FollowUp): readonly Try[] =>
  tries.filter(({ outcome }) => outcome === 'notReached')

/** Whoever is not reached in one hour may be in the next: the third time it ends. */
const notReached = (
  followUp: FollowUp,
  { by, note }: { readonly by: Doer; readonly note: string },
  world: World,
): Result<FollowUp, RefusalCode> => {
  const before = notReachedBefore(followUp)
  const last = before.at(-1)
  if (last && world.now - last.at < TRY_AGAIN_MS) return err('tryLater')
  if (before.length + 1 >= MOST_TRIES) return ok(closed(followUp, { outcome: 'notReached', by, note }, world))
  const tried: Try = { at: world.now, by, outcome: 'notReached', note }
  return ok({ ...followUp, tries: [...followUp.tries, tried] })
}

const MOST_ROUNDS = 5

const notSatisfied = (
  followUp: FollowUp,
  { by, next, note }: { readonly by: Doer; readonly next: Next; readonly note: string },
  world: World,
): FollowUp => {
  const isOver = next === 'nothing' || followUp.tries.length >= MOST_ROUNDS
  if (isOver) return closed(followUp, { outcome: 'notSatisfied', by, note }, world)
  const tried: Try = { at: world.now, by, outcome: 'notSatisfied', next, note }
  const again = { ...anotherRound(followUp, world), tries: [...followUp.tries, tried] }
  return next === 'supervisor' ? { ...again, agentId: null } : again
}

const answered = (
  followUp: FollowUp,
  { by, answer }: Extract<Command, { type: 'answer' }>,
  world: World,
): Result<FollowUp, RefusalCode> => {
  const { outcome, note } = answer
  switch (outcome) {
    case 'satisfied':
      return ok(closed(followUp, { outcome, by, note }, world))
    case 'notReached':
      return notReached(followUp, { by, note }, world)
    case 'notSatisfied':
      return ok(notSatisfied(followUp, { by, next: answer.next, note }, world))
    default:
      return assertNever(answer)
  }
}

/** Few stars are a reason, and open what was closed; five close it, unless others were still working on her problem. */
const rated = (followUp: FollowUp, rating: GivenRating, world: World): FollowUp => {
  const so = { ...followUp, rating }
  if (isLow(rating)) {
    const reasons = [...new Set([...followUp.reasons, 'lowRating' as const])]
    const isOpen = followUp.state.status === 'open'
    return isOpen
      ? { ...so, reasons }
      : { ...so, reasons, clock: roundFrom(so, world), state: { status: 'open' } }
  }
  const ends = isFull(rating) && followUp.state.status === 'open' && !followUp.reasons.includes('level')
  return ends ? closed(so, { outcome: 'satisfied', by: null, note: '' }, world) : so
}

const isRepeat = (command: Command, { clientId, seq }: FollowUp): boolean =>
  command.type === 'rate' ? command.seq <= seq : command.clientId === clientId

const changed = (command: Command, followUp: FollowUp, world: World): Result<FollowUp, RefusalCode> => {
  switch (command.type) {
    case 'give':
      if (followUp.agentId === command.to) return err('notAllowed')
      return ok({ ...followUp, agentId: command.to, clientId: command.clientId })
    case 'answer': {
      const after = answered(followUp, command, world)
      return after.ok ? ok({ ...after.value, clientId: command.clientId }) : after
    }
    case 'rate':
      return ok({ ...rated(followUp, command.rating, world), seq: command.seq })
  }
}

/** The follow-up after that, the very same when it was said before; or why not. */
export const decide = (command: Command, followUp: FollowUp, world: World): Result<FollowUp, RefusalCode> => {
  if (isRepeat(command, followUp)) return ok(followUp)
  if (!allowed[followUp.state.status].includes(command.type)) return err('notAllowed')
  const after = changed(command, followUp, world)
  return after.ok ? ok(placed({ ...after.value, version: followUp.version + 1 }, world)) : after
}
