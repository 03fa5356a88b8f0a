import type { OrderCard } from '../orders/order-view'
import type { Order } from '../orders/order'
import { maskedRecipient, orderTail, toOrderCard } from '../orders/order-view'
import type { OrderRequest, RequestStatus } from '../orders/requests/request'
import type { Address, RequestKind, Wanted } from '../orders/requests/wanted'
import { yuanText } from '../shared/money'
import { deadlineText, type Instant } from '../shared/time'
import { admissionWords } from './admission'
import { statusWords } from './bot'

export const requestKinds: Readonly<Record<RequestKind, string>> = { cancel: '取消订单', address: '修改地址' }

/** How a request stands, as a shopper reads it first. */
export const requestStatusWords: Readonly<Record<RequestKind, Readonly<Record<RequestStatus, string>>>> = {
  cancel: {
    submitted: '已申请取消，等商家答复',
    accepted: '商家同意取消，正在办理',
    done: '订单已取消',
    declined: '商家没有同意取消',
    withdrawn: '取消申请已撤回',
    overtaken: '没有赶上，订单已经发出',
  },
  address: {
    submitted: '已申请修改地址，等商家答复',
    accepted: '商家同意修改地址，正在办理',
    done: '收货地址已改好',
    declined: '商家没有同意修改地址',
    withdrawn: '修改地址的申请已撤回',
    overtaken: '没有赶上，地址没有改',
  },
}

export const addressText = ({ name, phone, province, city, district, detail }: Address): string =>
  `${name} ${phone}，${[...new Set([province, city, district])].join('')} ${detail}`

const wantedText = (wanted: Wanted): string =>
  wanted.kind === 'cancel' ? `原因：${wanted.reason}` : `改为：${addressText(wanted.address)}`

interface Asked {
  readonly request: OrderRequest
  readonly order: OrderCard
  /** 张女士 */
  readonly called: string
  readonly now: Instant
}

const about = ({ request, order, called }: Omit<Asked, 'now'>): string =>
  `申请 ${request.number}：${called}要${requestKinds[request.wanted.kind]}，尾号 ${orderTail(order.orderNo)}（${order.title} ${yuanText(order.paidFen)}，${statusWords[order.status]}）`

const whereDone: Readonly<Record<RequestKind, string>> = {
  cancel: '取消订单，付过款的退款',
  address: '改好收货地址',
}

/** What the agents' app says about requests. */
export const requestLane = {
  asked: ({ now, ...asked }: Asked) =>
    [
      about(asked),
      wantedText(asked.request.wanted),
      ...(asked.request.verdict ? [admissionWords.text[asked.request.verdict]()] : []),
      `请在 ${deadlineText(asked.request.answerBy, now)} 前答复：同意 /yes ${asked.request.number}，不同意 /no ${asked.request.number} 理由`,
    ].join('\n'),
  withdrawn: ({ request, called }: Asked) => `申请 ${request.number}：${called}撤回了，不用再办`,
  overtaken: ({ request }: Asked) => `申请 ${request.number}：订单已经变了，不用再办，已告诉顾客`,
  accepted: ({ number, wanted }: OrderRequest, platform: string) =>
    `✓ 已同意申请 ${number}，已告诉顾客。请到${platform}后台${whereDone[wanted.kind]}，办好后回 /done ${number}`,
  declined: ({ number }: OrderRequest) => `✓ 已回绝申请 ${number}，理由已告诉顾客`,
  finished: ({ number }: OrderRequest) => `✓ 申请 ${number} 已办好，已告诉顾客`,
  unknown: (number: number) => `没有申请 ${number}。全部待办：/requests`,
  over: (number: number, status: RequestStatus, kind: RequestKind) =>
    `没有办成：申请 ${number} 已是“${requestStatusWords[kind][status]}”`,
  notYet: (number: number) => `申请 ${number} 还没有同意，先回 /yes ${number}`,
  noReason: (number: number) => `写上理由，顾客会看到：/no ${number} 理由`,
  reasonTooLong: '没有办成：理由最多 100 个字',
  again: '没有办成：同时有人在办，请再发一次',
  which: '是哪一个申请？写 /yes 7、/no 7 理由、/done 7。全部待办：/requests',
  none: '没有待办的申请',
  list: (open: readonly OrderRequest[], now: Instant) =>
    [`待办的申请 ${open.length} 个：`, ...open.map((request) => listLine(request, now))].join('\n'),
} as const

const listLine = ({ number, wanted, orderNo, state, answerBy }: OrderRequest, now: Instant): string =>
  state.status === 'accepted'
    ? `${number} ${requestKinds[wanted.kind]} ${orderNo}\u3000已同意，办好后回 /done ${number}`
    : `${number} ${requestKinds[wanted.kind]} ${orderNo}\u3000${deadlineText(answerBy, now)} 前答复`

/** What the agents' app says when an order is linked to a shopper. */
export const linkLane = {
  /** Before it is done: an order number is easily mistyped, and shows its recipient and parcels. */
  ask: (order: Order, called: string) =>
    [
      `尾号 ${orderTail(order.orderNo)}：${order.recipient ? maskedRecipient(order.recipient) : '没有收件人'}`,
      `${toOrderCard(order).title} ${yuanText(order.paidFen)}，${statusWords[order.status]}`,
      `确认是${called}的，就回 /link 确认`,
    ].join('\n'),
  linked: (tail: string, called: string, orderNo: string) =>
    `✓ 尾号 ${tail} 的订单已关联给${called}。关联错了：/unlink ${orderNo}`,
  nothingAsked: '没有等着确认的关联，先写 /link 订单号',
  askedEnded: '没有关联：那个会话已经结束',
  unlinked: (tail: string, called: string) => `✓ 尾号 ${tail} 的订单不再关联给${called}，已告诉对方`,
  notLinked: (tail: string, called: string) => `没有取消：尾号 ${tail} 的订单不是客服关联给${called}的`,
  whichUnlink: '取消哪一笔的关联？写 /unlink 订单号',
  already: (tail: string, called: string) => `尾号 ${tail} 的订单本来就是${called}的`,
  owned: (tail: string) => `没有关联：尾号 ${tail} 的订单已经属于另一位顾客`,
  unknown: (orderNo: string) => `没有关联：没有订单 ${orderNo}，核对订单号`,
  which: '关联哪一笔？写 /link 订单号',
} as const
