import * as fc from 'fast-check'
import { ADVANCE_MS, fitsAt, MOST_AT_ONCE, pushed } from '../../../core/lane/push-limit'
import { HOUR, MINUTE } from '../../../core/shared/time'

interface Push {
  readonly afterMs: number
  readonly count: number
  /** Taken out, but sent a little later. */
  readonly lateMs: number
}

const pushes = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 0, max: 8_000 }),
    count: fc.integer({ min: 1, max: MOST_AT_ONCE }),
    lateMs: fc.integer({ min: 0, max: ADVANCE_MS }),
  }),
  { maxLength: 400 },
)

/** When each message goes out, if everybody asks as often as he likes and obeys. */
const sentAt = (asked: readonly Push[]): number[] => {
  let [now, fullAt] = [1_000_000, 0]
  const times: number[] = []
  for (const { afterMs, count, lateMs } of asked) {
    now += afterMs
    const next = pushed(fullAt, now, count)
    if (next === null) continue
    fullAt = next
    times.push(...Array.from({ length: count }, () => now + lateMs))
  }
  return times.sort((one, other) => one - other)
}

const mostWithin = (times: readonly number[], windowMs: number): number =>
  Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + windowMs).length))

it('never lets more than 30 messages a minute or 1000 an hour through, in any window', () => {
  fc.assert(
    fc.property(pushes, (asked) => {
      const times = sentAt(asked)
      expect(mostWithin(times, MINUTE)).toBeLessThanOrEqual(30)
      expect(mostWithin(times, HOUR)).toBeLessThanOrEqual(1_000)
    }),
  )
})

it('lets a burst through at once, and says when the next fits', () => {
  const now = 1_000_000
  const fullAt = pushed(0, now, MOST_AT_ONCE)
  if (fullAt === null) throw new Error('a whole bucket fits')
  expect(pushed(fullAt, now, 1)).toBeNull()
  const later = fitsAt(fullAt, 1)
  expect(later).toBeGreaterThan(now)
  expect(pushed(fullAt, later, 1)).not.toBeNull()
})
