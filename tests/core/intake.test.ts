import fc from 'fast-check'
import { arrive, type Arrival, type PushedParcel } from '../../core/orders/intake/arrive'
import { readPush } from '../../core/orders/intake/read-push'
import type { Order } from '../../core/orders/order'
import { digestOf } from '../../core/orders/import/digest'
import { NOW, sampleOrder } from '../support/samples'

const version = (updatedAt: number): Order => {
  const parcels = updatedAt % 2 ? [{ company: '中通快递', trackingNo: `78000${updatedAt}`, track: [] }] : []
  const order: Order = {
    ...sampleOrder(),
    status: 'paid',
    buyerNote: `第 ${updatedAt} 版`,
    parcels,
    updatedAt,
  }
  return { ...order, digest: digestOf(order) }
}
const parcelAt = (updatedAt: number, trackingNo: string): PushedParcel => ({
  company: `快递 ${updatedAt}`,
  trackingNo,
  updatedAt,
  ...(updatedAt % 3 === 0 && { deliveredAt: updatedAt }),
  track: [{ at: updatedAt, text: `第 ${updatedAt} 站` }],
})

type Piece = { readonly order: Order } | { readonly parcel: PushedParcel }

const pieces: readonly Piece[] = [
  ...[1, 2, 3, 4].map((at) => ({ order: version(at) })),
  ...[1, 3, 5].map((at) => ({ parcel: parcelAt(at, 'SF0001') })),
  ...[2, 4].map((at) => ({ parcel: parcelAt(at, 'SF0002') })),
]

const arrivalOf = (some: readonly Piece[]): Arrival => ({
  orderNo: sampleOrder().orderNo,
  orders: some.flatMap((piece) => ('order' in piece ? piece.order : [])),
  parcels: some.flatMap((piece) => ('parcel' in piece ? piece.parcel : [])),
})

/** Pieces one by one; a parcel without its order waits as the order book lets it. */
const endOf = (sequence: readonly Piece[]): Order | null => {
  let order: Order | null = null
  let waiting: Piece[] = []
  for (const piece of sequence) {
    const now: Piece[] = [...waiting, piece]
    const came: { readonly order: Order | null } = arrive(order, arrivalOf(now))
    waiting = came.order ? [] : now
    order = came.order
  }
  return order
}

/** Parcels beside each other have no order of their own. */
const settled = (order: Order | null) => ({
  ...order,
  parcels: [...(order?.parcels ?? [])].sort((a, b) => (a.trackingNo < b.trackingNo ? -1 : 1)),
})

describe('an order that an agent called cancelled', () => {
  const cancelled: Order = { ...version(10), status: 'cancelled', cancelledAt: 20 }
  const after = (orders: readonly Order[]) =>
    arrive(cancelled, { orderNo: cancelled.orderNo, orders, parcels: [] }).order

  it('stays so, whatever was known of it before that, and takes the rest', () => {
    expect(after([version(15)])).toMatchObject({
      status: 'cancelled',
      cancelledAt: 20,
      buyerNote: '第 15 版',
    })
    expect(after([version(15), version(19)])).toMatchObject({ status: 'cancelled' })
  })

  it('is what the shop’s system says of it later', () => {
    const order = after([version(21)])
    expect(order).toMatchObject({ status: 'paid' })
    expect(order).not.toHaveProperty('cancelledAt')
  })

  it('is what a newer export says, while the same one again says nothing', () => {
    const { updatedAt: _updatedAt, ...line } = version(21)
    expect(after([line])).toMatchObject({ status: 'paid' })
    expect(after([version(10)])).toMatchObject({ status: 'cancelled', cancelledAt: 20 })
  })
})

describe('what a shop’s system pushes', () => {
  it('ends in the same order, in whatever order and however often it comes', () => {
    const inOrder = settled(endOf(pieces))
    expect(inOrder.buyerNote).toBe('第 4 版')
    expect(inOrder.parcels.map(({ trackingNo, track }) => [trackingNo, track.length])).toEqual([
      ['SF0001', 3],
      ['SF0002', 2],
    ])
    const mixed = fc
      .tuple(
        fc.shuffledSubarray([...pieces], { minLength: pieces.length }),
        fc.array(fc.constantFrom(...pieces), { maxLength: 6 }),
      )
      .chain(([all, again]) =>
        fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }),
      )
    fc.assert(fc.property(mixed, (sequence) => expect(settled(endOf(sequence))).toEqual(inOrder)))
  })

  it('leaves the very same object where it changes nothing: nothing is written', () => {
    const order = endOf(pieces)
    expect(arrive(order, arrivalOf(pieces)).order).toBe(order)
  })
})

describe('what cannot be read', () => {
  it('is named and never thrown, whatever it is', () => {
    const anything = fc.array(
      fc.oneof(fc.anything(), fc.record({ orderNo: fc.constant('ERP-1'), updatedAt: fc.string() })),
    )
    fc.assert(
      fc.property(anything, anything, (orders, parcels) => {
        const { arrivals, refused } = readPush({ orders, parcels }, { shopId: 'mianyu', now: NOW })
        expect([arrivals.length, refused.length]).toEqual([0, orders.length + parcels.length])
      }),
    )
  })
})
