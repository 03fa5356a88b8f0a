import { demoOpenid } from '../../local/demo/people'
import { startMini, type MiniHost, type MiniPage } from '../support/mini-host'
import { openWorld, type World } from '../support/world'

/** The official compiler and a page of twenty orders take their time on a busy machine. */
jest.setTimeout(60_000)

const appid = 'wxa1de300000000001'
/** 张雨晴 with a story, 王雪 with 28 orders, 刘芳 with none. */
const [story, many, none] = [demoOpenid(1), demoOpenid(3), demoOpenid(5)]

let world: World
let mini: MiniHost
let openid: string
/** Procedures that are not reached. */
let lost: (procedure: string, input: { cursor?: string }) => boolean

beforeAll(async () => {
  world = await openWorld()
  mini = startMini({
    callFunction: ({ name, data }) => {
      const call = data as { procedure: string; input: { cursor?: string } }
      if (lost(call.procedure, call.input)) return Promise.reject(new Error('no network'))
      return world.call(name as 'shopper', data, { appid, openid })
    },
  })
})
afterAll(() => world.close())
beforeEach(() => {
  openid = story
  lost = () => false
  mini.seen.opened.length = 0
})

const rows = (page: MiniPage) => page.all('.order-row__open')
const statuses = (page: MiniPage) => page.all('.order-row__status').map((status) => status.textContent)
const orders = async (query: Record<string, string> = {}): Promise<MiniPage> => {
  const page = await mini.open('pages/orders/index', query)
  await page.until(() => page.all('.orders-skeleton').length === 0, 'an answer')
  return page
}
const myOrders = async () => {
  const reply = await world.shopper({ openid }).orders.list({})
  if (!reply.ok) throw new Error(reply.error)
  return reply.value.orders
}

describe('my orders', () => {
  it('loads the next page when the end comes into sight, each order once', async () => {
    openid = many
    const page = await orders()
    expect(rows(page)).toHaveLength(20)
    page.fire('.scroll', 'scrolltolower')
    page.fire('.scroll', 'scrolltolower')
    await page.until(() => rows(page).length > 20, 'the second page')
    expect(rows(page)).toHaveLength(28)
    expect(page.text()).toContain('没有更早的订单了')
    page.close()
  })

  it('keeps what is there when the next page does not come, and asks again by a tap', async () => {
    openid = many
    lost = (_, { cursor }) => cursor !== undefined
    const page = await orders()
    page.fire('.scroll', 'scrolltolower')
    await page.until(() => page.text().includes('点这里重试'), 'the offer to try again')
    expect(rows(page)).toHaveLength(20)
    lost = () => false
    page.tap('.list-tail')
    await page.until(() => rows(page).length === 28, 'the second page')
    page.close()
  })

  it('opens on the tab that it is asked for and changes by a tap', async () => {
    openid = many
    const page = await orders({ status: 'shipped' })
    expect(new Set(statuses(page))).toEqual(new Set(['运输中']))
    page.tap(page.all('.tabs__tab')[4]!)
    await page.until(() => statuses(page).includes('已签收'), 'the delivered ones')
    expect(new Set(statuses(page))).toEqual(new Set(['已签收']))
    page.close()
  })

  it('leads from an order to its page and to the chat about it', async () => {
    const [first] = await myOrders()
    const page = await orders()
    page.tap(rows(page)[0]!)
    page.tap(page.all('.order-row__actions .button')[0]!)
    await page.until(() => mini.seen.opened.length === 2, 'two pages')
    expect(mini.seen.opened).toEqual([
      `/pages/order-detail/index?orderNo=${first!.orderNo}`,
      `/pages/chat/index?scene=order&orderNo=${first!.orderNo}`,
    ])
    page.close()
  })

  it('says why a tab is empty and where to go', async () => {
    openid = none
    const page = await orders()
    expect(page.text()).toContain('还没有订单')
    page.tap('.state .button')
    await page.until(() => mini.seen.opened.length > 0, 'the way to orders that nobody owns yet')
    expect(mini.seen.opened).toEqual(['/pages/claim/index'])
    page.close()
  })

  it('says what happened when nothing came, and comes back by 再试一次', async () => {
    lost = () => true
    const page = await orders({ status: 'paid' })
    expect(page.text()).toContain('订单没有载入')
    expect(page.text()).toContain('网络断开了，您的订单没有变化')
    lost = () => false
    page.tap('.state .button--primary')
    await page.until(() => !page.text().includes('订单没有载入'), 'the orders')
    page.close()
  })
})

describe('one order', () => {
  const detail = async (orderNo: string): Promise<MiniPage> => {
    const page = await mini.open('pages/order-detail/index', { orderNo })
    await page.until(() => page.all('.orders-skeleton').length === 0, 'an answer')
    return page
  }

  it('shows state, parcel, goods, sums and papers, and unfolds its track', async () => {
    const shipped = (await myOrders()).find(({ status }) => status === 'shipped')!
    const page = await detail(shipped.orderNo)
    expect(page.text()).toContain(shipped.title)
    expect(page.text()).toContain('实付')
    expect(page.text()).toContain(shipped.orderNo)
    expect(page.text()).toContain('送至')
    const points = () => page.all('.timeline__point').length
    const folded = points()
    expect(folded).toBeLessThanOrEqual(3)
    if (page.all('.parcel__fold').length > 0) {
      page.tap('.parcel__fold')
      await page.until(() => points() > folded, 'the whole track')
    }
    page.tap('.bottom-bar .button--primary')
    await page.until(() => mini.seen.opened.length > 0, 'the chat')
    expect(mini.seen.opened).toEqual([`/pages/chat/index?scene=order&orderNo=${shipped.orderNo}`])
    page.close()
  })

  it.each([
    ['somebody else’s', async () => (await world.shopper({ openid: many }).orders.list({})) as never],
    ['one that does not exist', () => Promise.resolve({ value: { orders: [{ orderNo: 'NOPE-0000' }] } })],
    ['one whose number cannot be one', () => Promise.resolve({ value: { orders: [{ orderNo: '<b>' }] } })],
  ])('does not show %s', async (_, find: () => Promise<{ value: { orders: { orderNo: string }[] } }>) => {
    const { value } = await find()
    const page = await detail(value.orders[0]!.orderNo)
    expect(page.text()).toContain('没有找到这笔订单')
    expect(page.all('.bottom-bar')).toHaveLength(0)
    page.tap('.state .button--primary')
    await page.until(() => mini.seen.opened.length > 0, 'the way back')
    expect(mini.seen.opened).toEqual(['/pages/orders/index'])
    page.close()
  })
})
