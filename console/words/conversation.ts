import type { Standing } from '../../core/admission/check'
import type { Notice } from '../../core/conversation/message'
import { parcelNames } from '../../core/copy/parcels'
import { requestStatusWords } from '../../core/copy/requests'
import { orderTail } from '../../core/orders/order-view'
import { deadlineText, type Instant } from '../../core/shared/time'
import { byText, waitText } from '../../core/copy/conversation'

const parcelTroubles = { stalled: '停住了', exception: '有异常' } as const

const endedBy = { agent: '客服结束', shopper: '顾客结束', system: '长时间没有说话，自动结束' } as const

const queued = ({ ahead, waitMs }: Of<'queued'>): string =>
  `顾客转人工，${ahead === 0 ? '前面没有人' : `前面 ${ahead} 位`}，${waitMs === null ? '没有客服在岗' : `告诉她预计等 ${waitText(waitMs)}`}`

type Of<T extends Notice['type']> = Extract<Notice, { type: T }>

const leftMessage = ({ opensAt, answerBy }: Of<'leftMessage'>, now: Instant): string => {
  if (opensAt === null) return '没有客服在岗，顾客留了言'
  const opening = `休息时间，顾客留了言，告诉她 ${deadlineText(opensAt, now)} 上班`
  return answerBy === undefined ? `${opening}后回复` : `${opening}，${byText(answerBy, opensAt, now)}回复`
}

const parcelText = ({ brings, trouble, orderNo }: Of<'parcel'>): string =>
  `${parcelNames[brings]}${parcelTroubles[trouble]}，尾号 ${orderTail(orderNo)}，已告诉顾客`

const titleOf = (notice: Of<'request' | 'invoice'>): string =>
  notice.type === 'invoice' ? notice.title : requestStatusWords[notice.request][notice.status]

/** What the system told the shopper, as her agent reads it. */
export const noticeText = (notice: Notice, now: Instant): string => {
  switch (notice.type) {
    case 'queued':
      return queued(notice)
    case 'leftMessage':
      return leftMessage(notice, now)
    case 'assigned':
    case 'transferred':
      return notice.type === 'assigned' ? `${notice.agentName} 接入` : `转给 ${notice.agentName}`
    case 'handOffCancelled':
      return '顾客取消了转人工'
    case 'recalled':
      return `${notice.agentName} 撤回了一条消息`
    case 'delayed':
      return '等得比说好的久，已向顾客致歉'
    case 'ended':
      return `服务结束，${endedBy[notice.by]}`
    case 'request':
    case 'invoice':
      return `${titleOf(notice)}，尾号 ${orderTail(notice.orderNo)}`
    case 'orderLinked':
      return `${notice.agentName} 把尾号 ${orderTail(notice.orderNo)} 的订单关联给了顾客`
    case 'orderUnlinked':
      return `${notice.agentName} 取消了尾号 ${orderTail(notice.orderNo)} 的订单关联`
    case 'parcel':
      return parcelText(notice)
    default:
      return conversationWords.unknown
  }
}

/** Where a message stands with WeChat's check. */
export const standingText: Readonly<Record<Standing, string>> = {
  pending: '审核中，通过后自动显示',
  review: '微信提示这条可能违规，请先核实',
  refused: '未通过微信审核，不再显示',
  risky: '微信判定这条违规，请谨慎处理',
  unchecked: '微信没有给出审核结果，请留意内容',
}

/** What the conversation in the middle says. */
export const conversationWords = {
  label: (called: string) => `和${called}的会话`,
  thread: '聊天记录',
  threadHelp: '上下键选消息，Q 引用，C 复制',
  bot: '小美 · 智能客服',
  botInitial: '美',
  shopper: '顾客',
  unknown: '当前版本看不了这条消息，刷新页面后再看',

  session: (number: string, clock: string) => `#${number} ${clock} 开始`,
  unread: '以下是新消息',
  newMessages: (count: number) => `${count} 条新消息`,
  toEnd: '回到最新',
  earlier: '更早的消息',
  earlierLoading: '正在载入更早的消息',
  earlierFailed: '更早的消息没有载入',
  noEarlier: '没有更早的消息了',
  retry: '重试',

  status: {
    none: '还没有开始',
    bot: '小美接待中',
    queued: '排队中，还没有人接入',
    offline: '顾客留了言，上班后分配',
    mine: '您接待中',
    theirs: (name: string) => `${name}接待中`,
    ended: '已结束',
  },
  typing: '顾客正在输入…',
  lookingToo: (names: readonly string[]) => `${names.join('、')} 也在看`,
  read: '已读',
  away: '这个会话已经结束，或者不再由您接待。内容停在您最后看到的地方',
  notOwner: (name: string) => `${name}正在接待这位顾客，您可以看，不能回复`,
  notOpen: '现在没有客服接待这位顾客，不能回复',

  end: '结束',
  endAsk: (called: string) => `结束和${called}的会话？`,
  endWhy: '会请顾客评价这次服务。顾客再来问，会优先分给您',
  endKeep: '先不结束',
  ended: '会话已结束，已请顾客评价',
  back: '返回会话列表',

  quote: '引用',
  copy: '复制',
  copied: '已复制',
  copyFailed: '没有复制成功，选中文字后按 Ctrl C',
  quoted: (name: string, excerpt: string) => `${name}：${excerpt}`,
  quoteAway: '那条消息在更早的地方，往上翻可以看到',
  actions: '消息操作',
  recall: '撤回',
  onlyUs: '仅同事可见',

  sending: '发送中',
  waiting: (why: string) => `还没发出，${why}`,
  waitingFor: { offline: '连上网后自动发出', sessionExpired: '重新登录后自动发出', other: '正在重试' },
  notSent: '没发出去',
  again: '重发',
  edit: '改一改',
  remove: '删除',
  carrying: (percent: number) => `上传 ${percent}%`,

  image: '照片',
  openImage: '查看照片',
  imageGone: '照片的链接过期了，刷新后再看',
  video: (length: string) => `播放视频 ${length}`,
  voice: (seconds: string) => `播放语音 ${seconds}`,
  voiceStop: '停止播放',
  voiceFailed: '没有放出来，再点一次',
  viewer: '查看照片和视频',
  close: '关闭',
  previous: '上一张',
  next: '下一张',
  place: '位置',
  map: (name: string) => `在地图里看${name}`,
  goods: (quantity: number) => `×${quantity}`,
  orderTail: (tail: string) => `订单尾号 ${tail}`,
  orderGoods: (kinds: number, pieces: number) =>
    kinds > 1 ? `等 ${kinds} 种 共 ${pieces} 件` : `共 ${pieces} 件`,
  shipBy: (when: string) => `${when} 前发出`,
  arriveBy: (when: string) => `${when} 前送达`,
  by: (when: string) => `${when} 前`,
  faq: '自动回答',
  chips: (chips: readonly string[]) => `可选：${chips.join('、')}`,
  requestOffer: '已发申请表',
  answerBy: (when: string) => `${when} 前答复`,
  reason: (words: string) => `理由：${words}`,
  invited: '已请顾客评价',
  rated: (stars: number) => `顾客评了 ${stars} 星`,
} as const

/** `0:32`: how long a video is. */
export const clipText = (durationMs: number): string => {
  const seconds = Math.max(1, Math.round(durationMs / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
