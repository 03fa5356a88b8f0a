import { DAY, HOUR } from '../../core/shared/time'
import type { CloudbaseDatabase } from '../../server/adapters/cloudbase/app'
import { createAsk } from '../../server/adapters/cloudbase/ask'
import { CloudbaseOrderBook } from '../../server/adapters/cloudbase/order-book'
import { demoOpenid } from '../../local/demo/people'
import {
  cup,
  demoKey,
  intakeDoor,
  openIntake,
  parcel,
  pushEvent,
  type Intake,
  type PushBody,
} from '../support/intake'
import { must } from '../support/talk'

let intake: Intake
beforeEach(async () => {
  intake = await openIntake()
})
afterEach(() => intake.world.close())

const push: Intake['push'] = (...of) => intake.push(...of)
const stored: Intake['stored'] = (...of) => intake.stored(...of)
const sizeOf: Intake['sizeOf'] = (collection) => intake.sizeOf(collection)

const arrived = { at: '2026-11-21 10:40:00', text: '到达 杭州转运中心' }

/** An order without how often it was changed: the order of arrival must make no difference to it. */
const content = async () => ({ ...(await stored()), revision: 0 })

describe('a pushed order', () => {
  it('is seen by its shopper', async () => {
    const reply = await push({ orders: [cup({ placedAt: '2026-11-21 10:59:00' })], parcels: [parcel()] })
    expect(reply).toEqual({
      status: 200,
      ok: true,
      orders: { added: 1, changed: 0, same: 0, older: 0 },
      parcels: { merged: 1, same: 0, waiting: 0 },
      refused: [],
    })
    const { orders } = await must(intake.world.shopper().orders.list({}))
    expect(orders[0]).toMatchObject({
      orderNo: 'ERP-0001',
      status: 'paid',
      paidFen: 12_000,
      latest: '已揽收，景德镇',
    })
    const { order } = await must(intake.world.shopper().orders.find({ orderNo: 'ERP-0001' }))
    expect(order).toMatchObject({ goodsFen: 11_800, discountFen: 800, freightFen: 1_000 })
    expect(order.parcels[0]).not.toHaveProperty('updatedAt')
  })

  it('changes nothing when it comes again', async () => {
    await push({ orders: [cup()], parcels: [parcel()] })
    const before = await stored()
    expect(await push({ orders: [cup()], parcels: [parcel()] })).toMatchObject({
      orders: { same: 1 },
      parcels: { same: 1 },
    })
    expect(await stored()).toEqual(before)
  })

  it('is replaced by a newer one, which is the whole order but for its owner', async () => {
    await push({
      orders: [cup({ buyerNote: '放快递柜', recipient: { name: '张雨晴', phone: '13812342606' } })],
    })
    const newer = cup({ updatedAt: '2026-11-21T10:00:01+08:00', status: '已发货', openid: undefined })
    expect(await push({ orders: [newer] })).toMatchObject({ orders: { changed: 1 } })
    const order = await stored()
    expect(order).toMatchObject({ status: 'shipped', openid: demoOpenid(1) })
    expect(order).not.toHaveProperty('buyerNote')
    expect(order).not.toHaveProperty('recipient')
  })

  it('is ignored when a newer one is there, also one with the same content', async () => {
    const at = (second: number) => ({ updatedAt: `2026-11-21 10:00:0${second}` })
    await push({ orders: [cup(at(1))] })
    await push({ orders: [cup(at(3))] })
    expect(await push({ orders: [cup({ ...at(2), status: 'cancelled' })] })).toMatchObject({
      orders: { older: 1 },
    })
    expect(await stored()).toMatchObject({ status: 'paid' })
  })

  it('may stand twice in one push: the newest is kept, whatever their order', async () => {
    const newest = cup({ updatedAt: '2026-11-21 10:30:00', status: 'delivered' })
    await push({ orders: [newest, cup()] })
    expect(await stored()).toMatchObject({ status: 'delivered' })
  })

  it('of two shops with one number are two orders', async () => {
    await push({ orders: [cup()] })
    const other = cup({ paidFen: 11_000, openid: demoOpenid(3) })
    expect(await push({ orders: [other], parcels: [parcel()] }, demoKey('shanye'))).toMatchObject({
      orders: { added: 1 },
    })
    expect(await stored()).toMatchObject({ shopId: 'mianyu', paidFen: 12_000, parcels: [] })
    expect(await stored('shanye:ERP-0001')).toMatchObject({ shopId: 'shanye', paidFen: 11_000 })
  })

  it('names no shop of its own: one in the body is as good as not there', async () => {
    await push({ orders: [{ ...cup(), shopId: 'shanye', _id: 'shanye:ERP-0001' }] })
    expect(await stored('shanye:ERP-0001')).toBeNull()
    expect(await stored()).not.toBeNull()
  })

  it('meets an order from an export: they are one', async () => {
    const [mine] = (await must(intake.world.shopper().orders.list({}))).orders
    const orderNo = mine?.orderNo ?? ''
    expect(await push({ orders: [cup({ orderNo, openid: undefined })] })).toMatchObject({
      orders: { changed: 1 },
    })
    expect(await stored(`mianyu:${orderNo}`)).toMatchObject({ openid: demoOpenid(1), paidFen: 12_000 })
  })
})

