import type { Digest } from '../../../core/conversation/digest'
import { newConversation, type ConversationState } from '../../../core/conversation/state'
import { botWords } from '../../../core/copy/bot'
import { introduction } from '../../../core/lane/introduction'
import { DAY } from '../../../core/shared/time'
import type { QuickReply } from '../../../core/quick-replies/quick-reply'
import { sampleReply } from '../../support/quick-replies'
import {
  agent,
  answered,
  assigned,
  bot,
  cup,
  hears,
  last,
  notice,
  now,
  opened,
  photo,
  play,
  step,
  transferred,
  type Step,
} from './story'

const by = now + 60_000

interface Known {
  readonly replies?: readonly QuickReply[]
  readonly digest?: Digest
}

const introduced = (steps: readonly Step[], from?: ConversationState, { replies = [], digest }: Known = {}) =>
  introduction({
    state: last(play(steps, from)).turn.state,
    messages: steps.flatMap(({ messages }) => messages),
    now,
    by,
    replies,
    digest: digest ?? null,
  })
const textOf = (steps: readonly Step[], from?: ConversationState): string =>
  introduced(steps, from)
    .flatMap((message) => (message.kind === 'text' ? message.text : []))
    .join('\n---\n')

const opening = hears({ kind: 'order', order: cup }, { events: [opened()] })

