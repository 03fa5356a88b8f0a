import fc from 'fast-check'
import type { Agent, TakenPlace } from '../../../core/routing/agent'
import { nextStep, withoutGiven, type Charge, type Look } from '../../../core/routing/charge'
import { desksOf } from '../../../core/routing/desk'
import { route, type Assignment } from '../../../core/routing/route'
import { oneGroup, type RoutingRules } from '../../../core/routing/rules'
import { underWay } from '../../../core/routing/under-way'
import type { Waiting } from '../../../core/routing/waiting'
import { MINUTE, SECOND } from '../../../core/shared/time'
import { agentOf, holds, sampleRules, waits } from '../../support/floor'
import { NOW } from '../../support/samples'

const look = (
  more: Partial<Look> & { waiting?: readonly Waiting[]; agents?: readonly Agent[] } = {},
): Look => {
  const { waiting = [], agents = [], ...own } = more
  return {
    assignments: route({ waiting, agents, places: [], now: NOW }),
    sessionIds: waiting.map(({ sessionId }) => sessionId),
    isPart: false,
    desks: desksOf(agents, [], NOW),
    isOld: false,
    ...own,
  }
}

const older = waits('older', 2 * MINUTE)
const hers = waits('hers', MINUTE)
const herCharge: Charge = { sessionId: 'hers' }

describe('whoever asked for a person', () => {
  it('takes the place that is hers, and leaves the place of who is before her to that one', () => {
    const seen = look({ waiting: [older, hers], agents: [agentOf('lin')] })
    expect(nextStep([herCharge], seen, 0)).toMatchObject({ type: 'give', assignment: { sessionId: 'hers' } })
  })

  it('gives the others a moment, twice, before she does what they should have done', () => {
    const seen = look({ waiting: [older, hers], agents: [agentOf('lin', { capacity: 1 })] })
    const steps = [0, 1, 2].map((times) => nextStep([herCharge], seen, times).type)
    expect(steps).toEqual(['wait', 'wait', 'help'])
  })

  it('rests when there is nothing to give, and when she does not wait any more', () => {
    const full = look({ waiting: [older, hers] })
    expect(nextStep([herCharge], full, 0)).toEqual({ type: 'rest' })
    const gone = look({ waiting: [older], agents: [agentOf('lin')] })
    expect(nextStep([herCharge], gone, 0)).toEqual({ type: 'rest' })
  })

  it('believes an older look that she has a place, because it is taken once, and none that she has not', () => {
    const free = look({ waiting: [hers], agents: [agentOf('lin')], isOld: true })
    expect(nextStep([herCharge], free, 0).type).toBe('give')
    const full = look({ waiting: [hers], isOld: true })
    expect(nextStep([herCharge], full, 0)).toEqual({ type: 'lookAgain' })
  })

  it('is not believed to be gone when more wait than were looked at', () => {
    const seen = look({ waiting: [older], agents: [agentOf('lin')], isPart: true })
    expect(nextStep([herCharge], seen, 0)).toEqual({ type: 'wait' })
  })
})

it('whoever freed a place gives it away, and rests when somebody else did', () => {
  const charge: Charge = { agentId: 'lin' }
  const free = look({ waiting: [older], agents: [agentOf('lin')] })
  expect(nextStep([charge], free, 0)).toMatchObject({ type: 'give', assignment: { sessionId: 'older' } })
  expect(nextStep([charge], { ...free, desks: [] }, 0)).toEqual({ type: 'rest' })
  expect(withoutGiven([charge, herCharge], free.assignments[0]!)).toEqual([herCharge])
})

it('a session is on its way once it has a place, and waits again when nothing came of that for five seconds', () => {
  const [place] = holds('lin', 1, NOW)
  const { sessionId } = place!
  expect([...underWay([place!], NOW + 5 * SECOND - 1)]).toEqual([sessionId])
  expect([...underWay([place!], NOW + 5 * SECOND)]).toEqual([])
})

// ——— a shop in which everybody does one request at a time, in any order

/** What is stored: who waits, who has whom, which places are taken. */
class Shop {
  readonly queue = new Map<string, Waiting>()
  readonly held = new Map<string, string>()
  places: TakenPlace[] = []
  now = NOW

  constructor(
    readonly agents: Agent[],
    readonly rules: RoutingRules,
  ) {}

  look(queue: readonly Waiting[], agents: readonly Agent[], places: readonly TakenPlace[]) {
    const given = underWay(places, this.now)
    const waiting = queue.filter(({ sessionId }) => !given.has(sessionId))
    return {
      assignments: route({ waiting, agents, places, rules: this.rules, now: this.now }),
      sessionIds: waiting.map(({ sessionId }) => sessionId),
      isPart: false,
      desks: desksOf(agents, places, this.now),
    }
  }
}

/** One `yield` is one request, after which anybody else may go first. */
type Doing<T = void> = Generator<undefined, T>

function* plan(shop: Shop): Doing<Look> {
  yield
  const queue = [...shop.queue.values()]
  yield
  const agents = [...shop.agents]
  yield
  return { ...shop.look(queue, agents, [...shop.places]), isOld: false }
}

