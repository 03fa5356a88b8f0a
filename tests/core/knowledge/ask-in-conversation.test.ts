import { isOpenService } from '../../../core/conversation/state'
import { changesAsks } from '../../../core/conversation/turn'
import type { Basis } from '../../../core/knowledge/basis'
import { MINUTE } from '../../../core/shared/time'
import { assignTo, botSays, callHuman, end, linXiao, reply, say, sayPerson } from '../../support/commands'
import { given, turnsOf, type Step } from '../../support/given'
import { NOW, samplePolicy } from '../../support/samples'

const basis = (outcome: Basis['outcome'], ...ids: string[]): Basis => ({
  ...{ version: 1, asked: '可以刻字吗', outcome },
  found: ids.map((id) => ({ id, p: 0.95 })),
})
const asks = (of: Basis) => say('可以刻字吗', botSays('…', { basis: of }))
const answers = asks(basis('answer', 'goods-1'))
const misses = asks(basis('person'))
const photo = {
  ...say('', botSays('请稍等', { handOff: true })),
  body: { kind: 'image', fileId: 'f', bytes: 1 },
} as const
const toLin = [callHuman, assignTo(linXiao)] as const

const askAfter = (...steps: readonly Step[]) => {
  const { service } = given(...steps).state
  return isOpenService(service) ? service.story.ask : undefined
}

describe('what a session knows of the question that its knowledge was asked last', () => {
  it('is of the newest question, each with a number of its own', () => {
    const numbers = [askAfter(answers), askAfter(answers, misses), askAfter(misses, answers, answers)]
    expect(numbers.map((ask) => ask?.n)).toEqual([0, 2, 4])
  })

  it('begins anew in each session', () => {
    const [first, , , , second] = turnsOf([misses, ...toLin, end(linXiao), answers]).map(
      ({ state: { service } }) => service,
    )
    expect(first).toMatchObject({ sessionId: 'session-1', story: { ask: { n: 0 } } })
    expect(second).toMatchObject({ sessionId: 'session-2', story: { ask: { n: 0 } } })
    expect(
      askAfter(misses, { now: NOW + samplePolicy.botIdleMs + MINUTE }, say('在吗', botSays('在'))),
    ).toBeUndefined()
  })

  it('says that she went to a person, by her words, a button, or leaving a message', () => {
    expect(askAfter(answers, callHuman)).toMatchObject({ toPerson: true })
    expect(askAfter(answers, sayPerson)).toMatchObject({ toPerson: true })
    const closed = { handOff: { kind: 'leaveMessage', opensAt: null } } as const
    expect(askAfter(misses, closed, callHuman)).toMatchObject({ toPerson: true })
  })

  it('is past once she went on from an answer: to her orders, or with a photo that a person has to see', () => {
    expect(askAfter(answers, say('到哪了', botSays('在路上')))).toBeUndefined()
    expect(askAfter(answers, photo)).toBeUndefined()
    expect(askAfter(misses, say('到哪了', botSays('在路上')), callHuman)).toMatchObject({ toPerson: true })
  })

  it('has the first three answers of the person, no greeting, no delay and no courtesy', () => {
    const said = [
      '您好，我是林晓，很高兴为您服务',
      '请稍等',
      '好的',
      '可以刻字',
      '加 10 元',
      '三天能发',
      '还要别的吗',
    ]
    const past = [misses, ...toLin, ...said.map((text) => reply(linXiao, text))]
    expect(askAfter(...past)?.replies).toEqual(['可以刻字', '加 10 元', '三天能发'])
    given(misses, ...toLin)
      .when(reply(linXiao, '可以刻字的'))
      .then({ events: ['replied', 'taught', 'attended', 'workTimed'] })
    given(...toLin)
      .when(reply(linXiao, '可以刻字的'))
      .then({ events: ['replied', 'attended', 'workTimed'] })
  })
})

it('is written down by the turns that change it, and by no others', () => {
  const told = turnsOf([
    ...[say('在吗', botSays('在')), misses, ...toLin],
    ...[reply(linXiao, '可以刻字的'), reply(linXiao, '好的'), say('谢谢')],
  ]).map(({ events }) => changesAsks(events))
  expect(told).toEqual([false, true, true, false, true, false, false])
})
