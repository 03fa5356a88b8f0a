import fc from 'fast-check'
import { hourFacts, movesOf, whySlow, type HourFacts } from '../../../core/numbers/why'
import { nothing } from '../../../core/numbers/sums'
import type { Agent } from '../../../core/routing/agent'
import { onSince, shiftOf, staffedIn } from '../../../core/routing/shift'
import { arrivalsLike } from '../../../core/routing/staffing'
import { HOUR, MINUTE, SECOND, startOfDay } from '../../../core/shared/time'
import { NOW } from '../../support/samples'

/** An hour in which all went well. */
const hour = (at: number, more: Partial<HourFacts> = {}): HourFacts => ({
  hour: at,
  asked: 40,
  agents: 3,
  places: 12,
  utilisation: 0.5,
  queuedMs: SECOND,
  firstMs: 20 * SECOND,
  handledMs: 6 * MINUTE,
  keptShare: 0.95,
  ...more,
})
const crowded = { asked: 120, utilisation: 1, queuedMs: 6 * MINUTE, firstMs: 6.5 * MINUTE, keptShare: 0.2 }
const causeOf = (more: Partial<HourFacts>) => whySlow([hour(10, more)])[0]?.cause

describe('why it was slow (R52)', () => {
  it.each([
    ['fine', 'nine of ten were answered in time', {}],
    ['unknown', 'hardly anybody came', { asked: 4, keptShare: 0 }],
    ['few', 'they waited for a place', crowded],
    ['slow', 'sessions take longer than they should', { ...crowded, asked: 60, handledMs: 25 * MINUTE }],
    ['late', 'he had her, and did not answer', { keptShare: 0.5, firstMs: 3 * MINUTE }],
    ['few', 'nobody was on duty', { ...crowded, agents: 0, places: 0, utilisation: null, queuedMs: null }],
  ] as const)('%s: %s', (cause, _why, more) => {
    expect(causeOf(more)).toBe(cause)
  })

  it('is few, however long sessions take, where shorter ones would win less than one more agent', () => {
    expect(causeOf({ ...crowded, asked: 290, handledMs: 15.2 * MINUTE })).toBe('few')
  })

  it('says how many agents would have been enough, and more than there were', () => {
    const [one] = whySlow([hour(20, crowded)])
    expect(one?.enough).toBeGreaterThan(3)
    expect(one?.enough).toBeLessThan(10)
    expect(whySlow([hour(20, { ...crowded, keptShare: 0.95 })])[0]?.enough).toBeNull()
  })

  it('plays through the worst hours only, and none that is too large', () => {
    const bad = Array.from({ length: 8 }, (_, n) => hour(n, { ...crowded, asked: 60 + n }))
    const played = whySlow(bad).filter(({ enough }) => enough !== null)
    expect(played.map((one) => one.hour)).toEqual([5, 6, 7])
    const [huge] = whySlow([hour(20, { ...crowded, asked: 5_000, agents: 50, places: 200 })])
    expect(huge).toMatchObject({ cause: 'few', enough: null })
  })

  it('moves somebody from the idlest hour to the one that missed most, and never the last one there', () => {
    const hours = whySlow([
      hour(9, { utilisation: 0.3 }),
      hour(14, { utilisation: 0.1 }),
      hour(15, { utilisation: 0.05, agents: 1, places: 4 }),
      hour(20, crowded),
    ])
    expect(movesOf(hours)).toEqual([{ from: 14, to: 20 }])
    expect(movesOf(whySlow([hour(9), hour(20, crowded)]))).toEqual([])
  })

  it('answers for any day, with numbers that are numbers', () => {
    const ms = fc.nat(2 * HOUR)
    const any = fc.record({
      ...{ hour: fc.nat(23), asked: fc.nat(300), agents: fc.nat(6), places: fc.nat(24) },
      ...{ queuedMs: fc.option(ms), firstMs: fc.option(ms), handledMs: fc.option(ms) },
      utilisation: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      keptShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 3 }), (hours) => {
        for (const one of whySlow(hours)) {
          if (one.enough !== null) expect(one.enough).toBeGreaterThan(Math.round(one.agents) - 1)
          if (one.asked < 5) expect(one.cause).toBe('unknown')
          if (one.asked >= 5 && (one.keptShare ?? 0) >= 0.9) expect(['fine', 'unknown']).toContain(one.cause)
        }
      }),
      { numRuns: 8 },
    )
  })
})

