import type { Order, OrderItem, Parcel, Recipient } from '../../core/orders/order'
import { orderIdOf } from '../../core/orders/order'
import { DAY, HOUR, MINUTE, SECOND, startOfDay, type Instant } from '../../core/shared/time'
import { imageOf } from './goods'
import { orderNoAt } from './order-no'
import { demoOpenid } from './people'

/** Midnight of the story's day: today, or while it is before ten in the morning yesterday. */
export const storyDay = (now: Instant): Instant =>
  now >= startOfDay(now) + 10 * HOUR ? startOfDay(now) : startOfDay(now) - DAY

/**
 * 张雨晴's orders as the pictures of docs/look tell them on 2025-11-21 at ten in the morning, moved to the day of
 * `now`; before ten in the morning, to the day before, so that what has happened lies in the past.
 */
export const storyOrders = (now: Instant): Order[] => {
  const day = storyDay(now)
  return [apron(day, now), bedding(day, now), cups(day), blanket(day), ...earlier(day)]
}

/** A moment `days` after the story's day, by the clock. */
const on = (day: Instant, days: number, clock: string): Instant => {
  const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number)
  return day + days * DAY + hour * HOUR + minute * MINUTE + second * SECOND
}

/** The next six o'clock in the evening that leaves at least an hour. */
export const nextEvening = (now: Instant): Instant => {
  const evening = startOfDay(now) + 18 * HOUR
  return evening - now >= HOUR ? evening : evening + DAY
}

const recipient: Recipient = {
  name: '张雨晴',
  phone: '13800002606',
  province: '浙江省',
  city: '杭州市',
  district: '余杭区',
  detail: '文一西路 969 号 3 幢 1102',
}

/** `own`: the last digits of its number. */
type Told = { readonly own: string } & Pick<Order, 'status' | 'placedAt' | 'items'> &
  Partial<Pick<Order, 'discountFen' | 'parcels' | 'shipBy' | 'arriveBy' | 'completedAt' | 'buyerNote'>>

const tell = ({ own, ...told }: Told): Order => {
  const orderNo = orderNoAt(told.placedAt, own)
  const goodsFen = told.items.reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0)
  const discountFen = told.discountFen ?? 0
  return {
    _id: orderIdOf('mianyu', orderNo),
    shopId: 'mianyu',
    orderNo,
    openid: demoOpenid(1),
    paidAt: told.placedAt + 21 * SECOND,
    goodsFen,
    freightFen: 0,
    paidFen: goodsFen - discountFen,
    recipient,
    parcels: [],
    payMethod: '微信支付',
    paidThrough: '小程序',
    ...told,
    discountFen,
  }
}

const item = (words: Pick<OrderItem, 'title' | 'sku'>, image: string, priceFen: number): OrderItem => ({
  ...words,
  image: imageOf(image),
  priceFen,
  quantity: 1,
})

const apron = (day: Instant, now: Instant): Order =>
  tell({
    own: '254',
    status: 'paid',
    placedAt: on(day, 0, '08:43:06'),
    items: [item({ title: '水洗亚麻围裙', sku: '深青，均码' }, 'apron', 8_900)],
    shipBy: nextEvening(now),
  })

const bedding = (day: Instant, now: Instant): Order =>
  tell({
    own: '118',
    status: 'shipped',
    placedAt: on(day, -2, '13:22:07'),
    items: [item({ title: '长绒棉四件套', sku: '雾蓝，1.8 米床' }, 'bedding', 39_900)],
    discountFen: 3_000,
    arriveBy: startOfDay(now) + DAY + 18 * HOUR,
    parcels: [
      {
        company: '顺丰速运',
        trackingNo: 'SF1583024766190',
        shippedAt: on(day, -1, '16:38'),
        track: [
          { at: on(day, 0, '08:14'), text: '到达 杭州转运中心，下一站：余杭未来科技城营业点' },
          { at: on(day, 0, '01:37'), text: '离开 南通集散中心' },
          { at: on(day, -1, '16:38'), text: '已揽收，南通 棉屿生活仓' },
        ],
      },
    ],
  })

/** A parcel that came: `days` and the clock of its arrival, two days on the road. */
const delivered = (
  day: Instant,
  days: number,
  clock: string,
): Pick<Parcel, 'deliveredAt' | 'shippedAt' | 'track'> => ({
  shippedAt: on(day, days - 2, '17:05'),
  deliveredAt: on(day, days, clock),
  track: [
    { at: on(day, days, clock), text: '已签收，快递柜' },
    { at: on(day, days, '08:21'), text: '派送中，余杭未来科技城营业点的快递员正在送' },
    { at: on(day, days, '06:58'), text: '到达 余杭未来科技城营业点' },
    { at: on(day, days - 1, '20:16'), text: '到达 杭州转运中心' },
    { at: on(day, days - 1, '02:12'), text: '离开 南通集散中心' },
    { at: on(day, days - 2, '17:05'), text: '已揽收，南通 棉屿生活仓' },
  ],
})

const cups = (day: Instant): Order =>
  tell({
    own: '037',
    status: 'delivered',
    placedAt: on(day, -3, '20:45:16'),
    items: [
      { ...item({ title: '手捏陶瓷杯 320ml 月白' }, 'cup', 5_900), quantity: 2 },
      item({ title: '华夫格毛巾 三条装' }, 'towel', 6_900),
    ],
    discountFen: 2_000,
    parcels: [{ company: '顺丰速运', trackingNo: 'SF1583019420873', ...delivered(day, 0, '09:26') }],
    buyerNote: '送货请放 3 号快递柜，白天不方便接电话。',
  })

const blanket = (day: Instant): Order =>
  tell({
    own: '582',
    status: 'completed',
    placedAt: on(day, -11, '19:30:11'),
    items: [item({ title: '澳洲羊毛盖毯', sku: '焦糖，130 × 170 cm' }, 'blanket', 26_900)],
    parcels: [{ company: '中通快递', trackingNo: '78305566120417', ...delivered(day, -7, '11:40') }],
    completedAt: on(day, -4, '09:10'),
  })

/** What she bought before: with the others, six orders of ¥1,286.00. */
const earlier = (day: Instant): Order[] => [
  tell({
    own: '206',
    status: 'completed',
    placedAt: on(day, -26, '10:15:44'),
    items: [{ ...item({ title: '新疆棉浴巾', sku: '米白' }, 'bath-towel', 7_900), quantity: 2 }],
    parcels: [{ company: '圆通速递', trackingNo: 'YT8830192250416', ...delivered(day, -23, '15:32') }],
    completedAt: on(day, -13, '15:32'),
  }),
  tell({
    own: '771',
    status: 'completed',
    placedAt: on(day, -63, '21:40:30'),
    items: [
      item({ title: '手编藤提篮', sku: '大号' }, 'basket', 11_800),
      { ...item({ title: '大豆蜡香薰蜡烛', sku: '桂花' }, 'candle', 6_800), quantity: 2 },
    ],
    discountFen: 2_000,
    parcels: [{ company: '顺丰速运', trackingNo: 'SF1580911730428', ...delivered(day, -60, '12:06') }],
    completedAt: on(day, -50, '12:06'),
  }),
]
