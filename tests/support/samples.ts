import type { Order } from '../../core/orders/order'
import type { ConversationPolicy, Shop } from '../../core/shop/shop'
import { DAY, HOUR, MINUTE } from '../../core/shared/time'

/** Saturday 2026-11-21 10:00 in China. */
export const NOW = Date.UTC(2026, 10, 21, 2)

export const samplePolicy: ConversationPolicy = {
  welcomeAgainAfterMs: 6 * HOUR,
  botIdleMs: 30 * MINUTE,
  rateableForMs: DAY,
  messagesPerMinute: 20,
  burst: 12,
  averageServiceMs: 3 * MINUTE,
}

const minutes = (hour: number): number => hour * 60

/** Weekdays 9–21, weekends 10–18 (R13). */
export const sampleShop: Shop = {
  _id: 'mianyu',
  name: '棉屿生活',
  botName: '小美',
  appids: ['wx-mianyu'],
  wecom: null,
  phone: '400-000-0000',
  hours: [
    { days: [1, 2, 3, 4, 5], opens: minutes(9), closes: minutes(21) },
    { days: [0, 6], opens: minutes(10), closes: minutes(18) },
  ],
  welcome: {
    first: '{称呼}，{问候}。我是{店名}的小美，转人工约等 {等待}。',
    returning: '{称呼}，又见面了。',
    fromOrder: '{称呼}，您要问尾号 {订单} 的订单吗？',
    closed: '{称呼}，客服 {开门} 上班，可以先留言。',
  },
  chips: ['我的快递到哪了', '转人工'],
  quickQuestions: [
    { question: '怎么退换货？', answer: '签收后 7 天内，在订单里点申请售后。' },
    { question: '多久发货', answer: '付款后 48 小时内。' },
  ],
  policy: samplePolicy,
}

/** An order on its way; `more` says what is different. */
export const sampleOrder = (more: Partial<Order> = {}): Order => ({
  _id: `mianyu:${more.orderNo ?? '3729946591347486037'}`,
  shopId: 'mianyu',
  orderNo: '3729946591347486037',
  openid: 'yuqing',
  status: 'shipped',
  placedAt: NOW - 2 * DAY,
  items: [
    { title: '手捏陶瓷杯 320ml', sku: '月白', quantity: 2, priceFen: 5_269 },
    { title: '棉麻杯垫', quantity: 1, priceFen: 6_162 },
  ],
  goodsFen: 16_700,
  discountFen: 0,
  freightFen: 0,
  paidFen: 16_700,
  recipient: {
    name: '张雨晴',
    phone: '13812342606',
    province: '浙江省',
    city: '杭州市',
    district: '余杭区',
    detail: '文一西路 969 号',
  },
  parcels: [
    {
      company: '中通快递',
      trackingNo: '78512345678901',
      shippedAt: NOW - DAY,
      track: [{ at: NOW - HOUR, text: '已到达杭州余杭营业部' }],
    },
  ],
  arriveBy: NOW + DAY,
  ...more,
})
