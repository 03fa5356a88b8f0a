import fc from 'fast-check'
import { laneWords } from '../../core/copy/lane'
import { dutyAt, isOnDuty, onDutyUntil } from '../../core/routing/duty'
import { isOpen } from '../../core/shop/hours'
import type { OpeningSpan } from '../../core/shop/shop'
import { MINUTE } from '../../core/shared/time'
import { sampleShop } from '../support/samples'

/** A moment in China, November 2026: the 20th is a Friday. */
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 8, minute)
const { hours } = sampleShop

describe('being on duty', () => {
  it('ends when the service closes that day', () => {
    expect(onDutyUntil({ hours }, at(20, 9))).toBe(at(20, 21))
    expect(onDutyUntil({ hours }, at(21, 17, 59))).toBe(at(21, 18))
  })

  it('said after closing, or before opening, holds until the next day closes', () => {
    expect(onDutyUntil({ hours }, at(20, 21))).toBe(at(21, 18))
    expect(onDutyUntil({ hours }, at(21, 22, 5))).toBe(at(22, 18))
    expect(onDutyUntil({ hours }, at(20, 8))).toBe(at(20, 21))
  })

  it('does not end at a midnight over which the service is open', () => {
    const night: OpeningSpan[] = [
      { days: [5], opens: 1_080, closes: 1_440 },
      { days: [6], opens: 0, closes: 120 },
    ]
    expect(onDutyUntil({ hours: night }, at(20, 20))).toBe(at(21, 2))
  })

  it('does not end with a break in the middle of the day', () => {
    const split: OpeningSpan[] = [
      { days: [5, 6], opens: 540, closes: 720 },
      { days: [5, 6], opens: 780, closes: 1_260 },
    ]
    expect(onDutyUntil({ hours: split }, at(20, 9))).toBe(at(20, 21))
    expect(onDutyUntil({ hours: split }, at(20, 12, 30))).toBe(at(20, 21))
    expect(onDutyUntil({ hours: split }, at(20, 22))).toBe(at(21, 21))
  })

  it('never ends where the service never closes, or says no hours', () => {
    const always: OpeningSpan[] = [{ days: [0, 1, 2, 3, 4, 5, 6], opens: 0, closes: 1_440 }]
    expect(onDutyUntil({ hours: always }, at(20, 12))).toBeNull()
    expect(onDutyUntil({ hours: [] }, at(20, 12))).toBeNull()
    expect(dutyAt({ duty: 'on', onUntil: null }, at(30, 12))).toBe('on')
    expect(dutyAt({ duty: 'on' }, at(30, 12))).toBe('on')
  })

  it('is over from the moment of closing, though no clock has written it down', () => {
    const agent = { duty: 'on', onUntil: at(20, 21) } as const
    expect([at(20, 21) - 1, at(20, 21), at(21, 11)].map((now) => isOnDuty(agent, now))).toEqual([
      true,
      false,
      false,
    ])
  })

  it('whoever pauses stays so', () => {
    expect(dutyAt({ duty: 'busy', onUntil: null }, at(21, 23))).toBe('busy')
    expect(isOnDuty({ duty: 'busy' }, at(20, 12))).toBe(false)
  })

  it('ends in the first closed minute after an open one, whenever it was said', () => {
    fc.assert(
      fc.property(fc.integer({ min: at(1, 0), max: at(28, 0) }), (since) => {
        const until = onDutyUntil({ hours }, since)!
        expect(until).toBeGreaterThan(since)
        expect(isOpen({ hours }, until)).toBe(false)
        expect(isOpen({ hours }, until - MINUTE)).toBe(true)
      }),
    )
  })
})

describe('an agent is told', () => {
  const ended = { endedAt: at(21, 18), opensAt: at(22, 10), now: at(21, 18) }

  it('that closing time came, what he keeps, and how he works on', () => {
    expect(laneWords.dutyEnded([{ number: 1 }, { number: 3 }], ended)).toBe(
      '下班时间到了（今天 18:00），不再分新会话；手上的 2 个继续（#1 #3）。继续接待：/on。明天 10:00 上班时再 /on',
    )
  })

  it('in the morning, by a clock that came late, without the opening that is over', () => {
    expect(laneWords.dutyEnded([], { ...ended, opensAt: null, now: at(22, 10, 1) })).toBe(
      '下班时间到了（昨天 18:00），不再分新会话。继续接待：/on',
    )
  })
})
