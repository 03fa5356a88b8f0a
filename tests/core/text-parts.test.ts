import fc from 'fast-check'
import { textParts } from '../../core/conversation/text-parts'

/** What can be tapped, in short. */
const taps = (text: string) =>
  textParts(text).flatMap((part) => {
    switch (part.kind) {
      case 'link':
        return [`link ${part.url}`]
      case 'phone':
        return [`phone ${part.phone}`]
      case 'order':
        return [`order ${part.orderNo}`]
      default:
        return []
    }
  })

describe('what can be tapped in a text', () => {
  it('is an address, up to where the sentence goes on', () => {
    expect(taps('看这里https://example.com/a?b=1&c=2，谢谢')).toEqual(['link https://example.com/a?b=1&c=2'])
    expect(taps('see (https://example.com/wiki/Cup_(mug)).')).toEqual([
      'link https://example.com/wiki/Cup_(mug)',
    ])
    expect(taps('www.example.com。')).toEqual(['link https://www.example.com'])
    expect(taps('https:// 打不开，http://localhost 也是')).toEqual([])
  })

  it('is never an address that would run a script', () => {
    expect(taps('javascript:alert(1) data:text/html,x')).toEqual([])
  })

  it('is a phone number as people write it', () => {
    expect(taps('打 138 0013 8000 或 +8613800138000')).toEqual(['phone 13800138000', 'phone +8613800138000'])
    expect(taps('座机0571-88886666，客服400-820-8820')).toEqual(['phone 057188886666', 'phone 4008208820'])
  })

  it('is an order number, not a parcel’s number, a bank card in groups or a price', () => {
    expect(taps('订单251118204516037到哪了')).toEqual(['order 251118204516037'])
    expect(taps('E20251118204516037000123')).toEqual(['order E20251118204516037000123'])
    expect(taps('运单 SF1583024766190，卡号 6222 0212 3456 7890，¥1299.00，20251118')).toEqual([])
  })

  it('does not cut a longer number into a phone or an order', () => {
    expect(taps('1'.repeat(30))).toEqual([])
    expect(taps('a13800138000b')).toEqual([])
  })

  it('leaves every text as it was, whatever it holds', () => {
    const pieces = fc.constantFrom(
      'https://a.cn/b',
      '13800138000',
      '251118204516037',
      '👩‍👩‍👧',
      '，',
      ' ',
      '(',
      '。',
      'ab',
      '\u202e',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (texts) => {
        const text = texts.join('')
        return (
          textParts(text)
            .map((part) => part.text)
            .join('') === text
        )
      }),
    )
  })
})
