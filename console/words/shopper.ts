import { chinaTime, type Instant } from '../../core/shared/time'

/** 10-30; of another year 2025-10-30. */
export const dayText = (at: Instant, now: Instant): string => {
  const [then, today] = [chinaTime(at), chinaTime(now)]
  const day = `${String(then.month).padStart(2, '0')}-${String(then.day).padStart(2, '0')}`
  return then.year === today.year ? day : `${then.year}-${day}`
}

/** What the panel of a shopper says. */
export const shopperWords = {
  label: '客户资料',
  phone: '收货电话',
  reveal: '查看（会记录）',
  revealed: (name: string, address: string) => `${name}，${address}`,
  worth: { paid: '累计', orders: '订单', visits: '来过', stars: '评价' },
  ordersCount: (count: number) => `${count} 笔`,
  visitsCount: (count: number) => `${count} 次`,
  noStars: '还没有',
  starsCount: (count: number) => `${count} 次评价的平均`,
  invite: '邀请评价',
  invited: '已邀请对方评价',
  tags: {
    label: '标签',
    add: '加标签',
    name: '新标签',
    remove: (tag: string) => `去掉标签“${tag}”`,
  },
  orders: {
    title: '订单',
    all: (count: number) => `全部 ${count} 笔`,
    less: '收起',
    empty: '还没有关联的订单',
    send: '发卡片',
    sendNamed: (title: string) => `发卡片：“${title}”的订单`,
    sent: '订单卡片已发出',
  },
  earlier: {
    title: '以前的会话',
    empty: '第一次来',
    noStars: '没有评价',
    stars: (count: number) => `${count} 星`,
  },
  notes: {
    title: '备注',
    write: '写一条',
    placeholder: '同事都看得到，顾客看不到',
    name: '给这位顾客的备注',
    keep: '保存',
    cancel: '取消',
    empty: '还没有备注',
    remove: '删除',
    removeNamed: (text: string) => `删除备注“${text}”`,
    removeAsk: '删除这条备注？',
    removeNo: '保留',
  },
} as const
