import fc from 'fast-check'
import type { Command } from '../../core/conversation/commands'
import { isOpenService } from '../../core/conversation/state'
import { staffNewsText } from '../../core/copy/staff-news'
import type { Level } from '../../core/policy/service-policy'
import { HOUR, MINUTE, SECOND } from '../../core/shared/time'
import {
  assignTo,
  botSays,
  callHuman,
  cancel,
  chenMo,
  end,
  linXiao,
  reply,
  requeue,
  say,
  served,
  transfer,
} from '../support/commands'
import { given, run, type Step } from '../support/given'
import { NOW } from '../support/samples'

const after = (ms: number) => ({ now: NOW + ms })
const nobodyElse = { handOff: null }
const look = { type: 'look' } as const
const plan = { type: 'plan', by: linXiao } as const
const progress = { type: 'progress', by: linXiao } as const
const level = (to: Level) => ({ type: 'setLevel', by: linXiao, level: to }) as const

const serviceAfter = (...steps: readonly Step[]) => {
  const { service } = given(...steps).state
  return isOpenService(service) ? service : undefined
}
const owedAfter = (...steps: readonly Step[]) => serviceAfter(...steps)?.owed
const rowsAfter = (...steps: readonly Step[]) => {
  const { plan: planned, resolution, progress: told } = owedAfter(...steps) ?? {}
  return [planned, resolution, told].flatMap((clock) => clock?.rowId ?? [])
}
const happens = (past: readonly Step[], command: Command) => {
  const { decision } = run(given(...past), command)
  if (!decision.ok) throw new Error(decision.error)
  return decision.value
}
const doneBy = (past: readonly Step[], command: Command) =>
  happens(past, command).events.filter(({ type }) => type === 'workDone')

/** She asks the bot, then for a person, and 林晓 gets it. */
const about = (text: string) => [say(text, botSays('好的', { handOff: true })), assignTo(linXiao)]

describe('what an agent owes', () => {
  it('begins when he gets the session, not while she stands in the queue', () => {
    expect(owedAfter(callHuman, after(2 * MINUTE))).toBeUndefined()
    expect(owedAfter(callHuman, after(2 * MINUTE), assignTo(linXiao))).toEqual({
      plan: { rowId: 'plan', version: 1, since: NOW + 2 * MINUTE, usedMs: 0, steps: 0, warned: false },
      resolution: expect.objectContaining({ rowId: 'resolution', since: NOW + 2 * MINUTE }) as unknown,
    })
  })

  it.each([
    ['我的快递到哪了', ['resolution-common']],
    ['付款失败了', ['plan', 'resolution-general']],
    ['怎么退货', ['plan-aftersales', 'resolution-general']],
    ['杯子碎了', ['plan-aftersales', 'resolution-aftersales']],
    ['这个茶壶能放进洗碗机吗', ['plan', 'resolution']],
  ])('is set by what she asks: %s', (text, rows) => {
    expect(rowsAfter(...about(text))).toEqual(rows)
  })

  it('stands still while the shopper has the word', () => {
    const answered = [...served, after(MINUTE), reply(linXiao, '您的尺码是多少')]
    expect(owedAfter(...answered)).toMatchObject({
      plan: { since: null, usedMs: MINUTE },
      resolution: { since: null, usedMs: MINUTE },
    })
    const on = [...answered, after(40 * MINUTE), reply(linXiao, '在吗'), after(HOUR), say('40 码')]
    expect(owedAfter(...on)).toMatchObject({ resolution: { since: NOW + HOUR, usedMs: MINUTE } })
    expect(happens([...on, after(HOUR + 2 * MINUTE)], end(linXiao)).events).toContainEqual(
      expect.objectContaining({ clock: 'resolution', usedMs: 3 * MINUTE, kept: true }),
    )
  })

  it('runs on when he only asks her to wait, or promises it for later', () => {
    for (const words of ['请稍等，我查一下', '已收到您的反馈，正在加急处理'])
      expect(owedAfter(...served, after(MINUTE), reply(linXiao, words))).toMatchObject({
        resolution: { since: NOW, usedMs: 0 },
      })
    const later = reply(linXiao, '正在为您加急核实')
    const stood = [...served, after(MINUTE), reply(linXiao, '尺码？'), after(2 * MINUTE), later]
    expect(owedAfter(...stood)).toMatchObject({ resolution: { since: NOW + 2 * MINUTE, usedMs: MINUTE } })
  })

  it('goes with the session from hand to hand and through the queue, and begins nothing anew there', () => {
    const handed = [...served, plan, after(MINUTE), transfer(linXiao, chenMo)]
    expect(owedAfter(...handed)).toMatchObject({ plan: null, resolution: { since: NOW } })
    const back = [...served, after(MINUTE), reply(linXiao), after(5 * MINUTE), requeue(linXiao)]
    expect(owedAfter(...back)).toMatchObject({ resolution: { since: NOW + 5 * MINUTE, usedMs: MINUTE } })
    expect(owedAfter(...back, after(6 * MINUTE), assignTo(chenMo))).toEqual(owedAfter(...back))
  })

  it('ends with the session, or when she wants nobody any more, and is scored as it stands', () => {
    expect(doneBy([...served, after(31 * MINUTE)], end(linXiao))).toEqual([
      {
        ...{ type: 'workDone', clock: 'plan', rowId: 'plan', usedMs: 31 * MINUTE },
        ...{ onTarget: false, kept: false, withinLimit: false },
      },
      expect.objectContaining({ clock: 'resolution', rowId: 'resolution', kept: false }),
    ])
    expect(given(...served, end(linXiao)).state.service).not.toHaveProperty('owed')
    const waiting = [...served, after(MINUTE), requeue(linXiao)]
    expect(doneBy(waiting, cancel)).toMatchObject([{ clock: 'plan' }, { clock: 'resolution', kept: true }])
    expect(rowsAfter(...waiting, cancel, callHuman, assignTo(chenMo))).toEqual(['plan', 'resolution'])
  })
})

