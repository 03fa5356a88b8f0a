import { columnLeft as left, columnRight as right } from '../lib/columns'
import { HOUR, MINUTE, SECOND, chinaTime, dateText, type Instant } from '../../core/shared/time'
import type { Answer, Cause, Figures } from '../../core/routing/staffing'

const duration = (ms: number): string => {
  if (ms < MINUTE) return `${Math.round(ms / SECOND)} 秒`
  const minutes = Math.floor(ms / MINUTE)
  const seconds = Math.round((ms % MINUTE) / SECOND)
  return seconds === 0 || minutes >= 10 ? `${minutes} 分` : `${minutes} 分 ${seconds} 秒`
}
const percent = (share: number): string => `${Math.round(share * 100)}%`

const heads = ['坐席', '等待 p50', '等待 p90', '最久', '1 分钟内接入', '占用', '每人接待']
const widths = [8, 11, 11, 10, 14, 8, 14]

const line = (cells: readonly string[]): string =>
  `  ${cells.map((cell, at) => right(cell, widths[at] ?? 12)).join('')}`

const figuresLine = (mark: string, f: Figures): string =>
  line([
    `${mark}${f.staffing.agents}`,
    duration(f.p50Ms),
    duration(f.p90Ms),
    duration(f.longestMs),
    percent(f.inTime),
    percent(f.utilisation),
    `${f.fewest}–${f.most}`,
  ])

/** Hours that follow each other are one span: `11-10 20:00–23:00`. */
const spans = (hours: readonly Instant[]): string => {
  const begins = hours.filter((hour) => !hours.includes(hour - HOUR))
  return begins
    .map((from) => {
      let to = from
      while (hours.includes(to)) to += HOUR
      return `${dateText(from)}–${String(chinaTime(to).hour).padStart(2, '0')}:00`
    })
    .join('、')
}

const causeLines = ({ kind, slowShare, cutP90Ms }: Cause): readonly string[] => {
  const slow = `${percent(slowShare)} 的会话超过 15 分钟（一般问题的标准）`
  switch (kind) {
    case 'none':
      return ['原因：不慢，九成顾客 1 分钟内有人接。']
    case 'slow':
      return [`原因：处理慢。${slow}；都在 15 分钟内结束的话，不加人 p90 就降到 ${duration(cutP90Ms)}。`]
    case 'few':
      return [
        slowShare === 0
          ? '原因：人手不足。没有超过 15 分钟的会话，是同时来的人多过能接的位子。'
          : `原因：人手不足。${slow}，但都在 15 分钟内结束，p90 还是要 ${duration(cutP90Ms)}。`,
      ]
  }
}

const advice = ({ now, late, enough, cause }: Answer): readonly string[] => {
  const { agents } = now.staffing
  const shifts = late.length > 0 ? [`不够的时段：${spans(late)}`] : []
  if (cause.kind === 'none') {
    return [...shifts, ...(enough !== null && enough < agents ? [`建议：${enough} 位也够。`] : [])]
  }
  const people =
    enough === null
      ? '加很多人也不够，先看处理时长。'
      : `${cause.kind === 'slow' ? '先缩短处理时长；不变的话，' : ''}上面的时段排 ${enough} 位坐席，其余时段 ${agents} 位够用。`
  return [...shifts, `建议：${people}`]
}

export interface Report {
  readonly answer: Answer
  readonly count: number
  readonly averageHandleMs: number
  /** Where the arrivals come from. */
  readonly source: string
}

export const simulateWords = {
  usage:
    '用法：npm run simulate -- routing [--file 到达.csv] [--agents 坐席数，默认 6] [--capacity 每人同时接几个，默认 4] [--hours 小时数，默认 24]\n' +
    '      CSV 的列：时间（2025-11-11 20:03:05）、处理秒数；可以有 阶段（售前、售中、售后）、标签（VIP …）\n' +
    '      npm run simulate -- policy --draft 草稿.json --cases 售后单.jsonl：试算售后政策',
  notANumber: (name: string, given: string, most: number) =>
    `${name} 要是 1 到 ${most} 的整数，收到的是 ${given}`,
  fileAndHours: '--hours 只用于生成的到达，不能和 --file 一起用',
  unreadable: (file: string) => `读不了文件 ${file}`,
  noColumns: (file: string) => `${file} 的第一行要有“时间”和“处理秒数”两列`,
  noRows: (file: string) => `${file} 里没有到达`,
  badTime: (row: number, given: string) => `第 ${row} 行：时间“${given}”看不懂，要像 2025-11-11 20:03:05`,
  badHandle: (row: number, given: string) => `第 ${row} 行：处理秒数“${given}”要大于 0，不超过一天`,
  badStage: (row: number, given: string) => `第 ${row} 行：阶段“${given}”要是售前、售中或售后`,
  generated: (hours: number) => `生成的双11，从 11-10 20:00 起 ${hours} 小时（种子固定，每次相同）`,
  report: ({ answer, count, averageHandleMs, source }: Report): string => {
    const { now, others } = answer
    const { agents, capacity } = now.staffing
    const rows = [...others.map((f) => ['', f] as const), ['现在 ', now] as const]
    rows.sort(([, one], [, other]) => one.staffing.agents - other.staffing.agents)
    return [
      '',
      `${left('到达', 6)}${source}：${count} 个会话，平均处理 ${duration(averageHandleMs)}`,
      `${left('坐席', 6)}${agents} 位，每人同时接 ${capacity} 个`,
      '',
      line(heads),
      ...rows.map(([mark, f]) => figuresLine(mark, f)),
      '',
      ...causeLines(answer.cause),
      ...advice(answer),
      '',
      '算法与线上相同（core/routing）：先到先接，VIP 提前 1 分钟，等满 5 分钟的不再被超过；同样忙时轮到最近接得少的。',
      '处理时长是从接入到结束，当作与同时接几个无关。',
      '',
    ].join('\n')
  },
} as const
