import { judged, newAsk, type Ask } from '../../../core/knowledge/ask'
import { contentOf, openKnowledge } from '../../../core/knowledge/live'
import { usualThresholds } from '../../../core/knowledge/outcome'
import { thresholdsFrom } from '../../../core/knowledge/thresholds'

const by = { by: { agentId: 'hejing', name: '何静' }, at: 0 }
const of = { _id: 'mianyu:261122-1:0', shopId: 'mianyu', openid: 'o1', seq: 1 }
const basisOf = (outcome: 'answer' | 'choose', p: number, ...ids: string[]) => ({
  ...{ version: 1, asked: '可以刻字吗', outcome },
  found: ids.map((id, at) => ({ id, p: at === 0 ? p : 0 })),
})

const answered = (p: number, right: boolean): Ask =>
  judged(newAsk(of, { n: 0, at: 0, basis: basisOf('answer', p, 'goods-1'), replies: [] }), right, by)
const offered = (p: number, chosen?: string, toPerson?: true): Ask =>
  newAsk(of, {
    ...{ n: 0, at: 0, basis: basisOf('choose', p, 'goods-1', 'goods-2'), replies: [] },
    ...(chosen !== undefined && { chosen }),
    ...(toPerson && { toPerson }),
  })
const times = (count: number, ask: Ask): Ask[] => Array.from({ length: count }, () => ask)
const sureAfter = (...asks: readonly (readonly Ask[])[]): number => thresholdsFrom(asks.flat()).sure

describe('from where on the bot answers', () => {
  it('is as usual until enough was said', () => {
    expect(thresholdsFrom([])).toEqual(usualThresholds)
    expect(sureAfter(times(30, answered(0.95, true)))).toBe(usualThresholds.sure)
  })

  it('comes down to where what is first among those offered is chosen, and what is answered is right', () => {
    expect(sureAfter(times(40, answered(0.95, true)), times(40, offered(0.72, 'goods-1')))).toBe(0.72)
  })

  it('stays where others are chosen, or a person is asked for', () => {
    const good = times(40, answered(0.95, true))
    const mixed = [...times(30, offered(0.72, 'goods-1')), ...times(10, offered(0.72, 'goods-2'))]
    expect(sureAfter(good, mixed)).toBe(usualThresholds.sure)
    expect(sureAfter(good, times(10, offered(0.72, undefined, true)))).toBe(usualThresholds.sure)
  })

  it('goes up where the answers that it is just sure of are wrong', () => {
    expect(sureAfter(times(10, answered(0.91, false)), times(60, answered(0.97, true)))).toBe(0.97)
  })

  it('never falls below a half', () => {
    expect(sureAfter(times(60, offered(0.3, 'goods-1')), times(60, answered(0.95, true)))).toBe(0.5)
  })

  it('leaves what is asked word for word only, where the bot is surely bad at the rest', () => {
    expect(sureAfter(times(60, answered(0.95, false)))).toBe(1)
    expect(sureAfter(times(19, answered(0.95, false)))).toBe(usualThresholds.sure)
    expect(sureAfter(times(50, answered(0.95, true)), times(5, answered(0.95, false)))).toBe(
      usualThresholds.sure,
    )
  })

  it('heeds neither what was asked word for word nor who went away', () => {
    expect(sureAfter(times(60, answered(1, true)), times(60, offered(0.6)))).toBe(usualThresholds.sure)
  })
})

it('is stored with the version that it was published with, and holds for it alone', () => {
  const thresholds = { sure: 0.72, likely: 0.15 }
  expect(openKnowledge(2, contentOf([], thresholds)).thresholds).toEqual(thresholds)
  const { thresholds: _, ...before } = contentOf([])
  expect(openKnowledge(1, before).thresholds).toEqual(usualThresholds)
})
