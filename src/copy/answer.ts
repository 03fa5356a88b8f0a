import type { LeadsTo } from '../../core/knowledge/leads-to'

/** Words of an answer, on its page and in the chat. */
export const answerWords = {
  title: '常见问题',
  failed: { title: '答案没有载入', what: '您的订单和消息' },
  missingTitle: '这条答案已经撤下了',
  missingText: '看看别的问题，或者直接问小美。',
  toFaq: '看常见问题',
  picture: '看大图',
  /** What solves it, one tap away; null: the mini-program has no page for it. */
  lead: {
    orders: '我的订单',
    parcel: '查物流',
    cancel: '取消订单',
    address: '改地址',
    aftersales: '申请售后',
    cases: '售后进度',
    invoice: '开发票',
    coupon: null,
    claim: '关联订单',
    privacy: '隐私与数据',
    person: '转人工',
  } satisfies Record<LeadsTo, string | null>,
  related: '相关的问题',
  helpful: {
    ask: '这个回答有用吗？',
    askInChat: '有帮到您吗？',
    yes: '有用',
    no: '没用',
    thanks: '谢谢，您的反馈收到了',
    sorry: '抱歉没有帮到您',
    sorryInChat: '抱歉没帮到您，换个说法，或转人工',
    sending: '提交中',
    failed: '没有提交上，再点一次',
    otherWords: '换个问法',
    person: '转人工',
  },
} as const

/** On the list of orders: what to do there for what led to it. */
export const chooseOrderWords = {
  aftersales: '选要售后的订单，点进去申请',
  invoice: '选要开票的订单，点进去开发票',
  address: '选还没发货的订单，点进去改地址',
  cancel: '选还没发货的订单，点进去取消',
} as const
