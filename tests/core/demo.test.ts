import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { collections } from '../../core/collections'
import { Order, type OrderStatus } from '../../core/orders/order'
import { FundEntry } from '../../core/insurance/fund'
import { Insurance } from '../../core/insurance/insurance'
import { Agent } from '../../core/routing/agent'
import { QuickReply } from '../../core/quick-replies/quick-reply'
import { Shop, Shopper } from '../../core/shop/shop'
import { chinaTime, DAY, HOUR, MINUTE } from '../../core/shared/time'
import { createDemo } from '../../local/demo/demo'
import { demoShoppers } from '../../local/demo/shoppers'
import { demoApps, demoWecomEnv } from '../../local/demo/wecom'

const tenPast = Date.parse('2025-11-21T10:10:00+08:00')
const moments = ['2025-11-21T10:10', '2026-01-01T00:00', '2026-02-28T23:59', '2026-11-22T06:11', '2026-06-03T17:30']
  .map((text) => [text, Date.parse(`${text}:00+08:00`)] as const) // prettier-ignore

const ordersOf = (orders: readonly Order[], shopId: string) =>
  orders.filter((order) => order.shopId === shopId)
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

it('gives the same data for the same moment', () => {
  expect(createDemo(tenPast)).toEqual(createDemo(tenPast))
})

