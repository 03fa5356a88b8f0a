import { orderTail, type OrderCard } from '../orders/order-view'
import { deadlineText, momentText, type Instant } from '../shared/time'
import { yuanText } from '../shared/money'

/** What 小美 says by herself. Merchants' own words (welcome, answers) are data of the shop. */
export const botWords = {
  callPerson: '转人工',
  offer: '这个问题我还答不准，帮您转人工客服，还是换个说法再问？',
  offerChips: ['转人工', '我的快递到哪了'],
  handOff: '好的，我帮您转给客服。',
  media: {
    image: '照片收到了。照片要由人工确认，我帮您转给客服。',
    video: '视频收到了。视频要由人工确认，我帮您转给客服。',
    voice: '语音收到了。语音要由人工来听，我帮您转给客服。',
    location: '位置收到了。请告诉我是改地址还是问配送，我帮您转给客服。',
  },
  /** With nobody there; that a message is left is said behind it. */
  mediaLeft: {
    image: '照片收到了，客服上班后看。',
    video: '视频收到了，客服上班后看。',
    voice: '语音收到了，客服上班后听。',
    location: '位置收到了，客服上班后看。',
  },
  noOrders: '没有找到您的订单。如果是在别处下的单，请让客服帮您查。',
  orderNotFound: '您的订单里没有这个号码。核对一下，或者让客服帮您查。',
  chooseOrder: '您问的是哪一笔订单？点一下就行。',
  offerForOrder: '其他的事我还答不准，要帮您转人工客服吗？',
  greeting: '您好，我在。查快递、查订单直接说就行，也可以转人工客服。',
  anyTime: '好的，有事随时问我。',
  noneToSend: '现在没有等着发货的订单。最近的一笔订单是这样的：',
  noneOnTheWay: '现在没有在路上的包裹。最近的一笔订单是这样的：',
  requestForm: {
    cancel: '这笔订单还没发出，可以申请取消。点下面填个原因就行。',
    address: '这笔订单还没发出，可以申请改地址。点下面填新地址。',
  },
  requestWhich: { cancel: '要取消哪一笔？没发出的在这里。', address: '要改哪一笔的地址？没发出的在这里。' },
  requestTooLate: {
    cancel: '订单已经发出或结束了，不能直接取消。要退货或拦截，我帮您转人工？',
    address: '订单已经发出或结束了，不能直接改地址。要请快递转寄，我帮您转人工？',
  },
  faq: '大家常问这些，点一下就有答案。',
  whichOne: '您问的是不是下面这些？点一下就有答案，都不是就转人工。',
} as const

export const statusWords: Readonly<Record<OrderCard['status'], string>> = {
  unpaid: '待付款',
  paid: '待发货',
  shipped: '运输中',
  delivered: '已签收',
  completed: '已完成',
  cancelled: '已取消',
}

interface ParcelWords {
  readonly company: string
  readonly trackingNo: string
}

const onTheWay = (order: OrderCard, parcel: ParcelWords | undefined, now: Instant): string =>
  [
    `订单尾号 ${orderTail(order.orderNo)} 在路上${order.latest ? `：${order.latest}` : ''}。`,
    order.arriveBy && order.arriveBy > now ? `预计${deadlineText(order.arriveBy, now)} 前送达。` : '',
    parcel ? `${parcel.company} ${parcel.trackingNo}` : '',
  ].join('')

const toBeSent = ({ orderNo, shipBy }: OrderCard, now: Instant): string => {
  if (shipBy === undefined) return `订单尾号 ${orderTail(orderNo)} 已付款，还没有发出。`
  if (shipBy > now) return `订单尾号 ${orderTail(orderNo)} 还没发出，${deadlineText(shipBy, now)} 前发出。`
  return `订单尾号 ${orderTail(orderNo)} 应在 ${momentText(shipBy, now)} 前发出，现在晚了。要催一下就转人工。`
}

/** Carriers write 已签收 into the last line of a track: it is said once. */
const arrived = ({ orderNo, deliveredAt, latest }: OrderCard, now: Instant): string => {
  const done = statusWords.delivered
  const when = deliveredAt ? `${momentText(deliveredAt, now)} ` : ''
  const where = latest === undefined ? `${done}。` : latest.startsWith(done) ? latest : `${done}：${latest}`
  return `订单尾号 ${orderTail(orderNo)} ${when}${where}`
}

/** Where an order stands, in a sentence with time and place. */
export const orderStatusText = (order: OrderCard, parcel: ParcelWords | undefined, now: Instant): string => {
  const tail = orderTail(order.orderNo)
  switch (order.status) {
    case 'unpaid':
      return `订单尾号 ${tail} 还没有付款，应付 ${yuanText(order.paidFen)}。`
    case 'paid':
      return toBeSent(order, now)
    case 'shipped':
      return onTheWay(order, parcel, now)
    case 'delivered':
    case 'completed':
      return arrived(order, now)
    case 'cancelled':
      return `订单尾号 ${tail} 已取消。`
  }
}
