import type { CollectionSpec } from '../../core/collections/spec'
import { leftToMemory } from '../../local/gateway/explain'
import { find, type Question } from '../../local/gateway/find'

import { startTestCloud, type TestCloud } from '../support/cloud'

const collections = {
  orders: {
    indexes: [
      {
        name: 'shop_price',
        keys: [
          ['shop', 1],
          ['price', -1],
        ],
      },
      {
        name: 'shop_status_at',
        keys: [
          ['shop', 1],
          ['status', 1],
          ['at', -1],
        ],
      },
      { name: 'phone', keys: [['phone', 1]] },
    ],
    clientRead: 'none',
  },
} as const satisfies Record<string, CollectionSpec>

let cloud: TestCloud
const orders = () => cloud.gateway.store.collection('orders')

beforeAll(async () => {
  cloud = await startTestCloud({ collections })
  await cloud.db.collection('orders').add(
    Array.from({ length: 400 }, (_, n) => ({
      _id: `o${n}`,
      shop: `s${n % 2}`,
      price: n,
      status: ['new', 'paid', 'sent', 'done'][n % 4],
      at: 400 - n,
      phone: `p${n}`,
      note: `n${n % 10}`,
    })),
  )
})
afterAll(() => cloud.close())

const asked = (question: Question) => {
  const { index, examined, returned } = find(orders(), question)
  return { index, examined, returned, inMemory: leftToMemory(orders(), question) }
}
const nothingInMemory = { filter: false, sort: false }

describe('a question is answered from an index', () => {
  it.each([
    [
      'an order that an index has',
      { filter: { shop: 's1' }, sort: [['price', -1]], limit: 20 },
      'shop_price',
      20,
    ],
    [
      'a range in that order',
      { filter: { shop: 's1', price: { $lt: 100 } }, sort: [['price', -1]], limit: 5 },
      'shop_price',
      5,
    ],
    [
      'either of two fields, each by its own index',
      { filter: { $or: [{ shop: 's1', price: 7 }, { phone: 'p8' }] } },
      'shop_price | phone',
      2,
    ],
    [
      'either, within what holds for both',
      { filter: { shop: 's1', $or: [{ price: { $gte: 398 } }, { status: 'new', at: 1 }] } },
      'shop_price | shop_status_at',
      1,
    ],
    [
      'a list of texts before an order: each in order, then merged',
      { filter: { shop: 's0', status: { $in: ['new', 'sent'] } }, sort: [['at', -1]], limit: 10 },
      'shop_status_at',
      20,
    ],
    ['a list of ids', { filter: { _id: { $in: ['o1', 'o2', 'none'] } } }, '_id_', 2],
    ['a prefix', { filter: { phone: /^p39/ } }, 'phone', 11],
  ] as const)('%s', (_what, ...[question, index, examined]) => {
    expect(asked(question as never)).toMatchObject({ index, examined })
  })

  it('says what was left to memory', () => {
    expect(asked({ filter: { shop: 's1', price: 7 } })).toEqual({
      index: 'shop_price',
      examined: 1,
      returned: 1,
      inMemory: nothingInMemory,
    })
    expect(asked({ filter: { note: 'n1' }, sort: [['note', 1]], limit: 3 })).toEqual({
      index: null,
      examined: 400,
      returned: 3,
      inMemory: { filter: true, sort: true },
    })
  })

  it('counts a document that answers two branches once', () => {
    const filter = { $or: [{ phone: 'p8' }, { shop: 's0', price: 8 }] }
    expect(asked({ filter }).returned).toBe(1)
  })
})

it('gives a page of either branch through the SDK in the order asked for, and tells the meter the truth', async () => {
  cloud.gateway.meter.reset()
  const _ = cloud.db.command
  const either = _.or([
    { shop: 's0', status: 'sent' },
    { shop: 's0', status: 'new' },
  ])
  const { data } = await cloud.db
    .collection('orders')
    .where(either)
    .orderBy('at', 'desc')
    .skip(2)
    .limit(4)
    .get()
  expect((data as { _id: string }[]).map(({ _id }) => _id)).toEqual(['o4', 'o6', 'o8', 'o10'])
  expect(cloud.gateway.meter.total({ on: 'orders' })).toMatchObject({ examined: 12, returned: 4 })
  expect((await cloud.db.collection('orders').where(either).count()).total).toBe(200)
})
