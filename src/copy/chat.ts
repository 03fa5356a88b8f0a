import type { Notice } from '../../core/conversation/message'
import { byText, waitText } from '../../core/copy/conversation'
import { clockText, deadlineText, type Instant } from '../../core/shared/time'

type Left = Omit<Extract<Notice, { type: 'leftMessage' }>, 'type'>

/** What the chat says. */
export const chatCopy = {
  title: (shopName: string) => (shopName === '' ? '客服' : `${shopName}客服`),
  bot: '小美 · 智能客服',
  agent: (name: string) => `客服 ${name}`,
  agentSince: (name: string, clock: string) => `客服 ${name} · ${clock} 接入`,
  sub: {
    queued: '排队中',
    offline: '客服休息中，已留言',
    assigned: (name: string) => `${name}为您服务`,
    typing: '对方正在输入…',
    ended: '本次服务已结束',
    connecting: '正在连接',
  },

  unknownBody: '请升级后查看',
  photo: '查看照片',
  ownPicture: '我',
  sending: '正在发送',
  notSent: (canHeal: boolean) => (canHeal ? '没发出去，' : '没发出去'),
  sendAgain: '点这里重发',
  remove: '删除',
  retryPhoto: '重试',
  waitingPhoto: '等待上传',
  earlierLoading: '正在载入更早的消息',
  earlierFailed: '更早的消息没有载入，点这里重试',
  noEarlier: '没有更早的消息了',

  queuedAt: (at: Instant, ahead: number, waitMs: number | null) =>
    `${clockText(at)} 转人工，${ahead === 0 ? '您是下一位' : `前面 ${ahead} 位`}，${waitMs === null ? '客服上线后接入' : `预计 ${waitText(waitMs)}内接入`}`,
  queuedNote: '您说的情况已交给客服，不用再说一遍',
  leftMessage: ({ opensAt, answerBy }: Left, now: Instant) => {
    if (opensAt === null) return '客服不在线，留言已记下，上班后第一时间回复您'
    const opening = `客服不在线，留言已记下，${deadlineText(opensAt, now)} 上班`
    return answerBy === undefined
      ? `${opening}后先回复您`
      : `${opening}，${byText(answerBy, opensAt, now)}回复您`
  },
  assigned: (name: string) => `客服 ${name} 已接入，前面说过的都看得到`,
  transferred: (name: string) => `已转给客服 ${name}，前面说过的都看得到`,
  /** Place and wait only where they are known: nothing is promised of an agent who does not answer. */
  delayed: (ahead: number | null, waitMs: number | null) =>
    ahead === null
      ? '让您久等了，已经再次提醒客服，也转告了主管'
      : `让您久等了，${ahead === 0 ? '您是下一位' : `前面还有 ${ahead} 位`}${waitMs === null ? '，客服一上线就接入' : `，预计 ${waitText(waitMs)}内接入`}`,
  handOffCancelled: '已取消转人工，小美继续为您服务',
  recalled: '客服撤回了一条消息',
  ended: (at: Instant, code: string) => `${clockText(at)} 本次服务结束\u3000服务号 ${code}`,

  personCalled: '已经转人工了，直接说就行',

  handOff: {
    title: '正在转人工',
    ahead: '前面还有',
    people: '位',
    minutes: '分钟',
    wait: '约需等待',
    noWait: '客服上线后接入',
    next: '您是下一位',
    /** `photos` null: some, nobody counted them. */
    brief: ({ order, photos }: { readonly order: string | null; readonly photos: number | null }) => {
      const given = [
        ...(order === null ? [] : [`订单尾号 ${order}`]),
        ...(photos === 0 ? [] : [photos === null ? '照片' : `${photos} 张照片`]),
      ]
      return given.length === 0
        ? '您说的情况已交给客服，不用再说一遍。'
        : `${given.join('、')}和您说的情况都已交给客服，不用再说一遍。`
    },
    cancel: '取消',
  },

  rating: {
    title: (name: string | null) => (name === null ? '这次帮到您了吗？' : `${name}这次帮到您了吗？`),
    label: '评分',
    star: (stars: number) => `${stars} 星`,
    words: ['', '很不满意', '不满意', '一般', '满意', '很满意'],
    goodTags: ['回复快', '一次解决', '说得清楚', '态度好'],
    badTags: ['回复慢', '没有解决', '没说清楚', '态度不好'],
    comment: '还想说什么，可以写在这里',
    tooLong: (over: number) => `超过 200 字了，再删 ${over} 字`,
    submit: '提交评价',
    submitting: '提交中',
    change: '修改评价',
    tip: '24 小时内可以修改',
    thanks: '谢谢您的评价',
    closed: '评价已结束',
    chooseStars: '先点星星',
  },

  field: '有什么想问的，直接说',
  fieldAfterEnd: '还有问题？直接说',
  send: '发送',
  more: '更多',
  less: '收起',
  emoji: '表情',
  tooLong: (over: number) => `超过 1000 字了，再删 ${over} 字，或者分两条发`,
  panel: {
    photos: '照片',
    camera: '拍摄',
    orders: '我的订单',
    phone: '打电话',
    human: '转人工',
    limit: '照片每张 10 MB 以内，一次最多 9 张',
  },

  orderSheet: {
    title: '选一笔订单发给客服',
    empty: '还没有订单',
    failed: '订单没有载入，点这里重试',
    more: '看更早的订单',
  },
  arriveBy: (when: string) => `${when} 前送达`,
  shipBy: (when: string) => `${when} 前发出`,
  orderTail: (tail: string) => `订单尾号 ${tail}`,
  orderGoods: (kinds: number, pieces: number) =>
    kinds > 1 ? `等 ${kinds} 种 共 ${pieces} 件` : `共 ${pieces} 件`,

  failedTitle: '聊天没有载入',
  retry: '再试一次',
  callShop: '打电话给店里',
} as const
