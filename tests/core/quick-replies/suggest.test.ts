import type { Message } from '../../../core/conversation/message'
import { suggest } from '../../../core/quick-replies/suggest'
import { sampleReply } from '../../support/quick-replies'

const says = (text: string, kind: 'shopper' | 'bot' = 'shopper'): Message => ({
  from: { kind },
  body: { kind: 'text', text },
})

const parcel = sampleReply({ position: 1, title: '物流进度', keywords: ['物流', '快递'] })
const refund = sampleReply({ position: 2, title: '退款进度', keywords: ['退款', '退款进度'] })
const back = sampleReply({ position: 3, title: '退货步骤', keywords: ['退'] })
const fake = sampleReply({ position: 4, title: '正品说明', keywords: ['假货'] })
const replies = [fake, back, refund, parcel]

const suggested = (...messages: readonly Message[]) =>
  suggest(messages, replies).map(({ reply, word }) => [reply.title, word])

describe('quick replies are suggested', () => {
  it('for what the shopper said, with her word as the reason', () => {
    expect(suggested(says('这是假货吧'))).toEqual([['正品说明', '假货']])
  })

  it('by the longest keyword first, for it says most', () => {
    expect(suggested(says('查一下退款进度，快递呢'))).toEqual([
      ['退款进度', '退款进度'],
      ['物流进度', '快递'],
      ['退货步骤', '退'],
    ])
  })

  it('for her newest words first, each once', () => {
    expect(suggested(says('快递到哪了'), says('算了，退款'), says('退款'))).toEqual([
      ['退款进度', '退款'],
      ['退货步骤', '退'],
      ['物流进度', '快递'],
    ])
  })

  it('whatever marks, width and case stand between', () => {
    expect(suggested(says('退 款！'))[0]).toEqual(['退款进度', '退款'])
  })

  it('three at most, and not for what was said before the last three messages', () => {
    expect(suggested(says('假货'), says('在吗'), says('在吗'), says('在吗'))).toEqual([])
    expect(suggested(says('假货退款快递'))).toHaveLength(3)
  })

  it('never for the words of others', () => {
    expect(suggested(says('要退款吗', 'bot'))).toEqual([])
  })

  it('not by a keyword that is only marks, which stands in every text', () => {
    expect(suggest([says('你好')], [sampleReply({ keywords: ['！'] })])).toEqual([])
  })
})