describe('“已给方案” (R21)', () => {
  it('is what he says by itself, once, and no words of his to the shopper are taken for it', () => {
    expect(doneBy([...served, after(4 * MINUTE)], plan)).toMatchObject([
      { clock: 'plan', usedMs: 4 * MINUTE, kept: true },
    ])
    expect(doneBy([...served], reply(linXiao, '方案：给您补发一只'))).toEqual([])
    given(...served, plan)
      .when(plan)
      .refused('notAllowed')
    expect(doneBy([...served, plan], end(linXiao))).toMatchObject([{ clock: 'resolution' }])
  })

  it('is refused where none is owed, and to whoever has not got the session', () => {
    given(...about('我的快递到哪了'))
      .when(plan)
      .refused('notAllowed')
    given(...served)
      .when({ ...plan, by: chenMo })
      .refused('notAllowed')
  })
})

describe('the level of a problem (R38–R40)', () => {
  it('L2 owes news within two hours, L3 within four, whoever has the word; L1 owes none', () => {
    expect(serviceAfter(...served, level('L2'))).toMatchObject({
      level: 'L2',
      owed: { progress: { rowId: 'progress-l2', since: NOW } },
    })
    expect(owedAfter(...served, level('L2'), after(MINUTE), reply(linXiao))).toMatchObject({
      progress: { since: NOW },
    })
    expect(doneBy([...served, level('L2'), after(3 * HOUR)], level('L3'))).toMatchObject([
      { clock: 'progress', rowId: 'progress-l2', kept: false },
    ])
    expect(owedAfter(...served, level('L2'), after(HOUR), level('L3'))).toMatchObject({
      progress: { rowId: 'progress-l3', since: NOW + HOUR },
    })
    const ended = serviceAfter(...served, level('L2'), level('L1'))
    expect(ended?.level).toBe('L1')
    expect(ended?.owed).not.toHaveProperty('progress')
  })

  it('stays the session’s in other hands, and is not set twice', () => {
    expect(serviceAfter(...served, level('L2'), transfer(linXiao, chenMo))).toMatchObject({
      level: 'L2',
      owed: { progress: { since: NOW } },
    })
    given(...served, level('L2'))
      .when(level('L2'))
      .refused('notAllowed')
    given(...served)
      .when({ ...level('L2'), by: chenMo })
      .refused('notAllowed')
  })

  it('“已同步进展” is scored, and the time to the next news begins', () => {
    const told = [...served, level('L2'), after(90 * MINUTE)]
    expect(doneBy(told, progress)).toMatchObject([{ clock: 'progress', usedMs: 90 * MINUTE, kept: true }])
    expect(owedAfter(...told, progress)).toMatchObject({ progress: { since: NOW + 90 * MINUTE, steps: 0 } })
    given(...served)
      .when(progress)
      .refused('notAllowed')
  })
})

