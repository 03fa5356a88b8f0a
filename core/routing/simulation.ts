import { MINUTE, SECOND, type Instant } from '../shared/time'
import { agentIdOf, type Agent, type Place } from './agent'
import { route, type Assignment } from './route'
import type { RoutingRules, Stage } from './rules'
import { nothingKnown, type Waiting } from './waiting'

/** A shopper who asks for a person: when, and how long he would be served, ms. */
export interface Arrival {
  readonly at: Instant
  readonly handleMs: number
  readonly stage: Stage | null
  readonly tags: readonly string[]
}

export interface Staffing {
  readonly agents: number
  /** Sessions that each can hold at once. */
  readonly capacity: number
}

export interface Served {
  readonly arrival: Arrival
  readonly agentId: string
  readonly waitMs: number
}

const SHOP = 'simulated'
/** VIPs as if they had come a minute earlier; whoever has waited for five is overtaken by nobody. */
const rules: RoutingRules = {
  groups: [],
  lanes: [{ tag: 'VIP', aheadMs: MINUTE }],
  patienceMs: 5 * MINUTE,
  dedicatedWaitMs: 0,
}
/** The clock door looks at the queue so often. */
const TICK_MS = 10 * SECOND

const agentsOf = ({ agents, capacity }: Staffing): readonly Agent[] =>
  Array.from({ length: agents }, (_, at) => {
    const userid = `a${at + 1}`
    return { _id: agentIdOf(SHOP, userid), shopId: SHOP, userid, name: userid, duty: 'on', capacity }
  })

/** A floor with its own time: shoppers come, agents take them and finish, by the rules that the server follows. */
class Floor {
  private agents: readonly Agent[]
  private readonly places: number
  private readonly served: Served[] = []
  private waiting: readonly Waiting[] = []
  private held: readonly { readonly place: Place; readonly until: Instant }[] = []
  private come = 0

  constructor(
    private readonly arrivals: readonly Arrival[],
    staffing: Staffing,
  ) {
    this.agents = agentsOf(staffing)
    this.places = staffing.agents * staffing.capacity
  }

  run(): readonly Served[] {
    let now = 0
    while (this.served.length < this.arrivals.length) {
      now = this.next(now)
      this.free(now)
      this.letIn(now)
      this.give(now)
    }
    return this.served
  }

  /** When something happens next. */
  private next(now: Instant): Instant {
    const couldBeGiven = this.waiting.length > 0 && this.held.length < this.places
    return Math.min(
      this.arrivals[this.come]?.at ?? Infinity,
      couldBeGiven ? now + TICK_MS : Infinity,
      ...this.held.map(({ until }) => until),
    )
  }

  private free(now: Instant): void {
    const over = this.held.filter(({ until }) => until <= now)
    const freed = new Set(over.map(({ place }) => place.agentId))
    this.agents = this.agents.map((agent) => (freed.has(agent.userid) ? { ...agent, freedAt: now } : agent))
    this.held = this.held.filter(({ until }) => until > now)
  }

  private letIn(now: Instant): void {
    for (let one = this.arrivals[this.come]; one && one.at <= now; one = this.arrivals[this.come]) {
      const { at, stage, tags } = one
      const waiting = { ...nothingKnown, sessionId: `${this.come}`, since: at, stage, tags: [...tags] }
      this.waiting = [...this.waiting, waiting]
      this.come += 1
    }
  }

  private give(now: Instant): void {
    const places = this.held.map(({ place }) => place)
    const given = route({ waiting: this.waiting, agents: this.agents, places, rules, now })
    for (const assignment of given) this.take(assignment, now)
    const gone = new Set(given.map(({ sessionId }) => sessionId))
    this.waiting = this.waiting.filter(({ sessionId }) => !gone.has(sessionId))
  }

  private take({ sessionId, agent, placeIds: [_id] }: Assignment, now: Instant): void {
    const arrival = this.arrivals[Number(sessionId)]
    if (!arrival || _id === undefined) throw new Error('the rules gave what there is not')
    const agentId = agent.userid
    const place = { _id, shopId: SHOP, agentId, conversationId: sessionId, sessionId, takenAt: now }
    this.held = [...this.held, { place, until: now + arrival.handleMs }]
    this.served.push({ arrival, agentId, waitMs: now - arrival.at })
  }
}

/** Who was served by whom, and after how long. Arrivals are in the order of their time. */
export const simulate = (arrivals: readonly Arrival[], staffing: Staffing): readonly Served[] =>
  new Floor(arrivals, staffing).run()
