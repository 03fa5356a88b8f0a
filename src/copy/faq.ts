import { waitText } from '../../core/copy/conversation'

/** Words of 常见问题: the search, the categories. */
export const faqWords = {
  title: '常见问题',
  hint: '搜问题，如 退货运费',
  clear: '清空',
  cancel: '取消',
  byCategory: '按类别找',
  count: (entries: number) => `${entries} 条`,
  recent: '最近搜过',
  forget: '清空',
  forgetAll: '清空最近搜过的',
  found: '搜到的问题',
  best: '最接近的回答',
  whole: '看全文',
  asking: '正在搜更多',
  notAsked: '没有搜完整，',
  again: '点这里再试',
  none: (said: string) => `没有找到“${said}”`,
  noneHint: '换个说法，或者直接问小美。',
  ask: (said: string) => `问小美：${said}`,
  askBot: '问小美',
  failed: { title: '常见问题没有载入', what: '您的订单和消息' },
  emptyTitle: '这里还没有常见问题',
  emptyText: '有什么想问的，直接问小美，\n或者找人工客服。',
  noneOfCategory: '这一类还没有问题',
  noneOfCategoryText: '换一类看看，或者直接问小美。',
} as const

/** The bar from which a person is one tap away. */
export const personWords = {
  notFound: '没找到？',
  notSolved: '还没解决？',
  call: '问人工客服',
  /** Said in the chat, where it calls one. */
  said: '转人工',
  soon: (waitMs: number) => `现在约 ${waitText(waitMs)}接入`,
  queued: (ahead: number, waitMs: number) => `前面 ${ahead} 位，约 ${waitText(waitMs)}`,
  nobody: '客服暂时不在，可留言',
  closed: (opensAt: string) => `客服休息中，${opensAt} 上班`,
  closedForLong: '客服休息中，可留言',
} as const
