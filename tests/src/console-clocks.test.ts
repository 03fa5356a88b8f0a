/** @jest-environment node */
import { clocksAt, urgentClock } from '../../console/features/clocks/clocks'
import type { DeskClock } from '../../core/contracts/desk/clocks'
import type { DeskSession } from '../../core/contracts/desk.contract'
import { HOUR, MINUTE, SECOND } from '../../core/shared/time'

const now = Date.UTC(2025, 10, 21, 2, 5)

const running = (clock: DeskClock['clock'], inMs: number, standardMs: number): DeskClock => ({
  clock,
  dueAt: now + inMs,
  leftMs: null,
  rule: { for: clock, standardMs },
})
const resting = (clock: DeskClock['clock'], leftMs: number | null): DeskClock => ({
  ...running(clock, 0, 5 * MINUTE),
  dueAt: null,
  leftMs,
})

describe('the clocks of a session', () => {
  it('stand by what is due first, each with its name, its level and its rule', () => {
    const clocks = [
      running('resolution', 29 * MINUTE, 30 * MINUTE),
      running('plan', 126 * SECOND, 5 * MINUTE),
      running('progress', -96 * SECOND, 2 * HOUR),
      running('escalation', 10 * MINUTE, HOUR),
    ]
    expect(clocksAt(clocks, now).running).toMatchObject([
      { level: 'breach', words: '进展超时 1:36', title: '规则：同步进展不超过 2 小时，10:03 前' },
      { level: 'calm', words: '方案还剩 2:06', title: '规则：给方案不超过 5 分钟，10:07 前', name: '方案' },
      { level: 'warn', words: '主管还剩 10:00', title: '规则：主管处理不超过 1 小时，10:15 前' },
      { level: 'calm', words: '解决还剩 29:00' },
    ])
  })

  it('change their level as time goes on, and not by being asked', () => {
    const plan = [running('plan', 5 * MINUTE, 5 * MINUTE)]
    const levelAfter = (ms: number) => clocksAt(plan, now + ms).running[0]?.level
    expect([0, 3 * MINUTE, 4 * MINUTE, 5 * MINUTE, 5 * MINUTE + 1].map(levelAfter)).toEqual([
      'calm',
      'calm',
      'warn',
      'warn',
      'breach',
    ])
  })

  it('say until when they run, while the shop is closed', () => {
    const [clock] = clocksAt([running('plan', 22 * HOUR, 5 * MINUTE)], now).running
    expect(clock).toMatchObject({ level: 'calm', words: '方案明天 08:05 前' })
    expect(clocksAt([running('plan', 2 * HOUR, 5 * MINUTE)], now).running[0]?.words).toBe('方案 12:05 前')
  })

  it('are told together while they stand still for the shopper, with what is left of each', () => {
    const clocks = [resting('plan', 200 * SECOND), resting('resolution', -60 * SECOND)]
    expect(clocksAt(clocks, now)).toEqual({
      running: [],
      resting: [
        {
          words: '方案、解决等客户',
          title:
            '方案还剩 3:20，客户回复后接着计（规则：给方案不超过 5 分钟）；' +
            '解决超时 1:00，客户回复后接着计（规则：解决不超过 5 分钟）',
        },
      ],
    })
  })

  it('say so when their calendar never opens', () => {
    expect(clocksAt([resting('plan', null)], now).resting).toEqual([
      { words: '方案营业后开始计', title: '规则：给方案不超过 5 分钟，营业后开始计' },
    ])
  })
})

describe('a session in the lists', () => {
  const session: DeskSession = {
    sessionId: 'mianyu:251121-12',
    number: 12,
    code: '251121-12',
    called: '张女士',
    openedAt: now - HOUR,
    queuedAt: null,
    dueAt: now + 40 * SECOND,
    wait: { for: 'reply', dueAt: now + 40 * SECOND, standardMs: MINUTE },
  }

  it('shows the clock that is due first, whatever it times', () => {
    const plan = running('plan', 30 * SECOND, 5 * MINUTE)
    expect(urgentClock({ ...session, clocks: [plan] }, now)?.words).toBe('方案还剩 0:30')
    const later = running('plan', 50 * SECOND, 5 * MINUTE)
    expect(urgentClock({ ...session, clocks: [later] }, now)?.words).toBe('还剩 0:40')
    expect(urgentClock(session, now)?.words).toBe('还剩 0:40')
  })

  it('shows what runs though the shopper has the word, and nothing when all stand still', () => {
    const theirs = { ...session, dueAt: null, wait: null }
    const progress = running('progress', HOUR, 2 * HOUR)
    expect(urgentClock({ ...theirs, clocks: [resting('plan', 5), progress] }, now)?.words).toBe(
      '进展还剩 1:00:00',
    )
    expect(urgentClock({ ...theirs, clocks: [resting('plan', 5)] }, now)).toBeNull()
  })
})
