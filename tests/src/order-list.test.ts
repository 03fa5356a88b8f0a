import type { OrderCard } from '../../core/orders/order-view'
import { err, ok } from '../../core/shared/result'
import { nextCursor, unasked } from '../../src/api/paged'
import { evolve, tabOf, type OrderPage } from '../../src/features/orders/order-list'

const order = (orderNo: string): OrderCard => ({
  orderNo,
  status: 'paid',
  placedAt: 0,
  title: '手捏陶瓷杯',
  kinds: 1,
  pieces: 1,
  paidFen: 100,
})
const page = (numbers: readonly string[], next: string | null = null): OrderPage => ({
  orders: numbers.map(order),
  next,
  now: 1_000,
})
const first = (value: OrderPage) =>
  ({ type: 'firstArrived', reply: ok(value), at: 5, recalled: null }) as const
const more = (cursor: string, value: OrderPage) =>
  ({ type: 'moreArrived', cursor, reply: ok(value) }) as const
const refused = { reply: err('offline'), at: 5 } as const

const shown = ({ head }: ReturnType<typeof evolve>) =>
  head.status === 'ready' ? head.value.orders.map(({ orderNo }) => orderNo) : head.status

const loaded = evolve(unasked, first(page(['9001', '9002'], 'c1')))

describe('a tab of orders', () => {
  it('shows the first page and knows where the next begins', () => {
    expect(shown(loaded)).toEqual(['9001', '9002'])
    expect(nextCursor(loaded)).toBe('c1')
  })

  it('appends a page, an order that moved between pages once', () => {
    const list = evolve(loaded, more('c1', page(['9002', '9003'])))
    expect(shown(list)).toEqual(['9001', '9002', '9003'])
    expect(nextCursor(list)).toBeNull()
  })

  it('asks for one page at a time', () => {
    expect(nextCursor(evolve(loaded, { type: 'moreAsked' }))).toBeNull()
  })

  it('drops a page that continues a list that was replaced meanwhile', () => {
    const replaced = evolve(evolve(loaded, { type: 'moreAsked' }), first(page(['9009'], 'c9')))
    expect(evolve(replaced, more('c1', page(['9003'])))).toBe(replaced)
  })

  it('keeps its orders when an older page does not come, and can ask again', () => {
    const list = evolve(evolve(loaded, { type: 'moreAsked' }), {
      type: 'moreArrived',
      cursor: 'c1',
      reply: err('offline'),
    })
    expect(list.tail).toBe('failed')
    expect(shown(list)).toEqual(['9001', '9002'])
    expect(nextCursor(list)).toBe('c1')
  })

  it('keeps its orders when a refresh fails, and says why they are old', () => {
    const list = evolve(loaded, { type: 'firstArrived', ...refused, recalled: null })
    expect(shown(list)).toEqual(['9001', '9002'])
    expect(list.head).toMatchObject({ refusal: 'offline' })
  })

  it('falls back to what an earlier visit left, else fails', () => {
    const recalled = page(['9000'])
    expect(shown(evolve(unasked, { type: 'firstArrived', ...refused, recalled }))).toEqual(['9000'])
    expect(evolve(unasked, { type: 'firstArrived', ...refused, recalled: null }).head).toEqual({
      status: 'failed',
      code: 'offline',
      at: 5,
    })
  })

  it('forgets the refusal with the next answer', () => {
    const stale = evolve(loaded, { type: 'firstArrived', ...refused, recalled: null })
    expect(evolve(stale, first(page(['9004']))).head).toMatchObject({ refusal: null })
  })
})

it('opens 全部 when asked for a tab that does not exist', () => {
  expect(tabOf('shipped')).toBe('shipped')
  expect(tabOf('refunded')).toBe('all')
  expect(tabOf('')).toBe('all')
})
