/** What the lists of the console make of what the desk tells them. */
import { hearServerTime, serverNow } from '../../console/api/server-time'
import { arrange, isFound, unreadAfter } from '../../console/features/sessions/arrange'
import { hasArrived, heardIn } from '../../console/features/sessions/arrivals'
import { clockOf, queueClockOf } from '../../console/features/sessions/clock'
import { ownSums } from '../../console/features/sessions/own-sums'
import { paceMs } from '../../console/features/sessions/pace'
import type { DeskSession } from '../../core/contracts/desk.contract'
import type { NumbersView } from '../../core/contracts/desk/numbers'
import { usualGoals } from '../../core/numbers/goals'
import { nothing } from '../../core/numbers/sums'
import { HOUR, MINUTE, SECOND } from '../../core/shared/time'

const now = Date.UTC(2025, 10, 21, 2, 5)

const session = (number: number, more: Partial<DeskSession> = {}): DeskSession => ({
  sessionId: `mianyu:251121-${number}`,
  ...{
    number,
    code: `251121-${number}`,
    called: '张女士',
    openedAt: now - HOUR,
    queuedAt: null,
    dueAt: null,
  },
  ...more,
})

const due = (inMs: number, standardMs = MINUTE): Pick<DeskSession, 'dueAt' | 'wait'> => {
  const dueAt = now + inMs
  return { dueAt, wait: { for: 'firstResponse', dueAt, standardMs } }
}

describe('a clock', () => {
  it.each([
    [40 * SECOND, 'calm', '还剩 0:40'],
    [15 * SECOND, 'warn', '还剩 0:15'],
    [0, 'warn', '还剩 0:00'],
    [-96 * SECOND, 'breach', '超时 1:36'],
    [-HOUR - 126 * SECOND, 'breach', '超时 1:02:06'],
  ] as const)('that is due in %d ms is %s and says %s', (inMs, level, words) => {
    expect(clockOf(session(1, due(inMs)), now)).toMatchObject({ level, words })
  })

  it('names the rule that set it, also one of less than a minute', () => {
    expect(clockOf(session(1, due(20 * SECOND)), now)?.title).toBe('规则：首次回复不超过 1 分钟，10:05 前')
    expect(clockOf(session(1, due(20 * SECOND, 30 * SECOND)), now)?.title).toContain('不超过 30 秒')
    expect(clockOf(session(1, due(20 * SECOND, 2 * HOUR)), now)?.title).toContain('不超过 2 小时')
  })

  it('says until when, by day and hour, while the shop is closed', () => {
    const words = (inMs: number) => clockOf(session(1, due(inMs)), now)
    expect(words(22 * HOUR)).toMatchObject({ level: 'calm', words: '明天 08:05 前' })
    expect(words(72 * HOUR)).toMatchObject({
      words: '11-24 10:05 前',
      title: '规则：首次回复不超过 1 分钟，11-24 10:05 前',
    })
    expect(words(2 * HOUR)?.words).toBe('12:05 前') // the break in the middle of a day
  })

  it('runs for nobody while the shopper has the word', () => {
    expect(clockOf(session(1), now)).toBeNull()
  })

  it('counts up in the queue, with the level of the promise', () => {
    const waiting = session(1, { queuedAt: now - 66 * SECOND, ...due(-6 * SECOND) })
    expect(queueClockOf(waiting, now)).toMatchObject({ level: 'breach', words: '等了 1:06' })
    expect(queueClockOf(session(1, { queuedAt: now - 6 * SECOND }), now)).toMatchObject({ level: 'calm' })
  })
})

describe('my sessions', () => {
  const last = (ago: number, words = '好的') => ({
    last: { seq: 3, at: now - ago, from: 'agent' as const, words },
  })

  it('stand by what is due first, and below by who spoke last', () => {
    const { waiting, theirs } = arrange([
      session(1, due(5 * MINUTE)),
      session(2, last(HOUR)),
      session(3, due(-SECOND)),
      session(4, last(MINUTE)),
    ])
    expect(waiting.map(({ number }) => number)).toEqual([3, 1])
    expect(theirs.map(({ number }) => number)).toEqual([4, 2])
  })

  it('are found by name, number and last words', () => {
    const one = session(12, last(0, '补发一只 Mug'))
    for (const text of ['张', '#12', '251121', ' mug ', '']) expect(isFound(one, text)).toBe(true)
    for (const text of ['李', '#13', '退货']) expect(isFound(one, text)).toBe(false)
  })

  it('are new where the shopper spoke after what was read', () => {
    const one = session(1, { heard: [3, 5, 8] })
    expect([-1, 3, 8].map((seen) => unreadAfter(one, seen))).toEqual([3, 2, 0])
    expect(unreadAfter(session(2), -1)).toBe(0)
  })
})

it('rings for words and for shoppers that were not there before, and not when the desk opens', () => {
  const before = heardIn([session(1, { heard: [3] }), session(2, { heard: [4] })])
  expect(hasArrived(null, before)).toBe(false)
  expect(hasArrived(before, before)).toBe(false)
  expect(hasArrived(before, heardIn([session(2, { heard: [4] })]))).toBe(false)
  expect(hasArrived(before, heardIn([session(1, { heard: [3, 6] })]))).toBe(true)
  expect(hasArrived(before, heardIn([session(1, { heard: [3] }), session(3)]))).toBe(true)
})

it('asks often at a desk where somebody works, rarely at one left alone, hardly behind other windows', () => {
  const at = (quietMs: number, isHidden = false) => paceMs({ isHidden, lastTouchAt: now - quietMs, now })
  expect([at(0), at(2 * MINUTE), at(0, true)]).toEqual([2 * SECOND, 10 * SECOND, 30 * SECOND])
})

it('knows the server’s time by the shortest trip, and again after the device’s clock was set', () => {
  const heard = (ahead: number, tripMs: number) => {
    const askedAt = Date.now()
    hearServerTime({ now: askedAt + tripMs / 2 + ahead, askedAt, heardAt: askedAt + tripMs })
  }
  const ahead = () => Math.round((serverNow() - Date.now()) / SECOND)
  heard(HOUR, 200)
  expect(ahead()).toBe(HOUR / SECOND)
  heard(HOUR + 2 * SECOND, 4 * SECOND) // a long trip says it less well
  expect(ahead()).toBe(HOUR / SECOND)
  heard(-HOUR, 300)
  expect(ahead()).toBe(-HOUR / SECOND)
})

describe('my day under the lists', () => {
  const mine = { ...nothing, reached: 3, firsts: 3, firstMs: 114 * SECOND, rated: 2, stars: 9 }
  const view = (scope: 'own' | 'shop', more: Partial<NumbersView> = {}): NumbersView => ({
    ...{ scope, from: '2025-11-21', to: '2025-11-21', total: mine, days: [], hours: [], groups: [] },
    ...{ agents: [], goals: usualGoals, firstResponse: null, now },
    ...more,
  })

  it('is an agent’s own, and of a supervisor what he served himself, never the shop’s', () => {
    expect(ownSums(view('own'), 'linxiao')).toEqual(mine)
    const total = { ...mine, reached: 64 }
    const agents = [{ userid: 'zhouke', name: '周可', sums: mine }]
    expect(ownSums(view('shop', { total, agents }), 'zhouke')).toEqual(mine)
    expect(ownSums(view('shop', { total }), 'zhouke')).toEqual(nothing)
  })
})
