import fc from 'fast-check'
import { fillQuickReply, quickReplyValues } from '../../../core/lane/quick-reply'
import type { OrderCard } from '../../../core/orders/order-view'
import { HOUR } from '../../../core/shared/time'

/** 2025-11-21 10:00 in China. */
const now = Date.UTC(2025, 10, 21, 2)
const order = (more: Partial<OrderCard> = {}): OrderCard => ({
  orderNo: '251120886037',
  status: 'paid',
  placedAt: now,
  title: '手捏陶瓷杯',
  kinds: 1,
  pieces: 1,
  paidFen: 5_269,
  shipBy: now + 8 * HOUR,
  ...more,
})
const nothing = { named: {}, positional: null }
const sends = { text: '{称呼}，{时间} 前发出。' }

describe('a quick reply', () => {
  it('without variables is sent as it is', () => {
    expect(fillQuickReply({ text: '您好' }, {}, nothing)).toEqual({ ok: true, text: '您好' })
  })

  it('is filled with what is known and what the agent wrote', () => {
    const filled = fillQuickReply(
      sends,
      { 称呼: '李先生' },
      { named: { 时间: '今天 18:00' }, positional: null },
    )
    expect(filled).toEqual({ ok: true, text: '李先生，今天 18:00 前发出。' })
  })

  it('takes words without a name for the single variable that is missing', () => {
    const filled = fillQuickReply(sends, { 称呼: '李先生' }, { named: {}, positional: '今天 18:00' })
    expect(filled).toEqual({ ok: true, text: '李先生，今天 18:00 前发出。' })
  })

  it('believes the agent more than what is known', () => {
    const filled = fillQuickReply(
      { text: '{称呼}好' },
      { 称呼: '李先生' },
      { named: { 称呼: '李老师' }, positional: null },
    )
    expect(filled).toEqual({ ok: true, text: '李老师好' })
  })

  it('names each variable that has no value, once', () => {
    expect(fillQuickReply({ text: '{时间}到{地点}，{时间}' }, { 地点: ' ' }, nothing)).toEqual({
      ok: false,
      reason: 'missing',
      names: ['时间', '地点'],
    })
  })

  it('does not guess which of two missing variables the words are for', () => {
    const filled = fillQuickReply(sends, {}, { named: {}, positional: '今天' })
    expect(filled).toEqual({ ok: false, reason: 'missing', names: ['称呼', '时间'] })
  })

  it('takes an unknown name for a slip', () => {
    const filled = fillQuickReply(sends, { 称呼: '李先生' }, { named: { 时见: '今天' }, positional: null })
    expect(filled).toEqual({ ok: false, reason: 'unknown', names: ['时见'] })
  })

  it('drops no words in silence', () => {
    const filled = fillQuickReply({ text: '您好' }, {}, { named: {}, positional: '亲' })
    expect(filled).toEqual({ ok: false, reason: 'extra', words: '亲' })
  })

  it('does not read variables out of values', () => {
    const filled = fillQuickReply({ text: '{甲}' }, {}, { named: {}, positional: '{乙}' })
    expect(filled).toEqual({ ok: true, text: '{乙}' })
  })

  it('is never sent with a hole, whatever its variables are called', () => {
    const name = fc.oneof(
      fc.constantFrom('constructor', '__proto__', 'toString', '时间'),
      fc.stringMatching(/^[^{}\s]{1,20}$/),
    )
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 4 }),
        fc.dictionary(name, fc.constantFrom('值', '')),
        (slots, known) => {
          const filled = fillQuickReply({ text: slots.map((slot) => `{${slot}}`).join('') }, known, nothing)
          if (filled.ok) expect(filled.text).toBe('值'.repeat(slots.length))
          else expect(filled.reason).toBe('missing')
        },
      ),
    )
  })
})

describe('what a quick reply knows by itself', () => {
  it('is the honorific, and the order that was last spoken of', () => {
    const values = quickReplyValues({
      shopper: { name: '李明', gender: 'male' },
      orders: [order({ orderNo: '251120880001' }), order()],
      now,
    })
    expect(values).toEqual({
      称呼: '李先生',
      订单号: '251120886037',
      订单尾号: '6037',
      商品: '手捏陶瓷杯',
      发货时间: '今天 18:00',
    })
  })

  it('is the place of the parcel and its arrival while it is on the way', () => {
    const values = quickReplyValues({
      shopper: null,
      orders: [order({ status: 'shipped', latest: '已到杭州', arriveBy: now + 24 * HOUR })],
      now,
    })
    expect(values).toMatchObject({ 称呼: '您好', 物流: '已到杭州', 送达时间: '明天 10:00' })
    expect(values).not.toHaveProperty('发货时间')
  })

  it('is no promise that has passed', () => {
    const values = quickReplyValues({ shopper: null, orders: [order({ shipBy: now })], now })
    expect(values).not.toHaveProperty('发货时间')
  })

  it('is nothing of an order when none was spoken of', () => {
    expect(quickReplyValues({ shopper: null, orders: [], now })).toEqual({ 称呼: '您好' })
  })
})
