import { isOpenService } from '../../core/conversation/state'
import { promisesLater } from '../../core/conversation/promise'
import type { Effect } from '../../core/conversation/turn'
import { staffNewsText } from '../../core/copy/staff-news'
import { present } from '../../core/shared/present'
import { HOUR, MINUTE } from '../../core/shared/time'
import { chenMo, end, linXiao, reply, say, served, transfer, zhouMin } from '../support/commands'
import { given, run, type Step } from '../support/given'
import { NOW } from '../support/samples'

const after = (ms: number) => ({ now: NOW + ms })
const look = { type: 'look' } as const
const later = reply(linXiao, '已收到您的反馈，正在加急处理')
const escalate = { type: 'escalate', by: linXiao, reason: '要赔三倍' } as const
const answer = { type: 'answerEscalation', by: zhouMin, text: '先补发，再补偿 20 元' } as const
const nobodyElse = { handOff: null }

/** The promise and the escalation; of the work itself tests/core/work.test.ts tells. */
const owedAfter = (...steps: readonly Step[]) => {
  const { service } = given(...steps).state
  const owed = isOpenService(service) ? service.owed : undefined
  const { promise, escalation } = owed ?? {}
  return promise || escalation ? present({ promise, escalation }) : undefined
}
const isOfWork = (effect: Effect): boolean => effect.type === 'tell' && effect.news.type === 'workWaits'
const happens = (past: readonly Step[], command: Parameters<typeof run>[1]) => {
  const { decision } = run(given(...past), command)
  if (!decision.ok) throw new Error(decision.error)
  return { ...decision.value, effects: decision.value.effects.filter((effect) => !isOfWork(effect)) }
}

describe('“正在加急处理” (R37)', () => {
  it('is understood in the words that agents use, and in no others', () => {
    const isPromise = (text: string) => promisesLater({ kind: 'text', text })
    expect(
      [
        '已收到您的反馈，正在加急处理',
        '正在为您加急核实，请稍候',
        '已经为您加急催了',
        '我会抓紧处理的',
      ].filter((text) => !isPromise(text)),
    ).toEqual([])
    expect(
      ['已经退款了', '今天发货', '正在输入', '快递正在派送', '您要加急吗', '好的'].filter(isPromise),
    ).toEqual([])
  })

  it('answers the shopper, and starts a clock that the next words of substance stop', () => {
    expect(owedAfter(...served, later)).toMatchObject({ promise: { rowId: 'promise', since: NOW } })
    expect(owedAfter(...served, later, say('好的'), reply(linXiao, '不客气'))).toHaveProperty('promise')
    expect(owedAfter(...served, later, after(MINUTE), later)).toMatchObject({ promise: { since: NOW } })
    expect(owedAfter(...served, later, reply(linXiao, '仓库已经发出，单号 SF123'))).toBeUndefined()
    expect(happens([...served, later, after(31 * MINUTE)], reply(linXiao, '查到了')).events).toContainEqual({
      type: 'promiseKept',
      rowId: 'promise',
      usedMs: 31 * MINUTE,
      kept: false,
    })
  })

  it('reminds the agent before it is late, then when it is, then the supervisors; each once, however late the clock', () => {
    const promised = [...served, { type: 'plan', by: linXiao } as const, later, nobodyElse]
    given(...promised, after(22 * MINUTE))
      .when(look)
      .refused('notAllowed')
    const news = (usedMs: number) => ({
      ...{ type: 'promiseWaits' as const, agentName: '林晓', usedMs, standardMs: 30 * MINUTE },
    })
    expect(happens([...promised, after(23 * MINUTE)], look).effects).toEqual([
      { type: 'tell', to: 'linxiao', news: news(23 * MINUTE) },
    ])
    given(...promised, after(23 * MINUTE), look)
      .when(look)
      .refused('notAllowed')
    expect(happens([...promised, after(HOUR)], look).effects).toEqual([
      { type: 'tell', to: 'linxiao', news: news(HOUR) },
      { type: 'tell', to: null, news: news(HOUR) },
    ])
  })

  it('goes with the session to whoever gets it, and ends with it', () => {
    const handed = [...served, later, transfer(linXiao, chenMo), nobodyElse]
    expect(owedAfter(...handed)).toMatchObject({ promise: { since: NOW } })
    expect(happens([...handed, after(23 * MINUTE)], look).effects).toMatchObject([{ to: 'chenmo' }])
    expect(given(...served, later, end(linXiao)).state.service).not.toHaveProperty('owed')
  })

  it('does not hide that she waits for a reply', () => {
    const { service } = given(...served, later, say('多久呢')).state
    expect(service).toMatchObject({ waits: { for: 'reply' }, owed: { promise: {} } })
  })
})

