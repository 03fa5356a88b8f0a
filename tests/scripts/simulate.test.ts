import fc from 'fast-check'
import { MINUTE, SECOND } from '../../core/shared/time'
import { simulate, type Arrival } from '../../core/routing/simulation'
import { answer, figuresOf } from '../../core/routing/staffing'
import { generateArrivals } from '../../scripts/simulate/arrivals'
import { readArrivals } from '../../scripts/simulate/read-arrivals'
import { simulateWords } from '../../scripts/simulate/words'
import { NOW } from '../support/samples'

const arrival = (atMs: number, handleMs: number, more: Partial<Arrival> = {}): Arrival => ({
  at: NOW + atMs,
  handleMs,
  stage: null,
  tags: [],
  ...more,
})
/** So many at once, each for so long. */
const rush = (count: number, handleMs: number): Arrival[] =>
  Array.from({ length: count }, () => arrival(0, handleMs))

describe('a simulation', () => {
  it('serves who comes while a place is free at once, and the next when one is free again', () => {
    const served = simulate([arrival(0, MINUTE), arrival(0, 3 * MINUTE), arrival(SECOND, MINUTE)], {
      agents: 1,
      capacity: 2,
    })
    expect(served.map(({ waitMs }) => waitMs)).toEqual([0, 0, 59 * SECOND])
  })

  it('lets a VIP go before who came less than a minute earlier, as the server does', () => {
    const comers = [
      arrival(0, 10 * MINUTE),
      arrival(SECOND, MINUTE),
      arrival(30 * SECOND, MINUTE, { tags: ['VIP'] }),
    ]
    const [, second] = simulate(comers, { agents: 1, capacity: 1 })
    // after five minutes the order is that of coming; until then the VIP is before
    expect(second?.arrival).toBe(comers[1])
    const [, soon] = simulate([arrival(0, 2 * MINUTE), ...comers.slice(1)], { agents: 1, capacity: 1 })
    expect(soon?.arrival).toBe(comers[2])
  })

  it('serves everybody once, whoever comes and however few agents there are', () => {
    const some = fc.array(fc.tuple(fc.nat(10 * MINUTE), fc.integer({ min: 1, max: 10 * MINUTE })), {
      minLength: 1,
    })
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (all, agents, capacity) => {
          const comers = all.map(([at, handleMs]) => arrival(at, handleMs)).sort((a, b) => a.at - b.at)
          const served = simulate(comers, { agents, capacity })
          expect(new Set(served.map((one) => one.arrival)).size).toBe(comers.length)
          const { utilisation, longestMs } = figuresOf(served, { agents, capacity })
          expect(utilisation).toBeLessThanOrEqual(1 + 1e-9)
          expect(longestMs).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('starves nobody: who has waited for five minutes is overtaken by nobody, however many VIPs come', () => {
    const vips = Array.from({ length: 120 }, (_, n) =>
      arrival(n * 10 * SECOND, MINUTE, n % 4 === 0 ? {} : { tags: ['VIP'] }),
    )
    const served = simulate(vips, { agents: 1, capacity: 2 })
    const givenAt = ({ arrival: { at }, waitMs }: (typeof served)[number]): number => at + waitMs
    const overtaken = served.flatMap((one, place) =>
      served
        .slice(0, place)
        .filter(({ arrival: { at } }) => at > one.arrival.at)
        .map((other) => [one, other] as const),
    )
    expect(overtaken.length).toBeGreaterThan(0)
    for (const [one, other] of overtaken) {
      expect(givenAt(other) - one.arrival.at).toBeLessThan(5 * MINUTE)
    }
  })

  it('shares quiet hours evenly: the longest idle goes first', () => {
    const quiet = Array.from({ length: 40 }, (_, n) => arrival(n * 5 * MINUTE, MINUTE))
    const { fewest, most } = figuresOf(simulate(quiet, { agents: 4, capacity: 4 }), {
      agents: 4,
      capacity: 4,
    })
    expect([fewest, most]).toEqual([10, 10])
  })

  it('is the same every time: a 双11 of one seed', () => {
    const arrivals = generateArrivals(2)
    expect(generateArrivals(2)).toEqual(arrivals)
    expect(simulate(arrivals, { agents: 3, capacity: 4 })).toEqual(
      simulate(arrivals, { agents: 3, capacity: 4 }),
    )
    expect(arrivals.length).toBeGreaterThan(300)
  })
})

describe('the answer about staffing', () => {
  it('is that nothing is slow, and that fewer would do', () => {
    const quiet = [arrival(0, MINUTE), arrival(MINUTE, MINUTE)]
    expect(answer(quiet, { agents: 3, capacity: 1 })).toMatchObject({ cause: { kind: 'none' }, enough: 1 })
  })

  it('is that there are too few, when short sessions wait', () => {
    const found = answer(rush(40, 5 * MINUTE), { agents: 1, capacity: 4 })
    expect(found).toMatchObject({ cause: { kind: 'few', slowShare: 0 }, enough: 10 })
    expect(found.others.map(({ staffing }) => staffing.agents)).toEqual([2, 3])
  })

  it('is that sessions are slow, when the same people would do with shorter ones', () => {
    const slow = Array.from({ length: 30 }, (_, n) => arrival(n * 8 * MINUTE, 40 * MINUTE))
    expect(answer(slow, { agents: 1, capacity: 2 })).toMatchObject({
      cause: { kind: 'slow', slowShare: 1, cutP90Ms: 0 },
    })
  })

  it('is said in words, with the figures of one fewer, one more and two more', () => {
    const arrivals = rush(40, 5 * MINUTE)
    const text = simulateWords.report({
      answer: answer(arrivals, { agents: 2, capacity: 4 }),
      count: arrivals.length,
      averageHandleMs: 5 * MINUTE,
      source: '样例',
    })
    expect(text).toContain('原因：人手不足')
    expect(text.match(/^ +(?:现在 )?\d+ +\d/gm)?.map((row) => row.trim().split(/ {2,}/)[0])).toEqual([
      '1',
      '现在 2',
      '3',
      '4',
    ])
  })
})

describe('recorded arrivals', () => {
  const read = (text: string) => readArrivals(new TextEncoder().encode(text), 'a.csv')

  it('are read from a file, in the order of their time', () => {
    const found = read(
      '时间,处理秒数,阶段,标签\n2025-11-11 20:03:05,60,售后,VIP;老客\n2025/11/11 20:00,90.5,,\n\n',
    )
    expect(found).toEqual({
      ok: true,
      value: [
        { at: Date.UTC(2025, 10, 11, 12), handleMs: 90_500, stage: null, tags: [] },
        {
          at: Date.UTC(2025, 10, 11, 12, 3, 5),
          handleMs: 60_000,
          stage: 'aftersales',
          tags: ['VIP', '老客'],
        },
      ],
    })
  })

  it.each([
    ['时间\n2025-11-11 20:00', 'a.csv 的第一行要有“时间”和“处理秒数”两列'],
    ['时间,处理秒数\n', 'a.csv 里没有到达'],
    ['时间,处理秒数\n2025-11-31 20:00,60', '第 2 行：时间“2025-11-31 20:00”看不懂，要像 2025-11-11 20:03:05'],
    ['时间,处理秒数\n2025-11-11 20:00,0', '第 2 行：处理秒数“0”要大于 0，不超过一天'],
    [
      '时间,处理秒数,阶段\n2025-11-11 20:00,60,售中\n2025-11-11,60,别的',
      '第 3 行：阶段“别的”要是售前、售中或售后',
    ],
  ])('say what is wrong, and in which line: %j', (text, error) => {
    expect(read(text)).toEqual({ ok: false, error })
  })
})