describe('the facts of an hour', () => {
  const sums = { ...nothing, asked: 10, reached: 8, queuedMs: 80_000, firsts: 8, firstMs: 160_000 }

  it('count those who gave up as not answered in time, and places that were taken against those there were', () => {
    const all = { ...sums, firstsKept: 6, handled: 8, handledMs: 3 * HOUR }
    expect(hourFacts({ hour: 9, sums: all }, { agents: 1.5, places: 6 }, HOUR)).toMatchObject({
      ...{ hour: 9, asked: 10, keptShare: 0.6, queuedMs: 10_000, firstMs: 20_000, utilisation: 0.5 },
    })
    expect(hourFacts({ hour: 9, sums: all }, { agents: 0, places: 0 }, HOUR).utilisation).toBeNull()
  })
})

describe('who was on duty', () => {
  const agent: Agent = {
    ...{ _id: 'mianyu:linxiao', shopId: 'mianyu', userid: 'linxiao', name: '林晓' },
    ...{ duty: 'on', onUntil: NOW + 8 * HOUR, onSince: NOW, capacity: 4 },
  }

  it('is so from his word to his next one, or to closing time', () => {
    expect(shiftOf(agent, NOW + HOUR)).toMatchObject({ from: NOW, to: NOW + HOUR, capacity: 4 })
    expect(shiftOf(agent, NOW + 20 * HOUR)).toMatchObject({ to: NOW + 8 * HOUR })
    expect(shiftOf({ ...agent, duty: 'busy' }, NOW + HOUR)).toBeNull()
    expect(onSince(agent, NOW + HOUR)).toBe(NOW)
    expect(onSince(agent, NOW + 20 * HOUR)).toBe(NOW + 20 * HOUR)
  })

  it('who began before that was written down began that day', () => {
    const { onSince: _, ...old } = agent
    expect(shiftOf(old, NOW + HOUR)?.from).toBe(startOfDay(NOW))
  })

  it('is counted by the share of the hour, and of an hour that is not over by what has passed', () => {
    const shifts = [shiftOf(agent, NOW + 90 * MINUTE)!]
    expect(staffedIn(shifts, NOW, NOW + DAY_LATER)).toEqual({ agents: 1, places: 4 })
    expect(staffedIn(shifts, NOW + HOUR, NOW + DAY_LATER)).toEqual({ agents: 0.5, places: 2 })
    expect(staffedIn(shifts, NOW + HOUR, NOW + 90 * MINUTE)).toEqual({ agents: 1, places: 4 })
    expect(staffedIn(shifts, NOW + 3 * HOUR, NOW + DAY_LATER)).toEqual({ agents: 0, places: 0 })
    expect(staffedIn(shifts, NOW + 2 * HOUR, NOW + HOUR)).toEqual({ agents: 0, places: 0 })
  })
})
const DAY_LATER = 24 * HOUR

it('arrivals like those of an hour are as many, in order, and take as long on average', () => {
  const { arrivals, since } = arrivalsLike(200, 6 * MINUTE)
  const own = arrivals.filter(({ at }) => at >= since)
  expect(own).toHaveLength(200)
  const mean = own.reduce((sum, { handleMs }) => sum + handleMs, 0) / own.length
  expect(Math.abs(mean / (6 * MINUTE) - 1)).toBeLessThan(0.1)
  expect(arrivals.every(({ at }, n) => at >= (arrivals[n - 1]?.at ?? 0))).toBe(true)
})