/** Answers what the giver is in charge of behind it: the agent whose place he took in vain. */
function* give(shop: Shop, { sessionId, agent, placeIds }: Assignment): Doing<'done' | 'clash' | Charge> {
  for (const _id of placeIds) {
    yield
    if (shop.places.some((place) => place._id === _id)) continue
    shop.places.push({ _id, agentId: agent.userid, sessionId, takenAt: shop.now })
    yield
    if (shop.queue.delete(sessionId)) {
      shop.held.set(sessionId, agent.userid)
      return 'done'
    }
    yield
    shop.places = shop.places.filter((place) => place._id !== _id)
    return { agentId: agent.userid }
  }
  return 'clash'
}

function* followAll(shop: Shop): Doing {
  for (;;) {
    const { assignments } = yield* plan(shop)
    let isAll = true
    for (const assignment of assignments) {
      isAll = (yield* give(shop, assignment)) === 'done'
      if (!isAll) break
    }
    if (isAll) return
  }
}

function* seeTo(shop: Shop, charge: Charge, first?: Look): Doing {
  let charges: readonly Charge[] = [charge]
  let seen = first ?? (yield* plan(shop))
  for (let times = 0; charges.length > 0; seen = yield* plan(shop)) {
    const step = nextStep(charges, seen, times)
    if (step.type === 'rest') return
    if (step.type === 'help') return yield* followAll(shop)
    if (step.type === 'wait') times += 1
    if (step.type !== 'give') continue
    const given = yield* give(shop, step.assignment)
    if (given === 'done') charges = withoutGiven(charges, step.assignment)
    else if (given !== 'clash') charges = [...charges, given]
  }
}

function* asks(shop: Shop, one: Omit<Waiting, 'since'>): Doing {
  yield
  const [agents, places] = [[...shop.agents], [...shop.places]]
  yield
  shop.queue.set(one.sessionId, { ...one, since: (shop.now += 1) })
  yield
  const seen = { ...shop.look([...shop.queue.values()], agents, places), isOld: true }
  yield* seeTo(shop, { sessionId: one.sessionId }, seen)
}

function* ends(shop: Shop, { sessionId, agentId }: TakenPlace): Doing {
  yield
  shop.held.delete(sessionId)
  yield
  shop.places = shop.places.filter((place) => place.sessionId !== sessionId)
  yield* seeTo(shop, { agentId })
}

function* leavesQueue(shop: Shop, sessionId: string): Doing {
  yield
  shop.queue.delete(sessionId)
}

function* comes(shop: Shop, userid: string): Doing {
  yield
  shop.agents.splice(
    0,
    Infinity,
    ...shop.agents.map((one) => (one.userid === userid ? { ...one, duty: 'on' as const } : one)),
  )
  yield* followAll(shop)
}

const someone = fc.option(fc.constantFrom('lin', 'he', 'zhou'))
const asker = fc.record({
  stage: fc.option(fc.constantFrom('presales' as const, 'aftersales' as const)),
  tags: fc.subarray(['VIP']),
  dedicatedId: someone,
  lastId: someone,
  leaves: fc.boolean(),
})
const staff = fc.tuple(
  ...(['lin', 'he', 'zhou'] as const).map((userid) =>
    fc
      .record({
        duty: fc.constantFrom('on' as const, 'on' as const, 'off' as const),
        capacity: fc.integer({ min: 1, max: 2 }),
        held: fc.integer({ min: 0, max: 2 }),
        groups: fc.option(fc.subarray(['before', 'after'], { minLength: 1 })),
      })
      .map(({ groups, held, ...more }) => ({
        agent: agentOf(userid, { ...more, ...(groups && { groups }) }),
        places: holds(userid, Math.min(held, more.capacity)),
      })),
  ),
)
const days = fc.record({
  askers: fc.array(asker, { minLength: 1, maxLength: 6 }),
  staff,
  rules: fc.constantFrom(oneGroup, sampleRules),
  order: fc.array(fc.nat(99), { maxLength: 300 }),
})

/** Everybody does what he came for, whoever is drawn going next; then the rest, each in turn. */
const play = (people: Doing[], order: readonly number[]): void => {
  const running = [...people]
  for (let at = 0; running.length > 0; at += 1) {
    const one = (order[at] ?? at) % running.length
    if (running[one]?.next().done) running.splice(one, 1)
  }
}

it('nobody is forgotten and nothing given twice, in whatever order all of them do their requests', () => {
  fc.assert(
    fc.property(days, ({ askers, staff: people, rules, order }) => {
      const shop = new Shop(
        people.map(({ agent }) => agent),
        rules,
      )
      shop.places = people.flatMap(({ places }) => places)
      for (const { sessionId, agentId } of shop.places) shop.held.set(sessionId, agentId)
      const all = [
        ...askers.map(({ leaves: _, ...facts }, at) => asks(shop, waits(`s${at}`, 0, facts))),
        ...askers.flatMap(({ leaves }, at) => (leaves ? [leavesQueue(shop, `s${at}`)] : [])),
        ...shop.places.filter((_, at) => at % 2 === 0).map((place) => ends(shop, place)),
        ...people.filter(({ agent }) => agent.duty === 'off').map(({ agent }) => comes(shop, agent.userid)),
      ]
      play(all, order)

      const waiting = [...shop.queue.values()]
      expect(route({ waiting, agents: shop.agents, places: shop.places, rules, now: shop.now })).toEqual([])
      const taken = shop.places.map(({ sessionId, agentId }) => `${sessionId} ${agentId}`)
      expect(taken.sort()).toEqual([...shop.held].map((pair) => pair.join(' ')).sort())
      expect(new Set(shop.places.map(({ _id }) => _id)).size).toBe(shop.places.length)
    }),
    { numRuns: 1_000 },
  )
})
