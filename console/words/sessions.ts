import type { DeskClock } from '../../core/contracts/desk/clocks'
import type { WaitFor } from '../../core/conversation/waiting'
import type { Precedence } from '../../core/desk/precedence'
import type { Duty } from '../../core/routing/agent'
import type { Stage } from '../../core/routing/rules'
import { clockText, daysBetween, MINUTE, momentText, SECOND, type Instant } from '../../core/shared/time'

/** 2:06; an hour and more: 1:02:06. */
export const spanText = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / SECOND))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const tail = `${hours > 0 ? String(minutes).padStart(2, '0') : minutes}:${String(rest).padStart(2, '0')}`
  return hours > 0 ? `${hours}:${tail}` : tail
}

/** 12 分, 45 秒, 3 小时. */
export const roughly = (ms: number): string => {
  if (ms < MINUTE) return `${Math.max(0, Math.floor(ms / SECOND))} 秒`
  const minutes = Math.floor(ms / MINUTE)
  return minutes < 60 ? `${minutes} 分` : `${Math.floor(minutes / 60)} 小时`
}

type Ruled = WaitFor | DeskClock['clock']
const ruleNames: Readonly<Record<Ruled, string>> = {
  firstResponse: '首次回复',
  reply: '回复',
  plan: '给方案',
  resolution: '解决',
  progress: '同步进展',
  promise: '说过“正在加急处理”，答复',
  escalation: '主管处理',
}

/** A limit as the shop's policy states it: 60 秒, 3 分钟, 2 小时. */
const limitText = (ms: number): string => {
  if (ms % MINUTE !== 0) return `${ms / SECOND} 秒`
  const minutes = ms / MINUTE
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`
}

/** `10:05`, on another day `明天 09:01`, `10-08 09:01`. */
export const dueText = (due: Instant, now: Instant): string =>
  daysBetween(now, due) === 0 ? clockText(due) : momentText(due, now)

const promised = (what: Ruled, standardMs: number): string =>
  `规则：${ruleNames[what]}不超过 ${limitText(standardMs)}`

export const clockWords = {
  left: (ms: number) => `还剩 ${spanText(ms)}`,
  /** More is left than the rule gives: it stands still meanwhile, until the shop opens. */
  later: (due: Instant, now: Instant) => `${dueText(due, now)} 前`,
  over: (ms: number) => `超时 ${spanText(ms)}`,
  waited: (ms: number) => `等了 ${spanText(ms)}`,
  theirs: (ms: number) => `等客户 ${roughly(ms)}`,
  /** The rule that set a clock. */
  promised,
  /** The rule, and until when it runs. */
  rule: (
    what: Ruled,
    standardMs: number,
    { due, now }: { readonly due: Instant | null; readonly now: Instant },
  ) => `${promised(what, standardMs)}${due === null ? '，营业后开始计' : `，${dueText(due, now)} 前`}`,
  levels: { breach: '已超时', warn: '快超时了', calm: '' },
} as const

export const deskWords = {
  none: '选一个会话开始回复',
  noneWhy: '左边按紧急程度排好了，最急的在最上面',
  back: '返回会话列表',
  who: '客户资料',
} as const

/** Why she is served before others, as whoever looks at the queue reads it. */
export const precedenceWords = {
  you: {
    dedicated: '您是她的专属客服',
    owner: '这个会话最先由您接待（首问负责）',
    last: '上次由您接待',
  } satisfies Record<NonNullable<Precedence['you']>, string>,
  group: (group: string) => `${group}组接待`,
  first: '优先',
  known: '熟客',
  lane: (tag: string, aheadMs: number) => `“${tag}”优先，按早来 ${limitText(aheadMs)}算`,
  overdue: (patienceMs: number) => `等了超过 ${limitText(patienceMs)}，不再让别人插到前面`,
  hops: (hops: number) => `转过 ${hops} 次手`,
} as const

export const stageWords: Readonly<Record<Stage, string>> = {
  presales: '售前',
  sale: '售中',
  aftersales: '售后',
}

/** What the lists of the desk say. */
export const sessionsWords = {
  mine: '我的会话',
  places: (held: number, capacity: number) => `${held} / ${capacity}`,
  placesTitle: (held: number, capacity: number) => `正在接待 ${held} 个，最多 ${capacity} 个`,
  waiting: (count: number) => `等您回复 ${count}`,
  waitingOrder: '最急的在上',
  theirs: (count: number) => `等客户 ${count}`,
  theirsOrder: '时钟已暂停',
  queue: (count: string) => `排队 ${count}`,
  queueMean: (ms: number) => `平均等 ${spanText(ms)}`,
  queueMore: (shown: number) => `先列出等得最久的 ${shown} 位`,
  queueEmpty: '没有人排队',
  take: '接入',
  takeNamed: (called: string) => `接入${called}`,
  speakers: { agent: '您：', bot: '小美：', shopper: '', system: '' },
  nothingSaid: '还没有说话',
  unread: (count: string) => `${count} 条未读`,
  empty: '没有会话',
  emptyOn: '新的顾客会自动分给您，也可以从排队里接入',
  emptyOff: '改成“接待中”后，新的顾客会分给您',
  search: '搜称呼、编号、聊天内容',
  searchName: '搜索我的会话',
  nothingFound: (text: string) => `没有找到“${text}”`,
  nothingFoundWhy: '这里只搜正在接待的会话，看称呼、编号和最后一句话',
  selected: (called: string) => `和${called}的会话`,
} as const

/** Under the lists: what one's own day came to. */
export const ownDayWords = {
  served: (count: number) => `今天接待 ${count}`,
  first: (span: string) => `，首响平均 ${span}`,
  stars: (stars: string) => `满意 ${stars}`,
  none: '今天还没有结束的会话',
  title: '您自己已经结束的会话，点开看今日',
} as const

export const dutyWords = {
  label: (duty: string) => `接待状态：${duty}`,
  names: { on: '接待中', busy: '暂停接待', off: '下班' } satisfies Record<Duty, string>,
  hints: {
    on: '新的顾客会分给您',
    busy: '不分新的，手上的照常',
    off: '不分新的，手上的请交接或结束',
  } satisfies Record<Duty, string>,
  until: (at: Instant) => `到 ${clockText(at)}`,
  changed: (duty: Duty) => `已改为${dutyWords.names[duty]}`,
} as const

/** What is told when somebody new comes while the desk is not looked at. */
export const arrivalWords = {
  title: (count: number, title: string) => `【${count} 个会话有新消息】${title}`,
  said: (count: number) => `${count} 个会话有新消息`,
} as const