describe('an escalation (R51)', () => {
  it('is told to the supervisors, once at a time, by whoever has the session', () => {
    given(...served)
      .when(escalate)
      .then({
        says: [],
        effects: [
          { type: 'tell', to: null, news: { type: 'escalated', byName: '林晓', reason: '要赔三倍' } },
        ],
        service: { owed: { escalation: { agentName: '林晓', clock: { rowId: 'escalation' } } } },
      })
    given(...served, escalate)
      .when(escalate)
      .refused('notAllowed')
    given(...served)
      .when({ ...escalate, by: chenMo })
      .refused('notAllowed')
  })

  it('reminds the supervisors before the hour is over, and after it', () => {
    const asked = [...served, reply(linXiao), escalate, nobodyElse]
    given(...asked, after(44 * MINUTE))
      .when(look)
      .refused('notAllowed')
    const reminded = (...past: readonly Step[]) => happens(past, look).effects
    expect(reminded(...asked, after(45 * MINUTE))).toMatchObject([
      { to: null, news: { usedMs: 45 * MINUTE } },
    ])
    expect(reminded(...asked, after(45 * MINUTE), look, after(HOUR))).toHaveLength(1)
    expect(reminded(...asked, after(HOUR), look, after(2 * HOUR))).toHaveLength(1)
    given(...asked, after(2 * HOUR), look, after(9 * HOUR))
      .when(look)
      .refused('notAllowed')
  })

  it('ends with a supervisor’s answer, of which the agent is told; a second one finds nothing to answer', () => {
    const asked = [...served, escalate, after(50 * MINUTE)]
    const { events, effects } = happens(asked, answer)
    expect(events).toMatchObject([
      { type: 'escalationEnded', how: 'answered', byId: 'zhoumin', usedMs: 50 * MINUTE, kept: true },
    ])
    expect(effects).toMatchObject([{ to: 'linxiao', news: { text: '先补发，再补偿 20 元' } }])
    given(...asked, answer)
      .when(answer)
      .refused('notAllowed')
  })

  it('is taken up by whoever takes the session away, who had it is told, and the shopper too', () => {
    given(...served, escalate)
      .when({ type: 'reassign', by: zhouMin, to: zhouMin })
      .then({
        says: ['system: transferred'],
        events: ['escalationEnded', 'assigned'],
        effects: [
          { type: 'deliver', agentId: 'zhoumin', introduce: true },
          { type: 'release', agentId: 'linxiao', sessionId: 'session-1' },
          { type: 'tell', to: 'linxiao', news: { type: 'takenAway', byName: '周敏', toName: '周敏' } },
        ],
        service: { agentId: 'zhoumin', ownership: { ownerId: 'linxiao', hops: 1 } },
      })
    given(...served)
      .when({ type: 'reassign', by: zhouMin, to: linXiao })
      .refused('notAllowed')
  })
})

it('what colleagues are told names the session, the time and the rule that set the clock', () => {
  const called = { number: 12, honorific: '张女士' }
  const late = { usedMs: 45 * MINUTE, standardMs: HOUR }
  expect(
    [
      { type: 'escalated' as const, byName: '林晓', reason: '要赔三倍' },
      { type: 'escalationWaits' as const, byName: '林晓', reason: '要赔三倍', ...late },
      { type: 'promiseWaits' as const, agentName: '林晓', ...late, standardMs: 30 * MINUTE },
      { type: 'takenAway' as const, byName: '周敏', toName: '何静' },
    ].map((news) => staffNewsText(called, news)),
  ).toEqual([
    '#12 张女士 林晓请主管帮忙：要赔三倍',
    '#12 张女士 林晓请主管帮忙，已等 45 分钟（主管答复标准 1 小时，快到了）：要赔三倍',
    '#12 张女士 说过“正在加急处理”，已过 45 分钟（承诺答复 30 分钟），林晓还没有答复',
    '#12 张女士 由主管周敏交给了何静，您不用再回复',
  ])
})
