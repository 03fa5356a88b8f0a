import type { OrderStatus } from '../order'

/**
 * What the platforms call the states of an order. A state that is not here is refused with a reason: better
 * one order too few than one that says the wrong thing to its shopper.
 */
const statusNames: Readonly<Record<OrderStatus, readonly string[]>> = {
  unpaid: ['待付款', '未付款', '待支付', '未支付', '等待买家付款', 'unpaid'],
  paid: ['待发货', '已付款', '已支付', '等待商家发货', '等待卖家发货', 'paid'],
  shipped: [
    '已发货',
    '部分发货',
    '待收货',
    '运输中',
    '商家已发货',
    '卖家已发货',
    '等待买家确认收货',
    'shipped',
  ],
  delivered: ['已签收', '已送达', 'delivered'],
  completed: ['已完成', '交易完成', '交易成功', '已收货', '确认收货', 'completed'],
  cancelled: ['已取消', '交易关闭', '已关闭', '订单关闭', 'cancelled'],
}

const byName = new Map(
  (Object.entries(statusNames) as [OrderStatus, readonly string[]][]).flatMap(([status, names]) =>
    names.map((name) => [name, status] as const),
  ),
)

export const statusOf = (text: string): OrderStatus | undefined =>
  byName.get(text.replace(/\s/g, '').toLowerCase())

const course: readonly OrderStatus[] = ['unpaid', 'paid', 'shipped', 'delivered', 'completed']

/** Where goods of one order are in different states, it is as far as the last of those that are not cancelled. */
export const leastAdvanced = (statuses: readonly OrderStatus[]): OrderStatus =>
  course.find((status) => statuses.includes(status)) ?? 'cancelled'