describe.each(moments)('the demo at %s', (_, now) => {
  const { shops, shopKeys, shoppers, agents, orders, quickReplies, insurances, fundEntries } = createDemo(now)
  const mianyu = ordersOf(orders, 'mianyu')
  const shanye = ordersOf(orders, 'shanye')

  it('has documents of the shapes that core describes, each with an id of its own', () => {
    const shapes = [
      [Shop, shops],
      [Shopper, shoppers],
      [Agent, agents],
      [Order, orders],
      [QuickReply, quickReplies],
      [Insurance, insurances],
      [FundEntry, fundEntries],
    ] as const
    for (const [shape, documents] of shapes) {
      for (const document of documents) expect(shape.parse(document)).toEqual(document)
      expect(new Set(documents.map(({ _id }) => _id)).size).toBe(documents.length)
    }
    expect(Object.keys(createDemo(now)).every((name) => name in collections)).toBe(true)
    expect(shopKeys).toHaveLength(6)
  })

  it('has a fund that keeps just what its insurances promise', () => {
    expect(insurances.length).toBeGreaterThan(0)
    const promised = sum(insurances.map(({ coverFen }) => coverFen))
    expect(fundEntries.at(-1)?.after.reservedFen).toBe(promised)
  })

  it('has at least 300 orders of 60 shoppers, and 60 in the second shop', () => {
    expect(shoppers.filter(({ shopId }) => shopId === 'mianyu')).toHaveLength(60)
    expect(mianyu.length).toBeGreaterThanOrEqual(300)
    expect(shanye.length).toBeGreaterThanOrEqual(60)
  })

  it('has every status several times in both shops', () => {
    for (const list of [mianyu, shanye]) {
      for (const status of ['unpaid', 'paid', 'shipped', 'delivered', 'completed', 'cancelled'] as const) {
        expect([status, list.filter((order) => order.status === status).length > 1]).toEqual([status, true])
      }
    }
  })

  it('has amounts that agree to the fen', () => {
    for (const { items, goodsFen, discountFen, freightFen, paidFen } of orders) {
      expect(sum(items.map(({ priceFen, quantity }) => priceFen * quantity))).toBe(goodsFen)
      expect(goodsFen - discountFen + freightFen).toBe(paidFen)
    }
  })

  it('knows nothing of the future but promises', () => {
    for (const order of orders) {
      const { placedAt, paidAt = placedAt, completedAt = paidAt, parcels } = order
      for (const { shippedAt = paidAt, deliveredAt = shippedAt, track } of parcels) {
        const times = [...track].reverse().map(({ at }) => at)
        const course = [placedAt, paidAt, ...times, now]
        expect(course).toEqual([...course].sort((a, b) => a - b))
        expect([shippedAt, deliveredAt].every((at) => at <= now)).toBe(true)
      }
      expect(Math.max(placedAt, paidAt, completedAt)).toBeLessThanOrEqual(now)
      for (const promise of [order.shipBy, order.arriveBy]) expect(promise ?? now + 1).toBeGreaterThan(now)
    }
  })

  it('numbers its own orders by the moment at which they were placed', () => {
    const twins = new Set(mianyu.map(({ orderNo }) => orderNo))
    const own = [...mianyu, ...shanye.filter(({ orderNo }) => !twins.has(orderNo))]
    for (const order of own.filter(({ paidThrough }) => paidThrough === '小程序')) {
      const { year, month, day, hour, minute } = chinaTime(order.placedAt)
      const clock = [year % 100, month, day, hour, minute].map((n) => String(n).padStart(2, '0')).join('')
      expect(order.orderNo.slice(0, 10)).toBe(clock)
    }
  })

  it('shows of all goods their own picture', () => {
    const pictures = new Map<string, Set<string>>()
    for (const { title, image = '' } of orders.flatMap(({ items }) => items)) {
      const kind = title.replace(/ .*$/, '')
      pictures.set(kind, (pictures.get(kind) ?? new Set()).add(image))
    }
    for (const [kind, shown] of pictures) expect([kind, shown.size]).toEqual([kind, 1])
  })

  it('has parcels that fit their orders', () => {
    const sent: readonly OrderStatus[] = ['shipped', 'delivered', 'completed']
    for (const { status, parcels, shipBy, arriveBy } of orders) {
      expect(parcels.length > 0).toBe(sent.includes(status))
      expect(shipBy !== undefined).toBe(status === 'paid')
      expect(arriveBy !== undefined).toBe(status === 'shipped')
      for (const { deliveredAt, track } of parcels) {
        expect(deliveredAt !== undefined).toBe(status !== 'shipped')
        expect(track[0]?.text.startsWith('已签收')).toBe(deliveredAt !== undefined)
        expect(track[track.length - 1]?.text).toMatch(/^已揽收/)
      }
    }
  })

  it('has shoppers without orders, with one, with unpaid ones only and with many', () => {
    const byName = (name: string) => {
      const shopper = shoppers.find((one) => one.shopId === 'mianyu' && one.name === name)
      return mianyu.filter(({ openid }) => openid === shopper?.openid)
    }
    expect(byName('刘芳')).toEqual([])
    expect(byName('李国强')).toHaveLength(1)
    expect(byName('陈思远').map(({ status }) => status)).toEqual(['unpaid', 'unpaid'])
    expect(byName('王雪').length).toBeGreaterThan(20)
    expect(byName('赵敏')[0]?.items[0]?.title.length).toBeGreaterThan(60)
    expect(byName('赵敏')[0]?.items[0]?.image).toContain('bedding')
    expect(byName('孙浩')[0]?.recipient?.phone).toBe('')
  })

  it('has on purpose the same openid, order number and agent in both shops', () => {
    const shared = <T>(list: readonly (T & { shopId: string })[], key: (one: T) => string) => {
      const keysOf = (shopId: string) => new Set(list.filter((one) => one.shopId === shopId).map(key))
      return [...keysOf('mianyu')].filter((one) => keysOf('shanye').has(one))
    }
    expect(shared(shoppers, ({ openid }) => openid)).toHaveLength(16)
    const numbers = shared(orders, ({ orderNo }) => orderNo)
    expect(numbers.map((orderNo) => orderNo.slice(-5)).sort()).toEqual(['07118', '16037'])
    expect(shared(agents, ({ userid }) => userid)).toEqual(['linxiao'])
    const [first, second] = orders.filter(
      ({ orderNo }) => orderNo === numbers.find((one) => one.endsWith('7118')),
    )
    expect(first?.openid).toBe(second?.openid)
    expect(first?.items).not.toEqual(second?.items)
  })
})

