import type { MessageView } from '../../core/conversation/message'
import { chatCopy } from '../../src/copy/chat'
import { handedOver } from '../../src/features/conversation/handed.shared'
import { healing } from '../../src/features/conversation/healing.shared'
import { sampleOrder } from '../support/samples'
import { toOrderCard } from '../../core/orders/order-view'

const said = (seq: number, body: MessageView['body'], kind: 'shopper' | 'bot' = 'shopper'): MessageView => ({
  id: `${seq}.0`,
  seq,
  at: seq,
  from: { kind },
  body,
  clientId: `client-${seq}`,
})
const photo = { kind: 'image', url: 'cloud://a' } as MessageView['body']
const card = { kind: 'order', order: toOrderCard(sampleOrder()) } as MessageView['body']
const text = { kind: 'text', text: '杯子碎了' } as const
const ended = { kind: 'notice', notice: { type: 'ended', code: '261122-1' } } as MessageView['body']
const briefOf = (messages: readonly MessageView[]) => chatCopy.handOff.brief(handedOver(messages))

describe('what the card of the queue says was handed over', () => {
  it('names no photo where none was sent', () => {
    expect(briefOf([said(1, text)])).toBe('您说的情况已交给客服，不用再说一遍。')
  })

  it('names the order and counts the photos of this session', () => {
    const tail = toOrderCard(sampleOrder()).orderNo.slice(-4)
    const messages = [
      said(1, photo),
      said(2, ended, 'bot'),
      said(3, card),
      said(4, photo),
      said(5, photo, 'bot'),
    ]
    expect(briefOf(messages)).toBe(`订单尾号 ${tail}、1 张照片和您说的情况都已交给客服，不用再说一遍。`)
  })

  it('counts nothing while the beginning of the session is not here', () => {
    expect(briefOf([said(41, photo), said(42, text)])).toBe('照片和您说的情况都已交给客服，不用再说一遍。')
  })
})

describe('what failed', () => {
  it('is offered again only where a repeat can help', () => {
    expect(['internal', 'fileMissing', 'offline'].map(healing)).toEqual(['again', 'again', 'again'])
    const hopeless = [
      'fileEmpty',
      'fileTooLarge',
      'fileKind',
      'fileGone',
      'videoTooLong',
      'voiceKind',
      'textTooLong',
    ]
    expect(new Set(hopeless.map(healing))).toEqual(new Set(['never']))
  })
})
