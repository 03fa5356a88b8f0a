import { SECOND } from '../../core/shared/time'
import { isShopperTyping, lookingToo, othersLooking, type Presence } from '../../core/desk/presence'

const NOW = Date.UTC(2026, 10, 21, 2, 0)
const lin = { userid: 'linxiao', name: '林晓' }
const he = { userid: 'hejing', name: '何静' }

const presence = (more: Partial<Presence> = {}): Presence => ({
  _id: 'mianyu:o1',
  shopId: 'mianyu',
  desk: [
    { ...lin, at: NOW },
    { ...he, at: NOW },
  ],
  shopperSeq: 0,
  shopperTypingAt: 0,
  ...more,
})

describe('who looks at a conversation', () => {
  it('is everybody else, until he has not been heard of for half a minute', () => {
    expect(othersLooking(presence(), 'linxiao', NOW + 29 * SECOND)).toEqual([{ ...he, at: NOW }])
    expect(othersLooking(presence(), 'linxiao', NOW + 30 * SECOND)).toEqual([])
    expect(othersLooking(null, 'linxiao', NOW)).toEqual([])
  })

  it('is written down once in a quarter of a minute', () => {
    expect(lookingToo(presence(), lin, NOW + 14 * SECOND)).toBeNull()
    expect(lookingToo(presence(), lin, NOW + 15 * SECOND)).toEqual([
      { ...he, at: NOW },
      { ...lin, at: NOW + 15 * SECOND },
    ])
  })

  it('is written down again at once when somebody else wrote over it', () => {
    expect(lookingToo(presence({ desk: [{ ...he, at: NOW }] }), lin, NOW)).toHaveLength(2)
  })

  it('forgets those who are gone when somebody is written down', () => {
    expect(lookingToo(presence(), lin, NOW + 40 * SECOND)).toEqual([{ ...lin, at: NOW + 40 * SECOND }])
  })
})

describe('a shopper', () => {
  it('is typing for some seconds after she was, and not once something was said since', () => {
    const typing = presence({ shopperTypingAt: NOW })
    expect(isShopperTyping(typing, NOW - 1, NOW + 5 * SECOND)).toBe(true)
    expect(isShopperTyping(typing, NOW - 1, NOW + 6 * SECOND)).toBe(false)
    expect(isShopperTyping(typing, NOW, NOW + SECOND)).toBe(false)
    expect(isShopperTyping(null, 0, NOW)).toBe(false)
  })
})
