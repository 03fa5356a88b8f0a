import { digestOf } from '../../core/conversation/digest'
import { isPromise } from '../../core/conversation/promise'
import { DAY, HOUR } from '../../core/shared/time'
import { callHuman, chenMo, end, linXiao, rate, reply, say, served, zhouMin } from '../support/commands'
import { turnsOf, type Step } from '../support/given'
import { NOW } from '../support/samples'

const after = (ms: number) => ({ now: NOW + ms })
const digest = (...steps: readonly Step[]) => {
  const turns = turnsOf(steps)
  const service = turns.at(-1)?.state.service
  return digestOf(turns, service && service.status !== 'none' ? service.sessionId : '')
}
const broken = say('杯子断了', null)
const before = [callHuman, ...served.slice(1), broken, reply(linXiao, '今天给您补发一只，单号稍后发您')]

describe('the digest of a session', () => {
  it('tells what was asked, who answered how often, and what was promised in whose words', () => {
    expect(digest(...before, reply(linXiao, '好的'))).toMatchObject({
      ...{ openedAt: NOW, handedAt: NOW, asked: ['杯子断了'], botAnswers: 0 },
      answered: [{ name: '林晓', count: 2 }],
      promised: [{ name: '林晓', text: '今天给您补发一只，单号稍后发您' }],
      ...{ hands: [], helped: [], earlier: [] },
    })
  })

  it('tells through whose hands it went, with what was written to the next one', () => {
    const handed = { type: 'transfer', by: linXiao, to: chenMo, note: '要补发，库存已锁' } as const
    expect(digest(...before, handed)).toMatchObject({
      hands: [{ from: '林晓', to: '陈默', note: '要补发，库存已锁' }],
    })
    const toTech = { type: 'transferToGroup', by: linXiao, group: { id: 'tech', name: '技术支持' } } as const
    expect(digest(...before, toTech)).toMatchObject({ hands: [{ to: '技术支持', note: null }] })
  })

  it('tells why it came to whoever has it, and through how many hands it went (R48)', () => {
    const back = { type: 'transfer', by: chenMo, to: linXiao } as const
    const known = { type: 'assign', to: linXiao, why: '上次接待过这位顾客' } as const
    expect(digest(callHuman, known)).toMatchObject({ why: '上次接待过这位顾客', hops: 0 })
    const handed = [callHuman, known, { type: 'transfer', by: linXiao, to: chenMo }] as const
    expect(digest(...handed)).toMatchObject({ why: null, hops: 1 }) // who handed it on says why himself
    expect(digest(...handed, back)).toMatchObject({ why: null, hops: 2 })
    expect(digest(callHuman, known, end(linXiao))).toMatchObject({ why: null, hops: 0 })
  })

  it('tells what a supervisor was asked and said', () => {
    const asked = { type: 'escalate', by: linXiao, reason: '要赔三倍' } as const
    const answer = { type: 'answerEscalation', by: zhouMin, text: '先补发' } as const
    expect(digest(...before, asked, answer)?.helped.map(({ name, text }) => [name, text])).toEqual([
      ['林晓', '要赔三倍'],
      ['周敏', '先补发'],
    ])
  })

  it('brings what was decided within seven days, and nothing older (R144)', () => {
    const ended = [...before, reply(linXiao, '不客气'), end(linXiao), rate('session-1', 4)]
    expect(digest(...ended, after(6 * DAY), callHuman)?.earlier).toMatchObject([
      {
        ...{ sessionId: 'session-1', agentName: '林晓', asked: ['杯子断了'], stars: 4 },
        decided: '今天给您补发一只，单号稍后发您',
      },
    ])
    expect(digest(...ended, after(7 * DAY + HOUR), callHuman)?.earlier).toEqual([])
    expect(digest(callHuman, { type: 'cancelHandOff' }, after(3 * HOUR), callHuman)?.earlier).toEqual([])
  })
})

it('a promise is told from a question and from a fact', () => {
  const bind = ['今天给您补发一只', '24小时内退回微信零钱', '我马上帮您查', '会为您申请补偿', '正在加急处理']
  const free = ['您要换货吗？', '今天能收到吗', '收到了', '这只杯子是月白色', '方便拍一张照片给我吗']
  expect(bind.filter((text) => !isPromise(text))).toEqual([])
  expect(free.filter(isPromise)).toEqual([])
})