describe('what is late (R33)', () => {
  const newsOf = (past: readonly Step[]) =>
    happens([...past, nobodyElse], look).effects.flatMap((effect) =>
      effect.type === 'tell' && effect.news.type === 'workWaits' ? [[effect.to, effect.news.clock]] : [],
    )
  const answered = [...served, plan, level('L2'), reply(linXiao, '请稍等')]

  it('is told to the agent, then to the supervisors, and never given to somebody else for it', () => {
    expect(newsOf([...served, reply(linXiao, '请稍等'), after(5 * MINUTE)])).toEqual([['linxiao', 'plan']])
    expect(newsOf([...answered, after(23 * MINUTE)])).toEqual([['linxiao', 'resolution']])
    expect(newsOf([...answered, after(2 * HOUR)])).toEqual([
      ['linxiao', 'resolution'],
      [null, 'resolution'],
      ['linxiao', 'progress'],
    ])
    given(...answered, after(9 * HOUR), { handOff: { kind: 'queue', ahead: 0, waitMs: null } })
      .when(look)
      .then({ events: ['owedLooked'], status: 'assigned' })
  })

  it('is not told of minutes before, when the desk counts down anyway, nor while the shopper has the word', () => {
    const asked = [...served, reply(linXiao, '请稍等')]
    expect(newsOf([...asked, after(4 * MINUTE)])).toEqual([])
    given(...served, reply(linXiao, '您的尺码？'), after(9 * HOUR), nobodyElse)
      .when(look)
      .refused('notAllowed')
  })

  it('is told once, however late, doubled or overlapping the clock runs', () => {
    given(...answered, after(3 * HOUR), nobodyElse, look)
      .when(look)
      .refused('notAllowed')
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }), (pauses) => {
        let past = given(...answered, nobodyElse)
        let told = 0
        let now = NOW
        for (const pause of [...pauses, 24 * 60]) {
          now += pause * MINUTE
          for (let twice = 0; twice < 2; twice += 1) {
            const { decision, past: next } = run({ ...past, world: { ...past.world, now } }, look)
            past = { ...past, ...next }
            if (decision.ok) told += decision.value.effects.length
          }
        }
        expect(told).toBeLessThanOrEqual(6) // two clocks: before, when it is late, to the supervisors
        expect(owedAfter(...answered)?.resolution?.since).toBe(NOW)
      }),
      { numRuns: 50 },
    )
  })

  it('names the session, the time, and the rule that set the clock', () => {
    const news = {
      type: 'workWaits' as const,
      agentName: '林晓',
      usedMs: 23 * MINUTE,
      standardMs: 30 * MINUTE,
    }
    const textOf = (clock: 'plan' | 'resolution' | 'progress') =>
      staffNewsText({ number: 12, honorific: '张女士' }, { ...news, clock })
    expect([textOf('plan'), textOf('resolution'), textOf('progress')]).toEqual([
      '#12 张女士 还没有给方案，已过 23 分钟（方案标准 30 分钟，快到了），林晓在接待',
      '#12 张女士 还没有解决，已过 23 分钟（解决标准 30 分钟，快到了），林晓在接待',
      '#12 张女士 还没有同步进展，已过 23 分钟（进展标准 30 分钟，快到了），林晓在接待',
    ])
  })
})

describe('a message that is left (R34)', () => {
  const OPENS = NOW + 14 * HOUR
  const closed = { handOff: { kind: 'leaveMessage', opensAt: OPENS } } as const
  const leaves = (text: string) => given(closed).when(say(text, botSays('好的', { handOff: true })))

  it.each([
    ['账号被盗了', 'left-urgent', 10 * MINUTE],
    ['这个茶壶能放进洗碗机吗', 'left-normal', 30 * MINUTE],
    ['提个建议', 'left-low', 2 * HOUR],
  ])('is answered by how much it presses, and she reads when: %s', (text, rowId, ms) => {
    const { state } = leaves(text)
    expect(state.service).toMatchObject({
      status: 'offline',
      waits: { for: 'firstResponse', clock: { rowId } },
    })
    const decision = happens([closed], say(text, botSays('好的', { handOff: true })))
    const notice = decision.messages.flatMap(({ body }) => (body.kind === 'notice' ? [body.notice] : []))
    expect(notice).toEqual([{ type: 'leftMessage', opensAt: OPENS, answerBy: NOW + ms }])
  })

  it('keeps its clock in the queue and with its agent, where a chat keeps 15 seconds, a minute and three', () => {
    const left = [closed, say('账号被盗了', botSays('好的', { handOff: true }))]
    const opened = { handOff: { kind: 'queue', ahead: 0, waitMs: null } } as const
    const taken = [...left, after(SECOND), opened, { type: 'reopen' } as const, assignTo(linXiao)]
    expect(serviceAfter(...taken)?.waits).toMatchObject({ clock: { rowId: 'left-urgent' } })
    expect(serviceAfter(...about('账号被盗了'))?.waits).toMatchObject({
      clock: { rowId: 'first-response-presales' },
    })
  })
})
