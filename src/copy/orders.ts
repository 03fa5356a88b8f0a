import { shopperParcels } from '../../core/copy/parcels'

/** Words of the orders and of one order. */
export const orderWords = {
  title: '我的订单',
  ask: '咨询',
  track: '看物流',
  pieces: (count: number) => `共 ${count} 件`,
  kinds: (count: number) => `等 ${count} 种商品`,
  /** `others`: how many there are beside the first. */
  another: (title: string, others: number) =>
    others > 1 ? `另有 ${title} 等 ${others} 种` : `另有 ${title}`,
  goods: (title: string, kinds: number, pieces: number) => `${title} 等 ${kinds} 种，共 ${pieces} 件`,
  loadingMore: '正在载入更早的订单',
  moreFailed: '下面的还没载入，',
  moreRetry: '点这里重试',
  noMore: '没有更早的订单了',
  failed: { title: '订单没有载入', what: '您的订单' },
  notFoundTitle: '没有找到这笔订单',
  notFoundText: '号码可能不对，或是用别的微信下的单。',
  toOrders: '看我的订单',
} as const

/** Tabs of the list; 全部 holds every status. */
export const tabWords = {
  all: '全部',
  unpaid: '待付款',
  paid: '待发货',
  shipped: '运输中',
  delivered: '已签收',
} as const

/** Why a tab is empty, and where to go. */
export const emptyWords = {
  all: { title: '还没有订单', text: '下单后，物流和售后都在这里看。' },
  unpaid: { title: '没有待付款的订单', text: '下单还没付款的会在这里。' },
  paid: { title: '没有待发货的订单', text: '付了款还没发出的会在这里。' },
  shipped: { title: '没有在路上的包裹', text: '发出以后，物流在这里看。' },
  delivered: { title: '没有刚签收的订单', text: '签收了的会在这里，完成的在全部里。' },
  toAll: '看全部订单',
} as const

/** Around the time of a promise (look.md: “今天 18:00 前发出”). */
export const promiseWords = {
  ship: ' 前发出',
  arrive: ' 前送达',
  lateBefore: '应在 ',
  shipLate: ' 前发出，已晚',
  arriveLate: ' 前送达，已晚',
  placed: ' 下单',
  paid: ' 下单，等待发出',
  sent: ' 下单，已发出',
  received: ' 签收',
} as const

/** One order in full. */
export const detailWords = {
  title: '订单详情',
  parcel: (n: number, of: number) => `包裹 ${n}/${of}`,
  copy: '复制',
  copyTracking: (no: string) => `复制运单号 ${no}`,
  copyOrder: (no: string) => `复制订单编号 ${no}`,
  copied: '已复制',
  copyFailed: '没有复制成功，长按号码可以选中',
  noTrack: '还没有物流记录，快递揽收后在这里看',
  unfold: (count: number) => `展开另外 ${count} 条`,
  fold: '收起',
  sendTo: (who: string) => `送至 ${who}`,
  times: (quantity: number) => `×${quantity}`,
  goods: '商品总价',
  discount: '优惠',
  freight: '运费',
  paid: '实付',
  toPay: '应付',
  orderNo: '订单编号',
  placedAt: '下单时间',
  paidAt: '付款时间',
  payMethod: '付款方式',
  note: '买家留言',
  askThis: '咨询这笔订单',
  invoice: '开发票',
  invoiceBefore: ' 前开出',
  invoiceOf: (amount: string) => `发票金额 ${amount}`,
} as const

const met = { stalled: '停住了', exception: '有异常' } as const

/** A parcel that stands still or met with something (R138). */
export const parcelTroubleWords = {
  title: (brings: keyof typeof shopperParcels, trouble: keyof typeof met) =>
    `${shopperParcels[brings]}${met[trouble]}`,
  last: (when: string, text: string) => `最后一条：${when} ${text}`,
  next: '已经请商家联系快递，有消息就告诉您。',
} as const
