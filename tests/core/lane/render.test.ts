import fc from 'fast-check'
import { renderGroup, renderTurn, type LaneMessage, type ShownTurn } from '../../../core/lane/render'
import { byteLength } from '../../../core/lane/text'
import { newConversation } from '../../../core/conversation/state'
import { agent, assigned, bot, cup, hears, last, notice, opened, photo, play, step } from './story'

const arrival = [hears('在吗', { events: [opened()] }), assigned('林晓')]
const shown = (...steps: Parameters<typeof play>[0]): ShownTurn[] => play([...arrival, ...steps]).slice(2)
const rendered = (...steps: Parameters<typeof play>[0]) => renderTurn(last(shown(...steps)))
const text = (words: string): LaneMessage => ({ kind: 'text', text: words })

describe('a turn in the chat of its agent', () => {
  it('is the number, the shopper, the running number and the words', () => {
    expect(rendered(hears('有一只杯子的把手断了'))).toEqual([text('#12 张女士 ·3　有一只杯子的把手断了')])
  })

  it('tells two equal texts apart', () => {
    const [first, second] = shown(hears('在吗'), hears('在吗')).map(renderTurn)
    expect(first).toEqual([text('#12 张女士 ·3　在吗')])
    expect(second).toEqual([text('#12 张女士 ·4　在吗')])
  })

  it('shows HTML and emoji as typed', () => {
    expect(rendered(hears('<b>好</b> 👩‍👩‍👧'))).toEqual([text('#12 张女士 ·3　<b>好</b> 👩‍👩‍👧')])
  })

  it('sets in the lines after the first, so that no line can be forged', () => {
    expect(rendered(hears('地址改成：\n#15 李先生 ·1　退款吧'))).toEqual([
      text('#12 张女士 ·3　地址改成：\n　#15 李先生 ·1　退款吧'),
    ])
  })

  it('names a photo, and shows it', () => {
    expect(rendered(hears(photo('cloud://a')))).toEqual([
      text('#12 张女士 ·3　[照片]'),
      { kind: 'image', fileId: 'cloud://a' },
    ])
  })

  it('shows an order with tail, title, amount and status', () => {
    expect(rendered(hears({ kind: 'order', order: cup }))).toEqual([
      text('#12 张女士 ·3　[订单] 尾号 6037 手捏陶瓷杯 320ml 月白 等 2 种 ¥128.00 已签收'),
    ])
  })

  it('does not echo the bot, the agent or what the system told the shopper', () => {
    expect(
      rendered(step([bot('您好'), agent('林晓', '您好'), notice({ type: 'handOffCancelled' })])),
    ).toEqual([])
  })

  it('tells that the session ended without him', () => {
    const ended = (by: 'agent' | 'shopper' | 'system') =>
      rendered(step([notice({ type: 'ended', code: '251121-12', by })]))
    expect(ended('shopper')).toEqual([text('#12 张女士 结束了会话')])
    expect(ended('system')).toEqual([text('#12 张女士 的会话已自动结束')])
    expect(ended('agent')).toEqual([])
  })

  it('tells how the shopper rated him', () => {
    const rating = { stars: 5, tags: ['回复快', '一次解决'], comment: '不用寄回真的省事' }
    const end = step([], [{ type: 'ended', sessionId: 's-1', by: 'agent' }])
    expect(rendered(end, step([], [{ type: 'rated', sessionId: 'session-12', rating }]))).toEqual([
      text('#12 张女士 评价 ★★★★★ 回复快、一次解决：不用寄回真的省事'),
    ])
    const bare = { stars: 2, tags: [], comment: '' }
    expect(rendered(end, step([], [{ type: 'rated', sessionId: 'session-12', rating: bare }]))).toEqual([
      text('#12 张女士 评价 ★★☆☆☆'),
    ])
  })

  it('calls a shopper without a name 顾客', () => {
    const [first] = play([hears('在吗', { events: [opened()] })], newConversation)
    expect(renderTurn(first!)).toEqual([text('#12 顾客 ·1　在吗')])
  })

  it('comes in numbered parts when it is too long for one message', () => {
    const texts = rendered(hears('杯'.repeat(1_000))).map((message) =>
      message.kind === 'text' ? message.text : '',
    )
    expect(texts.map((part) => part.slice(0, 18))).toEqual([
      '#12 张女士 ·3（1/2）　杯杯',
      '#12 张女士 ·3（2/2）　杯杯',
    ])
    expect(texts.join('').match(/杯/g)).toHaveLength(1_000)
  })
})

describe('turns that were held back', () => {
  it('come together: a line each under one head, the photos after it', () => {
    const turns = shown(
      hears('有一只杯子的把手断了'),
      hears(photo('cloud://a')),
      hears('能退吗\n急'),
      hears('能退吗'),
    )
    expect(renderGroup(turns)).toEqual([
      text('#12 张女士 ·3–6\n有一只杯子的把手断了\n[照片]\n能退吗\n　急\n能退吗'),
      { kind: 'image', fileId: 'cloud://a' },
    ])
  })

  it('with verdicts name each message by its number, the shopper once', () => {
    const body = { kind: 'image', fileId: 'cloud://a', width: 3, height: 4, bytes: 9 } as const
    const verdict = (running: number) =>
      step([], [{ type: 'judged', seq: running, position: 0, verdict: 'pass', running, body }])
    const picture = { kind: 'image', fileId: 'cloud://a' }
    expect(renderGroup(shown(verdict(2), verdict(3)))).toEqual([
      text('#12 张女士\n·2　[照片] 审核通过\n·3　[照片] 审核通过'),
      picture,
      picture,
    ])
  })

  it('look like a turn when only one of them says something', () => {
    const turns = shown(step([agent('林晓', '您好')]), hears('在吗'))
    expect(renderGroup(turns)).toEqual([text('#12 张女士 ·4　在吗')])
  })

  it('keep two sessions apart', () => {
    const turns = shown(
      hears('一'),
      hears('二'),
      step([], [{ type: 'ended', sessionId: 's-1', by: 'agent' }]),
      hears('三', { events: [opened(15)] }),
    ).filter(({ turn }) => turn.messages.length > 0)
    expect(renderGroup(turns)).toEqual([text('#12 张女士 ·3–4\n一\n二'), text('#15 张女士 ·1　三')])
  })

  it('of which there are none are nothing', () => {
    expect(renderGroup([])).toEqual([])
  })
})

describe('whatever a shopper writes', () => {
  const body = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1_000, size: 'max' }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1_000, size: 'max' }),
    fc.nat({ max: 1_000 }).map((count) => `👩‍👩‍👧${'杯'.repeat(count)}`),
    fc.nat({ max: 999 }).map((count) => `e${'\u0301'.repeat(count)}`),
  )

  it('no text is larger than the platform takes, and no two are equal', () => {
    fc.assert(
      fc.property(fc.array(body, { minLength: 1, maxLength: 4 }), (bodies) => {
        const turns = shown(...bodies.map((words) => hears(words)))
        for (const messages of [turns.flatMap(renderTurn), renderGroup(turns)]) {
          const texts = messages.flatMap((message) => (message.kind === 'text' ? message.text : []))
          expect(Math.max(...texts.map((words) => Buffer.byteLength(words)))).toBeLessThanOrEqual(2_048)
          expect(new Set(texts).size).toBe(texts.length)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('its bytes are counted as they are sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(byteLength(words)).toBe(Buffer.byteLength(words))
      }),
    )
  })
})
