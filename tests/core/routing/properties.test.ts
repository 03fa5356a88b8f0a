import fc from 'fast-check'
import { Duty } from '../../../core/routing/agent'
import { desksOf, isFree } from '../../../core/routing/desk'
import { isOnDuty } from '../../../core/routing/duty'
import { isOverdue } from '../../../core/routing/order'
import { reachOf } from '../../../core/routing/reach'
import { route, type Assignment, type Floor } from '../../../core/routing/route'
import { oneGroup } from '../../../core/routing/rules'
import { MINUTE } from '../../../core/shared/time'
import { agentOf, holds, sampleRules, waits } from '../../support/floor'
import { NOW } from '../../support/samples'

const names = ['lin', 'he', 'zhou', 'wu'] as const
const someone = fc.option(fc.constantFrom(...names))

const waiting = fc
  .array(
    fc.record({
      forMs: fc.integer({ min: 0, max: 10 * MINUTE }),
      stage: fc.option(fc.constantFrom('presales' as const, 'sale' as const, 'aftersales' as const)),
      topics: fc.subarray(['invoice', 'returns']),
      tags: fc.subarray(['VIP', '高投诉风险']),
      dedicatedId: someone,
      ownerId: someone,
      lastId: someone,
      avoidId: someone,
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map(({ forMs, ...facts }, at) => waits(`s${at}`, forMs, facts)))

const staff = fc.tuple(
  ...names.map((userid) =>
    fc
      .record({
        duty: fc.constantFrom(...Duty.options),
        onUntil: fc.constantFrom(null, NOW - 1, NOW, NOW + 1),
        capacity: fc.integer({ min: 1, max: 4 }),
        groups: fc.option(fc.subarray(['vip', 'before', 'after']), { nil: undefined }),
        skills: fc.subarray(['invoice', 'returns']),
        held: fc.integer({ min: 0, max: 5 }),
      })
      .map(({ held, groups, ...rest }) => ({
        agent: agentOf(userid, { ...rest, ...(groups && { groups }) }),
        places: holds(userid, held),
      })),
  ),
)

const floors: fc.Arbitrary<Floor> = fc
  .record({ waiting, staff, rules: fc.constantFrom(sampleRules, oneGroup) })
  .map(({ waiting: all, staff: people, rules }) => ({
    waiting: all,
    agents: people.map(({ agent }) => agent),
    places: people.flatMap(({ places }) => places),
    rules,
    now: NOW,
  }))

const always = (claim: (floor: Floor, assignments: readonly Assignment[]) => void) => {
  fc.assert(
    fc.property(floors, (floor) => claim(floor, route(floor))),
    { numRuns: 500 },
  )
}

/** The floor once these assignments are done. */
const after = (floor: Floor, assignments: readonly Assignment[]): Floor => ({
  ...floor,
  waiting: floor.waiting.filter(({ sessionId }) => !assignments.some((one) => one.sessionId === sessionId)),
  places: [
    ...floor.places,
    ...assignments.flatMap(({ sessionId, agent, placeIds }) =>
      placeIds.slice(0, 1).map((_id) => ({
        _id,
        shopId: 'mianyu',
        agentId: agent.userid,
        conversationId: sessionId,
        sessionId,
        takenAt: NOW,
      })),
    ),
  ],
})

it('nobody gets more than his places, and no place or session is given twice', () => {
  always((floor, assignments) => {
    const { places } = after(floor, assignments)
    expect(new Set(places.map(({ _id }) => _id)).size).toBe(places.length)
    expect(new Set(assignments.map(({ sessionId }) => sessionId)).size).toBe(assignments.length)
    for (const { agent } of assignments) {
      const held = places.filter(({ agentId }) => agentId === agent.userid).length
      expect(held).toBeLessThanOrEqual(agent.capacity)
    }
  })
})

it('nobody gets anything who is off duty, and every assignment says why', () => {
  always((_, assignments) => {
    for (const { agent, why } of assignments) {
      expect(isOnDuty(agent, NOW)).toBe(true)
      expect(why).not.toBe('')
    }
  })
})

it('whoever is overdue is overtaken by nobody who came later and took what would have been his', () => {
  always((floor, assignments) => {
    const { rules = oneGroup } = floor
    const left = after(floor, assignments).waiting.filter((one) => isOverdue(one, rules, NOW))
    const desks = desksOf(floor.agents, floor.places, NOW)
    for (const one of left) {
      const his = reachOf(one, desks, { rules, now: NOW }).desks.map(({ agent }) => agent.userid)
      const served = floor.waiting.filter(({ sessionId }) =>
        assignments.some((other) => other.sessionId === sessionId && his.includes(other.agent.userid)),
      )
      expect(served.filter(({ since }) => since > one.since)).toEqual([])
    }
  })
})

it('nobody waits while a place that could be his is free, but for his own agent', () => {
  always((floor, assignments) => {
    const { rules = oneGroup } = floor
    const rest = after(floor, assignments)
    const desks = desksOf(rest.agents, rest.places, NOW)
    for (const one of rest.waiting) {
      const own = desks.find(({ agent }) => agent.userid === one.dedicatedId)
      if (own) continue
      expect(reachOf(one, desks, { rules, now: NOW }).desks.filter(isFree)).toEqual([])
    }
  })
})

it('once it is followed there is nothing left to give', () => {
  always((floor, assignments) => {
    expect(route(after(floor, assignments))).toEqual([])
  })
})

it('is the same in whatever order agents, places and shoppers are listed', () => {
  always((floor, assignments) => {
    const listed = { waiting: [...floor.waiting].reverse(), agents: [...floor.agents].reverse() }
    const again = route({ ...floor, ...listed, places: [...floor.places].reverse() })
    expect(again).toEqual(assignments)
  })
})
