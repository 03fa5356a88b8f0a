import type { HandOff } from '../../core/conversation/commands'
import { desksOf, isFree } from '../../core/routing/desk'
import { expectedWait } from '../../core/routing/expected-wait'
import { route, type Assignment } from '../../core/routing/route'
import { nothingKnown } from '../../core/routing/waiting'
import { isOpen, nextOpening } from '../../core/shop/hours'
import { openingOf } from '../../core/shop/opening'
import type { Shop } from '../../core/shop/shop'
import type { Instant } from '../../core/shared/time'
import type { Ports } from '../ports'
import type { SessionRow } from '../session-ports'
import { sessionRow } from './session-row'
import { settle } from './settle'
import { staffOf } from './staff'
import { takePlace } from './take-place'
import { takeTurn } from './take-turn'

/** How a hand-off would go at this moment: into the queue, or a message left when the shop is closed. */
export const handOffOf = async (ports: Ports, shop: Shop, before?: Instant): Promise<HandOff> => {
  const [agents, places, ahead] = await Promise.all([
    staffOf(ports, shop._id),
    ports.places.ofShop(shop._id),
    ports.sessions.countQueued(shop._id, before),
  ])
  const now = ports.now()
  const opening = openingOf(shop)
  if (agents.length === 0 && !isOpen(opening, now))
    return { kind: 'leaveMessage', opensAt: nextOpening(opening, now) }
  return {
    kind: 'queue',
    ahead,
    waitMs: expectedWait({ agents, places, ahead }, shop.policy.averageServiceMs),
  }
}

/**
 * Of so many who wait the rules choose. A shop without rules serves the oldest first, and needs to see few; one with
 * rules looks further when places are free and none of these may have them (another group's flood).
 */
const LOOK = { without: 20, withRules: 200, further: 1_000 } as const

interface Plan {
  readonly rows: readonly SessionRow[]
  readonly assignments: readonly Assignment[]
  /** More may wait than were looked at. */
  readonly isPart: boolean
}

/** Who should get whom at this moment: three requests, however many wait. */
const planOf = async (
  ports: Ports,
  shop: Shop,
  look: number = shop.routing ? LOOK.withRules : LOOK.without,
): Promise<Plan> => {
  const [rows, agents, places] = await Promise.all([
    ports.sessions.oldestQueued(shop._id, look),
    ports.agents.list(shop._id),
    ports.places.ofShop(shop._id),
  ])
  const now = ports.now()
  const waiting = rows.map(({ _id, queuedAt, routing = nothingKnown }) => ({
    ...routing,
    sessionId: _id,
    since: queuedAt ?? now,
  }))
  const assignments = route({ waiting, agents, places, rules: shop.routing, now })
  const isPart = rows.length === look
  const isBlind = isPart && look < LOOK.further && assignments.length === 0
  return isBlind && desksOf(agents, places, now).some(isFree)
    ? planOf(ports, shop, LOOK.further)
    : { rows, assignments, isPart }
}

/** Gives one waiting session to its agent; `clash`: somebody else was faster, and the plan is old. */
const assign = async (
  ports: Ports,
  shop: Shop,
  { waiting, assignment }: { readonly waiting: SessionRow; readonly assignment: Assignment },
): Promise<'done' | 'clash'> => {
  const place = await takePlace(ports, waiting, assignment)
  if (!place) return 'clash'
  const { userid, name } = place.agent
  const thread = { shop, openid: waiting.openid, clientId: `assign:${ports.newId()}` }
  const taken = await takeTurn(ports, thread, async () => ({
    command: { type: 'assign', to: { agentId: userid, name }, why: assignment.why },
    handOff: null,
  }))
  if (taken.ok) {
    await settle(ports, shop, taken.value)
    return 'done'
  }
  // somebody else assigned it, or the shopper left the queue: give the place back, mend the list
  await ports.places.drop(place)
  const newest = await ports.turns.newest(waiting.conversationId)
  const row = newest && sessionRow(newest, shop)
  if (row) await ports.sessions.project(row)
  return 'clash'
}

/** Whoever waits for our answer does not wait longer; the next run of the clock does the rest. */
const BUDGET_MS = 2_000
const MOST_AT_ONCE = 50

/** Follows the plan as far as nobody else was faster; answers how many tries it took, and whether that was all. */
const follow = async (
  ports: Ports,
  shop: Shop,
  { plan, until }: { readonly plan: Plan; readonly until: Instant },
): Promise<{ readonly tries: number; readonly isAll: boolean }> => {
  let tries = 0
  for (const assignment of plan.assignments) {
    const waiting = plan.rows.find(({ _id }) => _id === assignment.sessionId)
    if (!waiting || ports.now() > until) return { tries, isAll: true }
    tries += 1
    if ((await assign(ports, shop, { waiting, assignment })) === 'clash') return { tries, isAll: false }
  }
  return { tries, isAll: !plan.isPart || tries === 0 }
}

/**
 * Gives the sessions of the shop that wait to agents with a free place (core/routing), until one of both runs out. Whoever
 * queues a session or frees a place calls this afterwards: what comes while a plan is followed is never forgotten.
 */
export const assignQueue = async (ports: Ports, shop: Shop): Promise<void> => {
  const until = ports.now() + BUDGET_MS
  for (let done = 0; done < MOST_AT_ONCE && ports.now() <= until;) {
    const { tries, isAll } = await follow(ports, shop, { plan: await planOf(ports, shop), until })
    if (isAll) return
    done += tries
  }
}
