/** Words of the service home (客服首页). */
export const homeWords = {
  title: '客服',
  search: '搜问题',
  searchMore: '，如改地址、退运费',
  ask: '找客服',
  entries: '常用入口',
  entryOrders: '我的订单',
  entryTrack: '查物流',
  entryReturn: '退换货',
  entryFaq: '常见问题',
  recent: '最近的订单',
  allOrders: '全部订单',
  noOrders: '还没有订单。下单后，物流和售后都在这里看',
  unsent: (count: number) => `有 ${count} 条消息还没发出去，去发送`,
  questions: '大家常问',
  allQuestions: '全部问题',
  call: '拨打',
  callNumber: (phone: string) => `拨打 ${phone}`,
  phoneNote: (phone: string, when: string) => `电话 ${phone}，${when}`,
  write: '写邮件',
  writeTo: (email: string) => `写邮件给 ${email}`,
  emailHint: '不急的事，写邮件也行',
  failed: { title: '首页没有载入', what: '您的订单和消息' },
  privacy: '隐私与我的数据',
} as const

/** The service line under the greeting: before the time, the time, after it. */
export const serviceWords = {
  soon: (wait: string) => ({ before: '客服在线，现在约 ', time: wait, after: ' 接入' }),
  queued: (ahead: number, wait: string) => ({
    before: `前面 ${ahead} 位，预计 `,
    time: wait,
    after: '内接入',
  }),
  nobody: { before: '客服暂时不在，', time: '', after: '小美先帮您' },
  closed: (opensAt: string) => ({ before: '客服休息中，', time: opensAt, after: ' 上班，小美先帮您' }),
  closedForLong: { before: '客服休息中，', time: '', after: '小美先帮您' },
} as const

/** Opening hours in words: `工作日 9–21 点，周末 10–18 点`. */
export const hoursWords = {
  and: '、',
  /** A weekend day that is worked for a holiday. */
  worked: '调休上班',
  closed: '休息',
  day: (month: number, day: number) => `${month}月${day}日`,
  days: (from: string, to: string) => `${from}\u2060–\u2060${to}`,
} as const

/** Whether somebody answers the phone now, and until when. */
export const callWords = {
  always: '随时可打',
  until: (when: string) => `${when} 前可打`,
  from: (when: string) => `现在没人接，${when} 起可打`,
  never: '现在没人接',
} as const
