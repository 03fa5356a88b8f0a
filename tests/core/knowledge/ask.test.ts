import { broughtUp, corrected, judged, newAsk, rated, weekOf, type Ask } from '../../../core/knowledge/ask'
import {
  asked,
  teaches,
  wentOn,
  wentToPerson,
  withReply,
  type AskStory,
} from '../../../core/knowledge/ask-story'
import type { Basis } from '../../../core/knowledge/basis'
import { DAY } from '../../../core/shared/time'

const at = Date.UTC(2026, 10, 22, 15, 59) // Sunday 23:59 in China
const basis = (outcome: Basis['outcome'], ...ids: string[]): Basis => ({
  ...{ version: 1, asked: '可以刻字吗', outcome },
  found: ids.map((id) => ({ id, p: 0.95 })),
})
const of = { _id: 'mianyu:261122-1:0', shopId: 'mianyu', openid: 'o1', seq: 3 }
const by = { by: { agentId: 'hejing', name: '何静' }, at }

/** What becomes of a story, told by these. */
const story = (first: Basis, ...then: ((so: AskStory | undefined) => AskStory | undefined)[]): AskStory => {
  const told = then.reduce<AskStory | undefined>(
    (so, change) => change(so),
    asked(undefined, { n: 0, at, basis: first }),
  )
  if (!told) throw new Error('nothing is left of it')
  return told
}
const answers = basis('answer', 'goods-1')
const offers = basis('choose', 'goods-1', 'manual#2')
const misses = basis('person')
const taps = (id: string) => (so: AskStory | undefined) => asked(so, { n: 2, at, basis: basis('answer', id) })
const look = ({ list, standing, key }: Ask) => [list, standing, key]

describe('where a question stands', () => {
  it.each([
    ['it was answered', story(answers), [null, 'unjudged', 'goods-1']],
    ['answered, then she wants a person', story(answers, wentToPerson), ['wrong', 'unjudged', 'goods-1']],
    ['nothing is known', story(misses), ['unanswered', 'missed', null]],
    ['offered, and left there', story(offers), [null, 'missed', null]],
    ['offered, then she wants a person', story(offers, wentToPerson), ['unanswered', 'missed', null]],
    ['offered, and she chose', story(offers, taps('manual#2')), [null, 'unjudged', 'manual']],
    ['chosen, then a person', story(offers, taps('goods-1'), wentToPerson), ['wrong', 'unjudged', 'goods-1']],
  ] as const)('%s', (_, told, expected) => {
    expect(look(newAsk(of, told))).toEqual(expected)
  })

  it('is no suggestion when it has no words', () => {
    expect(newAsk(of, story({ ...misses, asked: '😀？' })).list).toBeNull()
  })

  it('is another question when she taps what was not offered', () => {
    expect(story(offers, taps('goods-9'))).toMatchObject({ n: 2, basis: { outcome: 'answer' } })
  })

  it('is past once she went on from an answer, and not while nothing answered it', () => {
    expect(wentOn(story(answers))).toBeUndefined()
    expect(wentOn(story(misses))).toEqual(story(misses))
  })
})

describe('what is said of an answer', () => {
  const rating = { key: 'goods-1', helpful: false, clientId: 'one' }
  const ask = newAsk(of, story(answers, wentToPerson))

  it('by her counts once each, and the last counts', () => {
    const after = rated(rated(ask, rating), { ...rating, helpful: true, clientId: 'two' })
    expect(look(after)).toEqual([null, 'right', 'goods-1'])
    expect(rated(after, rating)).toBe(after)
  })

  it('by a person at the desk goes before what she says', () => {
    expect(look(rated(judged(ask, true, by), rating))).toEqual([null, 'right', 'goods-1'])
    expect(look(judged(rated(ask, { ...rating, helpful: true }), false, by))).toEqual([
      'wrong',
      'wrong',
      'goods-1',
    ])
  })

  it('of what was not answered is only what would have been right', () => {
    const after = corrected(newAsk(of, story(misses)), 'goods-2', by)
    expect(after).toMatchObject({ correctKey: 'goods-2', judged: null, list: 'unanswered' })
  })

  it('stays when a later turn is told, and a turn that is told late or twice changes nothing', () => {
    const said = rated(newAsk(of, story(answers)), rating)
    const later = broughtUp(
      said,
      7,
      story(answers, wentToPerson, (so) => withReply(so, '可以的')),
    )
    expect(later).toMatchObject({ helpful: false, toPerson: true, replies: ['可以的'], seq: 7 })
    expect(broughtUp(later, 7, story(answers))).toBe(later)
    expect(broughtUp(later, 5, story(answers))).toBe(later)
  })
})

it('is of the week in China that began on Monday', () => {
  expect(new Date(weekOf(at)).toISOString()).toBe('2026-11-15T16:00:00.000Z')
  expect(weekOf(at + 60_000)).toBe(weekOf(at) + 7 * DAY)
})

describe('an agent’s words', () => {
  const handed = story(misses, wentToPerson)

  it.each(['可以的，刻字加 10 元', '折好长 95 厘米，放得下', '这款没有，下周到货'])(
    '%s answers it',
    (text) => {
      expect(teaches(handed, text)).toBe(true)
    },
  )

  it.each(['您好，我是林晓，很高兴为您服务', '请问有什么可以帮您', '你好！我是客服小林', '好的'])(
    '%s does not',
    (text) => {
      expect(teaches(handed, text)).toBe(false)
    },
  )

  it('answer nothing before she came to him, nor after three', () => {
    expect(teaches(story(misses), '可以的，刻字加 10 元')).toBe(false)
    const told = ['一', '二', '三'].reduce<AskStory | undefined>((so, text) => withReply(so, text), handed)
    expect(teaches(told, '可以的，刻字加 10 元')).toBe(false)
  })
})
