import fc from 'fast-check'
import { counted, DayNumbers, newDay, type Change } from '../../../core/numbers/day'
import { figuresOf } from '../../../core/numbers/figures'
import { partOf, type Part } from '../../../core/numbers/part'
import { datesFrom, isDate, periodOf } from '../../../core/numbers/period'
import { nothing } from '../../../core/numbers/sums'
import { HOUR, SECOND } from '../../../core/shared/time'
import { NOW, sampleShop } from '../../support/samples'

const part = fc
  .record({
    askedAt: fc.constantFrom(NOW, NOW + HOUR),
    agentId: fc.constantFrom('linxiao', 'chenmo'),
    usedMs: fc.constantFrom(10 * SECOND, 50 * SECOND, 200 * SECOND),
    isReached: fc.boolean(),
    isRepeated: fc.boolean(),
    stars: fc.constantFrom(null, 1, 5),
  })
  .map(({ askedAt, agentId, usedMs, isReached, isRepeated, stars }): Part => {
    const hand = { agentId, handledMs: 90_000, waits: 1, waitMs: usedMs, waitsKept: 1, passedOn: 0 }
    const first = { agentId, rowId: 'first-response', usedMs }
    const tally = { askedAt, since: null, queuedMs: 1_000, hands: isReached ? [hand] : [] }
    return partOf({ tally: isReached ? { ...tally, first } : tally, isRepeated, stars }, sampleShop)
  })
const changes = fc.array(fc.record({ sessionId: fc.constantFrom('s1', 's2', 's3'), after: part }), {
  maxLength: 20,
})

const inOrder = (rows: readonly { readonly key: string }[]) =>
  [...rows].sort((one, other) => (one.key < other.key ? -1 : 1))

describe('a day', () => {
  it('that was counted before the work had clocks is read, and counts on', () => {
    const isOld = ([name]: [string, number]) => !/^(?:plans|resolutions|progresses|l2News)/.test(name)
    const old = { ...Object.fromEntries(Object.entries(nothing).filter(isOld)), asked: 3 }
    const day = DayNumbers.parse({ ...newDay('mianyu', '2026-11-21'), total: old })
    expect(day.total).toEqual({ ...nothing, asked: 3 })
  })

  it('is the sum of each session as it was told last, whatever was told of it before', () => {
    fc.assert(
      fc.property(changes, (told) => {
        const last = new Map<string, Part>()
        let day = newDay('mianyu', '2026-11-21')
        for (const { sessionId, after } of told) {
          const change: Change = { sessionId, before: last.get(sessionId) ?? null, after }
          day = counted(day, [change])
          last.set(sessionId, after)
        }
        const once = [...last].map(([sessionId, after]) => ({ sessionId, before: null, after }))
        const fresh = counted(newDay('mianyu', '2026-11-21'), once)
        expect(day.total).toEqual(fresh.total)
        for (const rows of ['hours', 'groups', 'agents'] as const) {
          expect(inOrder(day[rows])).toEqual(inOrder(fresh[rows]))
        }
      }),
    )
  })

  it('scores first words by the row that promised them: target, standard, limit', () => {
    const firsts = (usedMs: number) => {
      const first = { agentId: 'linxiao', rowId: 'first-response', usedMs }
      const tally = { askedAt: NOW, since: null, queuedMs: 0, hands: [], first }
      const hand = { agentId: 'linxiao', handledMs: 1, waits: 1, waitMs: usedMs, waitsKept: 1, passedOn: 0 }
      const { whole } = partOf(
        { tally: { ...tally, hands: [hand] }, stars: null, isRepeated: false },
        sampleShop,
      )
      return [whole.firstsOnTarget, whole.firstsKept, whole.firstsInLimit]
    }
    expect([15, 16, 60, 61, 180, 181].map((seconds) => firsts(seconds * SECOND))).toEqual([
      [1, 1, 1],
      [0, 1, 1],
      [0, 1, 1],
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 0],
    ])
  })
})

describe('what sums say', () => {
  it('is nothing where there is nothing to divide by', () => {
    const { firstMs, stars, firstContactShare, abandonedShare } = figuresOf(nothing)
    expect([firstMs, stars, firstContactShare, abandonedShare]).toEqual([null, null, null, null])
  })

  it('has a row for a day on which nothing happened, and knows which days there are', () => {
    const dates = datesFrom('2026-02-27', '2026-03-02')
    expect(dates).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'])
    expect(periodOf(dates, []).days.map(({ sums }) => sums.asked)).toEqual([0, 0, 0, 0])
    expect(datesFrom('2026-03-02', '2026-02-27')).toEqual([])
    expect(isDate('2026-02-29')).toBe(false)
    expect(isDate('2028-02-29')).toBe(true)
  })
})
