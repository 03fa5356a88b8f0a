import { accuracySince, entriesOf, weeksOf, wilson, type Counted } from '../../../core/knowledge/accuracy'
import { drawn } from '../../../core/knowledge/draw'
import { DAY } from '../../../core/shared/time'

const now = Date.UTC(2026, 10, 23, 4)
const counted = (changes: Partial<Counted>): Counted => ({
  ...{
    week: accuracySince(now),
    from: 'chat',
    key: 'goods-1',
    outcome: 'answer',
    standing: 'unjudged',
    count: 1,
  },
  ...changes,
})

describe('the interval of a share', () => {
  it.each([
    [0, 0, null],
    [20, 20, [0.839, 1]],
    [19, 20, [0.764, 0.991]],
    [0, 5, [0, 0.434]],
    [950, 1_000, [0.935, 0.962]],
  ] as const)('%i right of %i', (right, of, expected) => {
    const found = wilson(right, of)
    expect(found && [found.low, found.high].map((one) => Math.round(one * 1_000) / 1_000)).toEqual(expected)
  })

  it('always holds the share itself, and is narrower the more were looked at', () => {
    for (let of = 1; of <= 200; of += 1) {
      for (const right of [0, Math.floor(of / 3), of]) {
        const { low, high } = wilson(right, of) ?? { low: 2, high: -1 }
        expect(low).toBeLessThanOrEqual(right / of + 1e-9)
        expect(high).toBeGreaterThanOrEqual(right / of - 1e-9)
        const more = wilson(right * 4, of * 4) ?? { low: -1, high: 2 }
        expect(more.high - more.low).toBeLessThan(high - low)
      }
    }
  })
})

it('counts a week’s questions by what became of them; pages that were read are none', () => {
  const weeks = weeksOf(
    [
      counted({ standing: 'right', count: 9 }),
      counted({ standing: 'wrong' }),
      counted({ count: 5 }),
      counted({ outcome: 'choose', standing: 'right', count: 2 }),
      counted({ outcome: 'person', key: null, standing: 'missed', count: 3 }),
      counted({ from: 'page', standing: 'wrong', count: 7 }),
    ],
    now,
  )
  expect(weeks).toHaveLength(8)
  expect(weeks[0]).toMatchObject({ asked: 20, answered: 15, judged: 10, right: 9, offered: 2, unanswered: 3 })
  expect(weeks[7]).toMatchObject({ from: accuracySince(now) + 49 * DAY, asked: 0, judged: 0, low: null })
})

it('puts the entry first that is surely bad, and last what nobody has judged', () => {
  const entries = entriesOf(
    [
      counted({ key: 'unjudged', count: 50 }),
      counted({ key: 'once', standing: 'wrong' }),
      counted({ key: 'bad', standing: 'wrong', count: 8 }),
      counted({ key: 'bad', standing: 'right', count: 2 }),
      counted({ key: 'good', standing: 'right', count: 20 }),
      counted({ key: 'page', from: 'page', standing: 'wrong', count: 20 }),
    ],
    10,
  )
  expect(entries.map(({ key }) => key)).toEqual(['page', 'bad', 'once', 'good', 'unjudged'])
  expect(entriesOf([counted({ key: null, outcome: 'person' })], 10)).toEqual([])
})

describe('a sample', () => {
  const all = Array.from({ length: 200 }, (_, n) => ({ _id: `mianyu:261122-${n}:0` }))

  it('is the same by the same seed, and another by another', () => {
    expect(drawn(all, 10, 'a')).toEqual(drawn(all, 10, 'a'))
    expect(drawn(all, 10, 'a')).not.toEqual(drawn(all, 10, 'b'))
  })

  it('draws each about as often as the others', () => {
    const times = new Map<string, number>()
    for (let seed = 0; seed < 2_000; seed += 1) {
      for (const { _id } of drawn(all, 10, String(seed))) times.set(_id, (times.get(_id) ?? 0) + 1)
    }
    expect(times.size).toBe(200)
    expect(Math.min(...times.values())).toBeGreaterThan(60)
    expect(Math.max(...times.values())).toBeLessThan(150)
  })
})
