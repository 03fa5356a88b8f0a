import { demoOpenid } from '../../local/demo/people'
import { must } from '../support/talk'
import { openWorld, type World } from '../support/world'

/** 王雪 with 28 orders; 山野茶舍 knows the same openid as somebody else. */
const many = demoOpenid(3)
const otherShop = 'wxa1de300000000002'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const allPages = async (status?: 'shipped' | 'completed') => {
  const client = world.shopper({ openid: many })
  const pages = []
  let cursor: string | null | undefined
  do {
    const input = { ...(status && { status }), ...(cursor && { cursor }) }
    const page = await must(client.orders.list(input))
    pages.push(page.orders)
    cursor = page.next
  } while (cursor !== null)
  return pages
}

it('pages through one’s own orders, newest first, each once', async () => {
  const pages = await allPages()
  expect(pages.map(({ length }) => length)).toEqual([20, 8])

  const orders = pages.flat()
  expect(new Set(orders.map(({ orderNo }) => orderNo)).size).toBe(28)
  const placed = orders.map(({ placedAt }) => placedAt)
  expect(placed).toEqual([...placed].sort((a, b) => b - a))
})

it('lists one status alone', async () => {
  const shipped = (await allPages('shipped')).flat()
  expect(shipped.length).toBeGreaterThan(0)
  expect(new Set(shipped.map(({ status }) => status))).toEqual(new Set(['shipped']))
})

it('refuses a cursor that it did not give', async () => {
  expect(await world.shopper({ openid: many }).orders.list({ cursor: 'nonsense' })).toEqual({
    ok: false,
    error: 'badRequest',
  })
})

it('shows an order to its owner alone, in its own shop alone', async () => {
  const input = { orderNo: (await allPages())[0]![0]!.orderNo }
  expect(await world.shopper({ openid: many }).orders.find(input)).toMatchObject({ ok: true })

  const notFound = { ok: false, error: 'notFound' }
  expect(await world.shopper({ openid: demoOpenid(1) }).orders.find(input)).toEqual(notFound)
  expect(await world.shopper({ appid: otherShop, openid: many }).orders.find(input)).toEqual(notFound)
})
