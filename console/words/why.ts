import { shareText, spanText } from './numbers'

const people = (agents: number): string => `${Math.round(agents * 10) / 10} 位在岗`
const taken = (utilisation: number | null): string =>
  utilisation === null ? '' : `，位子占了 ${shareText(utilisation)}`
const queue = (queuedMs: number | null): string =>
  queuedMs === null ? '' : `，排队平均 ${spanText(queuedMs)}`

interface Hour {
  readonly agents: number
  readonly utilisation: number | null
  readonly queuedMs: number | null
  readonly firstMs: number | null
  readonly handledMs: number | null
  readonly enough: number | null
}

/** Why it was slow, on the page 今日 (R52). */
export const whyWords = {
  title: '为什么慢',
  help: '首响在标准内的不到九成，算慢',
  causes: { few: '人不够', slow: '处理慢', late: '接了没回' },
  hour: (hour: number) => `${hour}:00–${hour + 1}:00`,
  share: (share: number | null, asked: number) =>
    `${asked} 个要人工${share === null ? '' : `，${shareText(share)} 及时`}`,
  few: ({ agents, utilisation, queuedMs }: Hour) =>
    `${people(agents)}${taken(utilisation)}${queue(queuedMs)}。`,
  slow: ({ handledMs, queuedMs }: Hour) =>
    `一个会话平均 ${spanText(handledMs ?? 0)}，超过 15 分钟${queue(queuedMs)}。`,
  late: ({ queuedMs, firstMs }: Hour) =>
    `排队只有 ${spanText(queuedMs ?? 0)}，接入后才等：首响平均 ${spanText(firstMs ?? 0)}。`,
  enough: (agents: number) => `照这样排 ${agents} 位，九成顾客 1 分钟内有人接。`,
  shorter: '先缩短处理时长：常见问题用快捷回复，难的转技术支持。',
  answer: '提醒客服先回一句；同时接得太多的，少接几个。',
  moves: '可以这样调班',
  move: (from: number, to: number) => `${from}:00 有空，调 1 位到 ${to}:00`,
  fine: (hours: number) => `看得出的 ${hours} 个小时都不慢。`,
  unknown: '会话太少，还看不出原因',
  unknownWhy: '一小时里有 5 个以上顾客要人工，才说得出为什么慢',
} as const
