import { orderIdOf, type Order } from '../../core/orders/order'
import { DAY, HOUR, MINUTE } from '../../core/shared/time'
import { people } from '../../local/demo/people'
import type { Ports } from '../../server/ports'
import { must, talkOf, type Talk } from '../support/talk'
import { openWorld, type World } from '../support/world'

/** The demo keeps orders for three years. */
const KEPT = 1_095 * DAY
const [zhang, , , other] = people.filter(({ shopId }) => shopId === 'mianyu')

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const stored = async (collection: string, filter: object = {}) =>
  (await world.look((db) => db.collection(collection).where(filter).limit(1_000).get())).data as {
    readonly _id: string
  }[]
const idsOf = async (collection: string, filter?: object) =>
  (await stored(collection, filter)).map(({ _id }) => _id)

const model = async (): Promise<Order> =>
  (await stored('orders', { shopId: 'mianyu', openid: zhang?.openid }))[0] as unknown as Order
/** Orders like 张雨晴's first one, with what is said here. */
const add = async (...orders: (Partial<Order> & { readonly orderNo: string })[]): Promise<void> => {
  const like = await model()
  const documents = orders.map((order) => ({
    ...like,
    _id: orderIdOf('mianyu', order.orderNo),
    placedAt: 0,
    ...order,
  }))
  await world.look((db) => db.collection('orders').add(documents))
}
const olds = async () => (await idsOf('orders', { shopId: 'mianyu' })).filter((id) => id.includes('OLD'))
/** Every time here is a full hour, in which the sweeps run. */
const hourLater = async (): Promise<void> => {
  world.clock.pass(HOUR)
  await world.tick()
}

describe('orders placed longer ago than the shop keeps them', () => {
  it('go at the full hour, whoever owns them; one that is a moment younger stays', async () => {
    const over = world.clock.now() + HOUR - KEPT
    await add(
      { orderNo: 'OLD-0001', placedAt: over - 1 },
      { orderNo: 'OLD-0002', placedAt: over - 1, openid: null },
      { orderNo: 'OLD-0003', placedAt: over },
    )
    const before = (await idsOf('orders')).length
    world.clock.pass(59 * MINUTE)
    await world.tick()
    expect(await olds()).toHaveLength(3)
    world.clock.pass(MINUTE)
    await world.tick()
    expect(await olds()).toEqual(['mianyu:OLD-0003'])
    expect(await idsOf('orders')).toHaveLength(before - 2)
  })

  it('stay while their owner talks with the shop, and go after it', async () => {
    await add({ orderNo: 'OLD-0001' }, { orderNo: 'OLD-0002', openid: other?.openid ?? null })
    const talk: Talk = talkOf(world.shopper({ openid: zhang?.openid ?? '' }))
    await talk.asksForPerson()
    await hourLater()
    expect(await olds()).toEqual(['mianyu:OLD-0001'])

    await world.agent('linxiao').says('#1 /end')
    await hourLater()
    expect(await olds()).toEqual([])
  })

  it('stay while a request about them is open, then go with it', async () => {
    await add({ orderNo: 'OLD-0001', status: 'paid', parcels: [] })
    const client = world.shopper({ openid: zhang?.openid ?? '' })
    await must(
      client.requests.submit({
        clientId: 'client-0001',
        orderNo: 'OLD-0001',
        wanted: { kind: 'cancel', reason: '拍错了' },
      }),
    )
    await hourLater()
    expect(await olds()).toHaveLength(1)

    await world.agent('linxiao').says('/no 1 已经打包')
    world.clock.pass(31 * MINUTE) // what the bot said is over, too
    await world.tick()
    world.clock.pass(29 * MINUTE)
    await world.tick()
    expect(await olds()).toEqual([])
    expect(await idsOf('orderRequests')).toEqual([])
  })

  it('that are kept stand in the way of none behind them', async () => {
    const numbers = Array.from({ length: 130 }, (_, n) => `OLD-${1_000 + n}`)
    const keeper = { openid: zhang?.openid ?? null }
    await add(
      ...numbers.map((orderNo, n) => ({ orderNo, placedAt: n, ...(n < 60 ? keeper : { openid: null }) })),
    )
    await talkOf(world.shopper({ openid: zhang?.openid ?? '' })).asksForPerson()
    const { meter } = world.cloud.gateway
    meter.reset()
    await hourLater()
    expect(meter.wastes.filter(({ examined, returned }) => examined > 2 * returned + 2)).toEqual([])
    expect((await olds()).sort()).toEqual(numbers.slice(0, 60).map((orderNo) => `mianyu:${orderNo}`))
  })

  it('go over several runs where one has not the time', async () => {
    await add(...Array.from({ length: 120 }, (_, n) => ({ orderNo: `OLD-${1_000 + n}`, openid: null })))
    const ports = world.newPorts()
    const slow: Ports['personalData'] = {
      ...ports.personalData,
      forgetOrders: async (...which) => {
        world.clock.pass(6_000)
        await ports.personalData.forgetOrders(...which)
      },
    }
    world.clock.pass(HOUR)
    await world.instance({ ...ports, personalData: slow }).tick()
    expect(await olds()).toHaveLength(70)
    await world.tick()
    expect(await olds()).toEqual([])
  })
})

describe('callbacks of agents', () => {
  it('go a fortnight after they came, and what is not finished stays', async () => {
    const lin = world.agent('linxiao')
    await lin.says('/sessions')
    const [first] = await idsOf('inbox')
    await world.newPorts().inbox.store({
      _id: 'waits',
      shopId: 'mianyu',
      userid: 'nobody',
      said: { kind: 'text', text: '/sessions' },
      open: [],
      receivedAt: world.clock.now(),
      pendingAt: world.clock.now() + 30 * DAY,
      attempts: 0,
      reply: null,
    })
    world.clock.pass(14 * DAY)
    await world.tick()
    expect(await idsOf('inbox')).toContain(first)
    await lin.says('/sessions')
    await hourLater()
    const left = await idsOf('inbox')
    expect(left).toHaveLength(2)
    expect(left).toContain('waits')
    expect(left).not.toContain(first)
  })

  it('go by hundreds, as far as there is time', async () => {
    await world.look((db) =>
      db.collection('inbox').add(
        Array.from({ length: 250 }, (_, n) => ({
          _id: `done-${n}`,
          shopId: 'mianyu',
          userid: 'linxiao',
          said: { kind: 'text', text: '/help' },
          open: [],
          receivedAt: n,
          pendingAt: null,
          attempts: 0,
          reply: '',
        })),
      ),
    )
    const ports = world.newPorts()
    const inbox: Ports['inbox'] = {
      ...ports.inbox,
      sweep: (...how) => {
        world.clock.pass(2_000)
        return ports.inbox.sweep(...how)
      },
    }
    world.clock.pass(HOUR)
    await world.instance({ ...ports, inbox }).tick()
    expect(await idsOf('inbox')).toHaveLength(50)
    await world.tick()
    expect(await idsOf('inbox')).toEqual([])
  })
})
