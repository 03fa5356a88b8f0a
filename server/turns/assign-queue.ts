import type { HandOff } from '../../core/conversation/commands'
import { personOf } from '../../core/routing/agent'
import { nextStep, waitFor, withoutGiven, type Charge } from '../../core/routing/charge'
import { isOnDuty } from '../../core/routing/duty'
import { expectedWait } from '../../core/routing/expected-wait'
import type { Assignment } from '../../core/routing/route'
import { isOpen, nextOpening } from '../../core/shop/hours'
import { openingOf } from '../../core/shop/opening'
import type { Shop } from '../../core/shop/shop'
import type { Instant } from '../../core/shared/time'
import type { Ports } from '../ports'
import type { SessionRow } from '../session-ports'
import { floorOf } from './floor'
import { planOf, type Plan } from './plan'
import { sessionRow } from './session-row'
import { settle } from './settle'
import { takePlace } from './take-place'
import { takeTurn } from './take-turn'

interface Standing {
  /** Of whoever waits already: since when. */
  readonly before?: Instant
  /** Those on duty and the places taken may be as they were read then or later; left out: read now. */
  readonly since?: Instant
}

const handOff = async (ports: Ports, shop: Shop, { before, since }: Standing): Promise<HandOff> => {
  const [{ agents: all, places }, ahead] = await Promise.all([
    floorOf(ports, shop._id, since),
    ports.sessions.countQueued(shop._id, before),
  ])
  const now = ports.now()
  const agents = all.filter((agent) => isOnDuty(agent, now))
  const opening = openingOf(shop)
  if (agents.length === 0 && !isOpen(opening, now))
    return { kind: 'leaveMessage', opensAt: nextOpening(opening, now) }
  const waitMs = expectedWait({ agents, places, ahead }, shop.policy.averageServiceMs)
  return { kind: 'queue', ahead, waitMs }
}

/** How a hand-off would go at this moment: into the queue, or a message left when the shop is closed. */
export const handOffOf = (ports: Ports, shop: Shop, before?: Instant): Promise<HandOff> =>
  handOff(ports, shop, { ...(before !== undefined && { before }) })

/** How somebody who waits stands in the queue: her place is counted now, the rest was read a moment ago at most. */
export const placeInQueue = (ports: Ports, shop: Shop, queuedAt: Instant): Promise<HandOff> =>
  handOff(ports, shop, { before: queuedAt, since: queuedAt })

/** How giving a session away ended. */
type Given =
  | { readonly type: 'done' }
  /** Somebody else was faster, and the plan is old. */
  | { readonly type: 'clash' }
  /** The session was somebody's already, or nobody's any more: the place that was taken for it is free again. */
  | { readonly type: 'freed'; readonly agentId: string }

/** Gives one waiting session to its agent. */
const give = async (
  ports: Ports,
  shop: Shop,
  { waiting, assignment }: { readonly waiting: SessionRow; readonly assignment: Assignment },
): Promise<Given> => {
  const place = await takePlace(ports, waiting, assignment)
  if (!place) return { type: 'clash' }
  const thread = { shop, openid: waiting.openid, clientId: `assign:${ports.newId()}` }
  const taken = await takeTurn(ports, thread, async () => ({
    command: { type: 'assign', to: personOf(place.agent), why: assignment.why },
    handOff: null,
  }))
  if (taken.ok) {
    await settle(ports, shop, taken.value)
    return { type: 'done' }
  }
  // somebody else assigned it, or the shopper left the queue: give the place back, mend the list
  await ports.places.drop(place)
  const newest = await ports.turns.newest(waiting.conversationId)
  const row = newest && sessionRow(newest, shop)
  if (row) await ports.sessions.project(row)
  return { type: 'freed', agentId: place.agent.userid }
}

/** Whoever waits for our answer does not wait longer; the next run of the clock does the rest. */
const BUDGET_MS = 2_000
const MOST_AT_ONCE = 50

const rowOf = ({ rows }: Plan, { sessionId }: Assignment): SessionRow | undefined =>
  rows.find(({ _id }) => _id === sessionId)

/** Follows the plan as far as nobody else was faster; answers how many tries it took, and whether that was all. */
const follow = async (
  ports: Ports,
  shop: Shop,
  { plan, until }: { readonly plan: Plan; readonly until: Instant },
): Promise<{ readonly tries: number; readonly isAll: boolean }> => {
  let tries = 0
  for (const assignment of plan.assignments) {
    const waiting = rowOf(plan, assignment)
    if (!waiting || ports.now() > until) return { tries, isAll: true }
    tries += 1
    if ((await give(ports, shop, { waiting, assignment })).type !== 'done') return { tries, isAll: false }
  }
  return { tries, isAll: !plan.isPart || tries === 0 }
}

const followAll = async (ports: Ports, shop: Shop, until: Instant): Promise<void> => {
  for (let done = 0; done < MOST_AT_ONCE && ports.now() <= until;) {
    const { tries, isAll } = await follow(ports, shop, { plan: await planOf(ports, shop), until })
    if (isAll) return
    done += tries
  }
}

/**
 * Gives the sessions of the shop that wait to agents with a free place (core/routing), until one of both runs out: for
 * the clock, and when somebody comes on duty. What comes while a plan is followed is never forgotten: whoever queues a
 * session or frees a place sees to it afterwards.
 */
export const assignQueue = (ports: Ports, shop: Shop): Promise<void> =>
  followAll(ports, shop, ports.now() + BUDGET_MS)

/** What whoever planned has to see to, and since when: who was on duty then is good enough for a first try. */
interface Cared {
  readonly charge: Charge
  readonly since?: Instant
}

/** For whoever has queued a session or freed a place: sees to that, and to the rest only when nobody else does. */
export const seeTo = async (ports: Ports, shop: Shop, { charge, since }: Cared): Promise<void> => {
  const until = ports.now() + BUDGET_MS
  let charges: readonly Charge[] = [charge]
  let plan = await planOf(ports, shop, { since })
  for (let tries = 0, waits = 0; tries < MOST_AT_ONCE && ports.now() <= until; tries += 1) {
    const step = nextStep(charges, plan, waits)
    if (step.type === 'rest') return
    if (step.type === 'help') return followAll(ports, shop, until)
    if (step.type === 'wait') await ports.pause(waitFor(charge, (waits += 1)))
    if (step.type === 'give') charges = await giveOwn(ports, shop, { plan, charges, own: step.assignment })
    if (charges.length === 0) return
    plan = await planOf(ports, shop)
  }
}

interface Own {
  readonly plan: Plan
  readonly charges: readonly Charge[]
  readonly own: Assignment
}

/** Answers what is left to see to. */
const giveOwn = async (ports: Ports, shop: Shop, { plan, charges, own }: Own): Promise<readonly Charge[]> => {
  const waiting = rowOf(plan, own)
  if (!waiting) return charges
  const given = await give(ports, shop, { waiting, assignment: own })
  if (given.type === 'done') return withoutGiven(charges, own)
  return given.type === 'freed' ? [...charges, { agentId: given.agentId }] : charges
}
