import type { HandOff } from '../../core/conversation/commands'
import { isOpenService } from '../../core/conversation/state'
import { Effect } from '../../core/conversation/turn'
import { waitWords } from '../../core/copy/waits'
import { HOUR, MINUTE, SECOND } from '../../core/shared/time'
import {
  callHuman,
  cancel,
  chenMo,
  end,
  linXiao,
  reply,
  sayPerson,
  served,
  transfer,
} from '../support/commands'
import { given, run, type Step } from '../support/given'
import { NOW } from '../support/samples'

const after = (ms: number) => ({ now: NOW + ms })
const look = { type: 'look' } as const
/** What the shop's clock finds about an agent's session when nobody else has a place. */
const nobodyElse = { handOff: null }
const queue: HandOff = { kind: 'queue', ahead: 2, waitMs: 180_000 }

const waitOf = (...steps: readonly Step[]) => {
  const { service } = given(...steps).state
  return isOpenService(service) ? service.waits : undefined
}
/** Of a session that has waited five minutes for its agent: no plan is there yet. */
const planReminder = {
  type: 'tell' as const,
  to: 'linxiao',
  news: {
    ...{ type: 'workWaits' as const, clock: 'plan' as const, agentName: '林晓' },
    ...{ usedMs: 5 * MINUTE, standardMs: 5 * MINUTE },
  },
}
const waited = (ms: number, more = {}) => ({
  for: 'firstResponse' as const,
  usedMs: ms,
  standardMs: MINUTE,
  ...more,
})

describe('the wait for a person', () => {
  it('begins with the hand-off, not with the words to the bot', () => {
    expect(waitOf(sayPerson)).toMatchObject({ for: 'firstResponse', clock: { since: NOW, usedMs: 0 } })
    expect(waitOf(callHuman)).toMatchObject({ clock: { rowId: 'first-response', version: 1 } })
  })

  it('goes on from hand to hand', () => {
    const since = { clock: { since: NOW } }
    expect(waitOf(callHuman, after(5 * SECOND), ...served.slice(1))).toMatchObject(since)
    expect(waitOf(...served, after(20 * SECOND), transfer(linXiao, chenMo))).toMatchObject(since)
    expect(waitOf(...served, after(20 * SECOND), { type: 'requeue', from: 'linxiao' })).toMatchObject(since)
  })

  it("ends with a person's words, which are scored", () => {
    expect(waitOf(...served, reply(linXiao))).toBeUndefined()
    const eventsAfter = (ms: number) => {
      const { decision } = run(given(...served, after(ms)), reply(linXiao))
      return decision.ok ? decision.value.events : []
    }
    expect(eventsAfter(59 * SECOND)).toContainEqual({
      type: 'attended',
      for: 'firstResponse',
      rowId: 'first-response',
      usedMs: 59 * SECOND,
      kept: true,
    })
    expect(eventsAfter(61 * SECOND)).toContainEqual(expect.objectContaining({ kept: false }))
  })

  it('ends when she goes back to the bot, and when the session ends', () => {
    expect(waitOf(callHuman, cancel)).toBeUndefined()
    expect(waitOf(...served, end(linXiao))).toBeUndefined()
  })

  it('begins again with her next words, once for several', () => {
    const answered = [...served, reply(linXiao)] as const
    expect(waitOf(...answered, after(MINUTE), sayPerson)).toMatchObject({
      for: 'reply',
      clock: { rowId: 'reply', since: NOW + MINUTE },
    })
    expect(waitOf(...answered, after(MINUTE), sayPerson, after(2 * MINUTE), sayPerson)).toMatchObject({
      clock: { since: NOW + MINUTE },
    })
  })
})

