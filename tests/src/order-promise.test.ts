import type { OrderCard } from '../../core/orders/order-view'
import { promiseOf } from '../../src/features/orders/promise'

/** 10:10 on Friday 2025-11-21 in China. */
const now = Date.UTC(2025, 10, 21, 2, 10)
const at = (day: number, hour: number, minute = 0) => Date.UTC(2025, 10, 21 + day, hour - 8, minute)

const order = (fields: Partial<OrderCard>): OrderCard => ({
  orderNo: '251119132207118',
  status: 'paid',
  placedAt: at(-2, 13, 22),
  title: '长绒棉四件套',
  kinds: 1,
  pieces: 1,
  paidFen: 36_900,
  ...fields,
})

const said = (fields: Partial<OrderCard>) => {
  const { before, time, after, late } = promiseOf(order(fields), now)
  return `${late ? '! ' : ''}${before}${time}${after}`
}

describe('the promise line', () => {
  it('says until when a paid order is sent', () => {
    expect(said({ status: 'paid', shipBy: at(0, 18) })).toBe('今天 18:00 前发出')
    expect(said({ status: 'paid', shipBy: at(4, 18) })).toBe('11月25日 周二 18:00 前发出')
  })

  it('says until when a parcel arrives', () => {
    expect(said({ status: 'shipped', arriveBy: at(1, 18) })).toBe('明天 18:00 前送达')
  })

  it('owns up to a promise that was not kept', () => {
    expect(said({ status: 'paid', shipBy: at(-8, 18) })).toBe('! 应在 11-13 18:00 前发出，已晚')
    expect(said({ status: 'shipped', arriveBy: at(0, 9) })).toBe('! 应在 今天 09:00 前送达，已晚')
  })

  it('keeps the promise until its very moment', () => {
    expect(said({ status: 'paid', shipBy: now })).toBe('今天 10:10 前发出')
    expect(said({ status: 'paid', shipBy: now - 1 })).toMatch(/^! /)
  })

  it('says what happened last where nothing is promised', () => {
    expect(said({ status: 'unpaid' })).toBe('11-19 13:22 下单')
    expect(said({ status: 'paid' })).toBe('11-19 13:22 下单，等待发出')
    expect(said({ status: 'shipped' })).toBe('11-19 13:22 下单，已发出')
    expect(said({ status: 'delivered', deliveredAt: at(0, 9, 26) })).toBe('今天 09:26 签收')
    expect(said({ status: 'completed', deliveredAt: at(-1, 9, 26) })).toBe('昨天 09:26 签收')
    expect(said({ status: 'completed' })).toBe('11-19 13:22 下单')
    expect(said({ status: 'cancelled' })).toBe('11-19 13:22 下单')
  })
})