describe("the story's shopper", () => {
  const story = (now: number) => {
    const { orders, shoppers } = createDemo(now)
    const openid = shoppers.find(({ name }) => name === '张雨晴')?.openid
    return ordersOf(orders, 'mianyu').filter((order) => order.openid === openid)
  }
  const [apron, bedding, cups, blanket] = story(tenPast)
  const china = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)

  it('has six orders of ¥1,286.00', () => {
    expect(sum(story(tenPast).map(({ paidFen }) => paidFen))).toBe(128_600)
  })

  it('waits for an apron that leaves today at 18:00', () => {
    expect(apron).toMatchObject({ status: 'paid', paidFen: 8_900, shipBy: china('2025-11-21 18:00') })
  })

  it('has bedding on the road, to come tomorrow before 18:00', () => {
    expect(bedding).toMatchObject({
      orderNo: '251119132207118',
      status: 'shipped',
      goodsFen: 39_900,
      discountFen: 3_000,
      paidFen: 36_900,
      arriveBy: china('2025-11-22 18:00'),
    })
    expect(bedding?.placedAt).toBe(china('2025-11-19 13:22') + 7_000)
    expect(bedding?.parcels[0]).toMatchObject({ company: '顺丰速运', trackingNo: 'SF1583024766190' })
    expect(bedding?.parcels[0]?.track.map(({ at }) => at)).toEqual([
      china('2025-11-21 08:14'),
      china('2025-11-21 01:37'),
      china('2025-11-20 16:38'),
    ])
  })

  it('has got two cups and towels this morning: a cup is worth ¥52.69', () => {
    expect(cups).toMatchObject({ orderNo: '251118204516037', status: 'delivered', paidFen: 16_700 })
    expect(cups?.parcels[0]).toMatchObject({ deliveredAt: china('2025-11-21 09:26') })
    expect(Math.round((5_900 * 16_700) / (cups?.goodsFen ?? 1))).toBe(5_269)
  })

  it('has had a blanket for a while', () => {
    expect(blanket).toMatchObject({ status: 'completed', paidFen: 26_900 })
  })

  it('never lives in the future, at any hour of the day', () => {
    for (let now = tenPast; now < tenPast + DAY; now += 20 * MINUTE) {
      const [first, second, third] = story(now)
      expect(first?.shipBy).toBeGreaterThanOrEqual(now + HOUR)
      expect(second?.arriveBy).toBeGreaterThan(now)
      expect(third?.parcels[0]?.deliveredAt).toBeLessThanOrEqual(now)
    }
  })
})

it('offers every shopper by name with a hint', () => {
  expect(demoShoppers).toHaveLength(76)
  expect(demoShoppers[0]).toMatchObject({ shopId: 'mianyu', appid: 'wxa1de300000000001', name: '张雨晴' })
  expect(demoShoppers.every(({ hint }) => hint.length > 0)).toBe(true)
})

it('has a drawing for each picture, and no drawing that nothing shows', () => {
  const drawn = readdirSync(join(__dirname, '../../local/demo/goods')).map((name) => `/demo/goods/${name}`)
  const shown = new Set(createDemo(tenPast).orders.flatMap(({ items }) => items.map(({ image }) => image)))
  expect([...shown].sort()).toEqual(drawn.sort())
  expect(drawn.length).toBeGreaterThanOrEqual(12)
})

it('gives the functions the keys of each WeCom app, with an AES key of 32 bytes', () => {
  const keys = JSON.parse(demoWecomEnv().WECOM_APPS) as Record<string, { aesKey: string }>
  expect(Object.keys(keys)).toEqual(['ww0de3000000000001:1000002', 'ww0de3000000000002:1000002'])
  for (const { aesKey } of Object.values(keys)) {
    expect(aesKey).toMatch(/^[A-Za-z0-9+/]{43}$/)
    expect(Buffer.from(`${aesKey}=`, 'base64')).toHaveLength(32)
  }
  expect(demoApps.map(({ members }) => members.length)).toEqual([3, 3])
})