describe('looking at a wait', () => {
  it('does nothing before anything is due, and nothing twice', () => {
    given(...served, after(30 * SECOND))
      .when(look)
      .refused('notAllowed')
    given(...served, after(MINUTE), nobodyElse, look)
      .when(look)
      .refused('notAllowed')
    given(...served, reply(linXiao), after(HOUR))
      .when(look)
      .refused('notAllowed')
  })

  it('warns on the desk only, where the standard is a minute', () => {
    given(...served, after(45 * SECOND), nobodyElse)
      .when(look)
      .then({ says: [], events: ['waitLooked'], effects: [] })
  })

  it('reminds the agent, then tells the supervisors', () => {
    given(...served, after(MINUTE), nobodyElse)
      .when(look)
      .then({ effects: [{ type: 'remind', agentId: 'linxiao', waited: waited(MINUTE) }] })
    given(...served, after(MINUTE), nobodyElse, look, after(2 * MINUTE))
      .when(look)
      .then({ effects: [{ type: 'alert', agentName: '林晓', waited: waited(2 * MINUTE) }] })
  })

  it('gives her to somebody else who has a place, and tells her', () => {
    given(...served, after(2 * MINUTE), nobodyElse, look, after(3 * MINUTE), { handOff: queue })
      .when(look)
      .then({
        says: ['system: queued'],
        events: ['waitLooked', 'queued'],
        effects: [{ type: 'release', agentId: 'linxiao', sessionId: 'session-1' }, { type: 'assign' }],
        service: { status: 'queued', avoidId: 'linxiao' },
      })
  })

  it('leaves her with him when nobody else has a place, and tells her that in the end', () => {
    given(...served, after(3 * MINUTE), nobodyElse, look, after(5 * MINUTE))
      .when(look)
      .then({ says: ['system: delayed'], effects: [planReminder], status: 'assigned' })
  })

  it('tells who waits in the queue where she stands', () => {
    const { state } = given(callHuman, after(5 * MINUTE), { handOff: queue }, look)
    expect(state.service).toMatchObject({ status: 'queued', waits: { clock: { steps: 4 } } })
    given(callHuman, after(5 * MINUTE), { handOff: queue })
      .when(look)
      .then({
        says: ['system: delayed'],
        effects: [{ type: 'alert', agentName: null, waited: waited(5 * MINUTE) }],
      })
  })

  it('finds all steps at once when the timer comes late', () => {
    given(...served, after(20 * MINUTE), { handOff: queue })
      .when(look)
      .then({ says: ['system: queued'], events: ['waitLooked', 'queued', 'owedLooked'], status: 'queued' })
  })
})

it('reads how long she has waited from turns that also stored whether that was early', () => {
  const stored = { type: 'remind', agentId: 'linxiao', waited: { ...waited(MINUTE), early: false } }
  expect(Effect.parse(stored)).toEqual({ ...stored, waited: waited(MINUTE) })
})

describe('words about a wait', () => {
  const line = { called: { number: 12, honorific: '张女士' }, waited: waited(90 * SECOND) }

  it('name the shopper, how long, and the rule that set the clock', () => {
    expect(waitWords.remind([line])).toBe('#12 张女士 已等 1 分钟（首响标准 1 分钟）\n回复 #12 内容')
    expect(waitWords.alert([{ ...line, agentName: '林晓' }])).toBe(
      '#12 张女士 已等 1 分钟（首响标准 1 分钟）\n林晓 还没有回复',
    )
    expect(waitWords.alert([{ ...line, agentName: null }])).toContain('还没有人接待')
  })

  it('put several of whom supervisors are told into one message', () => {
    const lines = [
      { ...line, agentName: '林晓' },
      { ...line, agentName: null },
    ]
    expect(waitWords.alert(lines).split('\n')).toEqual([
      '有 2 位顾客等得太久：',
      '#12 张女士 已等 1 分钟（首响标准 1 分钟），林晓 还没有回复',
      '#12 张女士 已等 1 分钟（首响标准 1 分钟），还没有人接待',
    ])
  })

  it('put several waits of one agent into one message', () => {
    const early = {
      ...line,
      waited: waited(65 * MINUTE, { for: 'reply', standardMs: 2 * HOUR }),
    }
    expect(waitWords.remind([line, early]).split('\n')).toEqual([
      '有 2 位顾客在等您：',
      '#12 张女士 已等 1 分钟（首响标准 1 分钟）',
      '#12 张女士 已等 1 小时 5 分（回复标准 2 小时，快到了）',
    ])
  })
})