describe('a pushed parcel', () => {
  const first = parcel()
  const second = parcel({ updatedAt: '2026-11-21 10:50:00', track: [arrived] })
  const order = cup()
  const later = cup({ updatedAt: '2026-11-21 10:45:00', status: 'shipped' })

  it.each<[string, PushBody[]]>([
    [
      'order, parcels',
      [{ orders: [order] }, { parcels: [first] }, { parcels: [second] }, { orders: [later] }],
    ],
    ['parcel first', [{ parcels: [first] }, { orders: [order] }, { orders: [later] }, { parcels: [second] }]],
    [
      'parcels first, newest first',
      [{ parcels: [second] }, { parcels: [first] }, { orders: [later, order] }],
    ],
    [
      'all backwards',
      [{ orders: [later] }, { parcels: [second] }, { parcels: [first] }, { orders: [order] }],
    ],
    ['all at once', [{ orders: [later, order], parcels: [second, first, second] }]],
  ])('ends in the same order, in whatever order things come: %s', async (_, bodies) => {
    for (const body of bodies) expect(await push(body)).toMatchObject({ status: 200, refused: [] })
    expect(await content()).toMatchObject({
      status: 'shipped',
      parcels: [
        {
          trackingNo: 'SF1583024766190',
          company: '顺丰速运',
          updatedAt: Date.parse('2026-11-21T10:50:00+08:00'),
          track: [
            { text: '到达 杭州转运中心', at: Date.parse('2026-11-21T10:40:00+08:00') },
            { text: '已揽收，景德镇' },
          ],
        },
      ],
    })
    expect(await sizeOf('waitingParcels')).toBe(0)
  })

  it('waits for its order once, however often it comes', async () => {
    expect(await push({ parcels: [first] })).toMatchObject({ parcels: { waiting: 1 } })
    await push({ parcels: [first, parcel({ orderNo: 'ERP-0002' })] })
    expect(await sizeOf('waitingParcels')).toBe(2)
    await push({ orders: [order] })
    expect(await sizeOf('waitingParcels')).toBe(1)
    expect((await stored())?.parcels).toHaveLength(1)
  })

  it('waits in its own shop only', async () => {
    await push({ parcels: [first] }, demoKey('shanye'))
    await push({ orders: [order] })
    expect((await stored())?.parcels).toEqual([])
  })

  it('keeps its track and stays when the order names others, while one that only the order named goes', async () => {
    const named = (trackingNo: string) => ({ trackingNo, company: '中通快递' })
    await push({
      orders: [cup({ parcels: [named('7800000001'), named('SF1583024766190')] })],
      parcels: [first],
    })
    await push({ orders: [{ ...later, parcels: [named('7800000002')] }] })
    expect((await stored())?.parcels.map(({ trackingNo, track }) => [trackingNo, track.length])).toEqual([
      ['7800000002', 0],
      ['SF1583024766190', 1],
    ])
  })

  /** A database in which something happens just before a parcel is put down to wait. */
  const interrupted = (happens: () => Promise<unknown>): CloudbaseDatabase => {
    const { db } = intake.world.cloud
    const collection = (name: string) => {
      const real = db.collection(name)
      if (name !== 'waitingParcels') return real
      const add = async (documents: object) => happens().then(() => real.add(documents))
      return { where: real.where.bind(real), add }
    }
    const database = { collection } as unknown as CloudbaseDatabase['db']
    return { db: database, command: db.command, ask: createAsk(() => Promise.resolve()) }
  }

  it('is not lost when its order comes between looking for it and waiting', async () => {
    const between = () => push({ orders: [order] })
    const { now } = intake.world.clock
    const ports = intake.world.newPorts()
    const book = new CloudbaseOrderBook(interrupted(between), now)
    const other = intakeDoor({ ...ports, orderBook: book })
    await other(pushEvent(intake.requestOf({ parcels: [first] })))
    expect((await stored())?.parcels).toHaveLength(1)
    expect(await sizeOf('waitingParcels')).toBe(0)
  })

  it('is not lost when it and its order come at the same moment, by two instances', async () => {
    for (let n = 10; n < 30; n += 1) {
      const orderNo = `ERP-00${n}`
      const other = intakeDoor(intake.world.newPorts())
      await Promise.all([
        push({ orders: [cup({ orderNo })] }),
        other(pushEvent(intake.requestOf({ parcels: [parcel({ orderNo })] }))),
      ])
      expect((await stored(`mianyu:${orderNo}`))?.parcels).toHaveLength(1)
    }
    expect(await sizeOf('waitingParcels')).toBe(0)
  })

  it('loses no line of its track when pushes meet', async () => {
    await push({ orders: [order] })
    const lines = Array.from({ length: 6 }, (_, n) => ({ at: `2026-11-21 10:0${n}:00`, text: `第 ${n} 站` }))
    const replies = await Promise.all(lines.map((line) => push({ parcels: [parcel({ track: [line] })] })))
    expect(replies.map(({ status }) => status)).toEqual(lines.map(() => 200))
    expect((await stored())?.parcels[0]?.track).toHaveLength(6)
  })

  it('is given up when no order has come in a season; nonces are forgotten sooner', async () => {
    intake.world.clock.pass(HOUR - (intake.world.clock.now() % HOUR))
    await push({ parcels: [first] })
    intake.world.clock.pass(HOUR)
    await intake.world.tick()
    expect([await sizeOf('nonces'), await sizeOf('waitingParcels')]).toEqual([0, 1])
    intake.world.clock.pass(90 * DAY)
    await intake.world.tick()
    expect(await sizeOf('waitingParcels')).toBe(0)
  })
})