describe('the introduction of a session', () => {
  it('tells who comes, with which order, what was asked and answered, and until when to reply', () => {
    const steps = [
      opening,
      hears('2 只陶瓷杯有 1 只把手断了'),
      hears(photo('cloud://a'), { messages: [bot(botWords.media.image)], events: [answered()] }),
      assigned('林晓'),
    ]
    expect(introduced(steps)).toEqual([
      {
        kind: 'text',
        text: [
          '#12 张女士接入',
          '订单尾号 6037（手捏陶瓷杯 320ml 月白 等 2 种，已签收）；说：2 只陶瓷杯有 1 只把手断了；已发照片 1 张。机器人答过 1 次。',
          '回复 #12 内容，首响请在 10:03 前',
        ].join('\n'),
      },
      { kind: 'image', fileId: 'cloud://a' },
    ])
  })

  it('names the quick replies that fit, and why', () => {
    const broken = sampleReply({ position: 5, title: '破损，仅退款', keywords: ['断了', '断'] })
    const [message] = introduced([opening, hears('把手断了'), assigned('林晓')], undefined, {
      replies: [broken],
    })
    expect(message?.kind === 'text' && message.text.split('\n').slice(1)).toEqual([
      expect.stringContaining('说：把手断了'),
      '可用 #12 /5 破损，仅退款（顾客提到“断了”）',
      '回复 #12 内容，首响请在 10:03 前',
    ])
  })

  it('quotes the last thing that the bot really answered', () => {
    const steps = [
      hears('我的快递到哪了', {
        messages: [bot('订单尾号 6037 在路上：已到杭州。'), bot({ kind: 'order', order: cup })],
        events: [opened(), answered(cup.orderNo)],
      }),
      hears('转人工', { messages: [bot(botWords.handOff)], events: [answered()] }),
      assigned('林晓'),
    ]
    expect(textOf(steps)).toContain(
      '；说：我的快递到哪了。机器人答过 2 次。最后答：“订单尾号 6037 在路上：已到杭州”。\n',
    )
  })

  it('neither counts nor quotes what was no answer', () => {
    const found = { type: 'answered', offeredPerson: true, orderNo: null } as const
    const steps = [
      hears('我的快递到哪了', { messages: [bot(botWords.noOrders)], events: [opened(), found] }),
      assigned('林晓'),
    ]
    expect(textOf(steps)).toContain('说：我的快递到哪了。机器人没有答过。\n')
    const greeted = hears('你好', { messages: [bot('您好，我在。')], events: [opened(), answered()] })
    const unknown = hears('我的快递到哪了', { messages: [bot(botWords.noOrders)], events: [found] })
    expect(textOf([greeted, unknown, assigned('林晓')])).toContain('机器人答过 1 次。最后答：“您好，我在”。')
  })

  it('records what the bot asked back, and what was tapped', () => {
    const asked = bot({ kind: 'orders', text: '您问的是哪一笔订单？', orders: [cup] })
    const steps = [
      hears('我的订单', { messages: [asked], events: [opened(), answered()] }),
      hears(
        { kind: 'order', order: cup },
        { messages: [bot('订单尾号 6037 已签收。')], events: [answered()] },
      ),
      ...['在吗', '还在吗', '人呢', '急'].map((text) => hears(text)),
      assigned('林晓'),
    ]
    expect(textOf(steps)).toContain(
      '之前说的：\n顾客：我的订单\n机器人：您问的是哪一笔订单？\n顾客：[订单] 尾号 6037 手捏陶瓷杯\n机器人：订单尾号 6037 已签收。\n',
    )
  })

  it('says so when the shopper only called for a person', () => {
    expect(textOf([hears('转人工', { events: [opened()] }), assigned('林晓')])).toContain(
      '没有说什么事，直接找人工。机器人没有答过。',
    )
    expect(textOf([step([], [opened()]), assigned('林晓')])).toContain('没有说什么事，直接找人工。')
  })

  it('quotes each of several things that were asked', () => {
    expect(textOf([hears('在吗', { events: [opened()] }), hears('能退吗'), assigned('林晓')])).toContain(
      '说：“在吗”“能退吗”。',
    )
  })

  it('brings the words that the summary leaves out, so that nothing is asked twice', () => {
    const long = '杯'.repeat(300)
    const text = textOf([hears(long, { events: [opened()] }), assigned('林晓')])
    expect(text).toContain(`\n---\n#12 张女士 之前说的：\n顾客：${long}`)
  })

  it('brings the last three photos', () => {
    const steps = [
      opening,
      ...['a', 'b', 'c', 'd'].map((name) => hears(photo(`cloud://${name}`))),
      assigned('林晓'),
    ]
    expect(introduced(steps).slice(1)).toEqual(
      ['b', 'c', 'd'].map((name) => ({ kind: 'image', fileId: `cloud://${name}` })),
    )
  })

  it('tells who handed it on, and what was said before', () => {
    const steps = [
      hears('能退吗', { events: [opened()] }),
      assigned('林晓'),
      step([agent('林晓', '我请同事看看')], [{ type: 'replied' }]),
      transferred('周宁'),
    ]
    expect(textOf(steps)).toBe(
      [
        '#12 张女士由林晓转来',
        '说：能退吗。机器人没有答过。林晓答过 1 次。',
        '回复 #12 内容，首响请在 10:03 前',
        '---',
        '#12 张女士 之前说的：',
        '顾客：能退吗',
        '林晓：我请同事看看',
      ].join('\n'),
    )
  })

  it('is an arrival again after the shopper went back to the queue', () => {
    const queued = step([notice({ type: 'queued', ahead: 0, waitMs: null })], [{ type: 'queued' }])
    const steps = [hears('能退吗', { events: [opened()] }), assigned('林晓'), queued, assigned('周宁')]
    expect(textOf(steps)).toMatch(/^#12 张女士接入\n/)
  })

  it('stays within one message however long the names are', () => {
    const card = { ...cup, title: '杯'.repeat(2_000), sku: '白'.repeat(2_000) }
    const steps = [
      hears({ kind: 'order', order: card }, { events: [opened()] }),
      hears('能退吗'),
      assigned('林晓'),
    ]
    const from = { ...newConversation, shopper: { name: '张'.repeat(2_000), gender: 'unknown' as const } }
    expect(introduced(steps, from)).toHaveLength(1)
    expect(Buffer.byteLength(textOf(steps, from))).toBeLessThanOrEqual(2_048)
  })

  it('is nothing when the session is over', () => {
    expect(
      introduced([opening, assigned('林晓'), step([], [{ type: 'ended', sessionId: 's-1', by: 'agent' }])]),
    ).toEqual([])
  })

  it('brings what the colleague wrote, what was promised, and what was decided when she came before', () => {
    const digest: Digest = {
      ...{ openedAt: now, handedAt: now, asked: [], photos: 0, orders: [], botAnswers: 0, answered: [] },
      ...{ helped: [], promised: [{ at: now, name: '林晓', text: '今天给您补发' }] },
      ...{ why: null, hops: 1 },
      hands: [{ at: now, from: '林晓', to: '何静', note: '库存已锁' }],
      earlier: [
        {
          ...{ sessionId: 's-0', code: '251119-7', openedAt: now - 2 * DAY, endedAt: now - 2 * DAY },
          ...{
            agentName: '周宁',
            asked: ['浴巾怎么洗'],
            orderNos: [],
            decided: '30 度以下机洗',
            promised: [],
          },
          stars: 5,
        },
      ],
    }
    const text = introduced([opening, hears('能退吗'), assigned('何静')], undefined, { digest })
      .flatMap((message) => (message.kind === 'text' ? message.text : []))
      .join('\n')
    expect(text).toContain(
      [
        '林晓留言：库存已锁',
        '林晓答应过：“今天给您补发”',
        '上次 11-19（周宁接待，评 5 星），问“浴巾怎么洗”，答“30 度以下机洗”',
      ].join('\n'),
    )
    expect(text).toContain('之前说的：') // it was handed on: nothing has to be said twice
  })
})