describe('a half-bad push', () => {
  it('brings in what is good and names the rest', async () => {
    const { placedAt: _placedAt, ...undated } = cup({ orderNo: 'ERP-0002' })
    const reply = await push({
      orders: [
        undated,
        cup(),
        cup({ orderNo: 'ERP-0003', items: [{ title: '杯', quantity: 0, priceFen: 1 }] }),
        cup({ orderNo: 'ERP-0004', status: '在路上' }),
        cup({ orderNo: 'ERP-0005', updatedAt: '昨天' }),
        cup({ orderNo: 'ERP-0006', updatedAt: '2027-01-01T00:00:00Z' }),
        cup({ orderNo: 'ERP-0007', paidFen: 99_999 }),
        cup({ orderNo: 'ERP-0008', paidFen: 1.5 }),
        cup({ orderNo: '订单一' }),
        null,
      ],
      parcels: [parcel({ trackingNo: '' }), parcel(), parcel({ track: [{ at: 1, text: '' }] })],
    })
    expect(reply).toMatchObject({ status: 200, orders: { added: 1 }, parcels: { merged: 1 } })
    expect(reply.refused?.map(({ list, index, field, code }) => [list, index, field, code])).toEqual([
      ['orders', 0, 'placedAt', 'missing'],
      ['orders', 2, 'items.0.quantity', 'outOfRange'],
      ['orders', 3, 'status', 'badStatus'],
      ['orders', 4, 'updatedAt', 'badTime'],
      ['orders', 5, 'updatedAt', 'fromFuture'],
      ['orders', 6, 'paidFen', 'amountsDisagree'],
      ['orders', 7, 'paidFen', 'wrongType'],
      ['orders', 8, 'orderNo', 'badFormat'],
      ['orders', 9, '', 'wrongType'],
      ['parcels', 0, 'trackingNo', 'badFormat'],
      ['parcels', 2, 'track.0.at', 'wrongType'],
    ])
    for (const { message } of reply.refused ?? []) expect(message).toMatch(/[\u4e00-\u9fff]/)
    expect(await stored('mianyu:ERP-0007')).toBeNull()
  })
})
