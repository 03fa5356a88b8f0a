/** `48 秒`, `2 分 10 秒`, `1 小时 5 分`. */
export const spanText = (ms: number): string => {
  const seconds = Math.round(ms / 1_000)
  if (seconds < 60) return `${seconds} 秒`
  if (seconds < 3_600)
    return seconds % 60 === 0 ? `${seconds / 60} 分` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`
  const minutes = Math.round(seconds / 60)
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`
}

/** `88.4%` */
export const shareText = (share: number): string => `${Math.round(share * 1_000) / 10}%`

/** What the page 今日 says. */
export const numbersWords = {
  title: '今日',
  own: '您自己的数字',
  shop: '全店',
  what: '已经结束的会话，按顾客要人工的时间算',
  until: (clock: string) => `更新到 ${clock}`,
  loading: '正在载入数字',
  periods: { today: '今天', yesterday: '昨天', week: '近 7 天', month: '近 30 天' },
  period: '看哪几天',
  oneDay: '选一天',
  refresh: '刷新',
  download: '下载 CSV',
  fileName: (from: string, to: string) => `客服数字 ${from === to ? from : `${from} 至 ${to}`}.csv`,
  empty: '还没有结束的会话',
  emptyWhy: '会话结束后一分钟内就会算进来。评价、顾客回头再来，之后也会补上',
  none: '–',
  met: '达标',
  missed: '没达标',
  goal: (words: string) => `目标 ${words}`,

  first: '人工首响，平均',
  firstGoal: (words: string) => `${words} 以内`,
  within: '首响及时',
  /** `60 秒`; where not everybody is promised the same, `15 秒–30 秒`. */
  fromTo: (leastMs: number, mostMs: number) =>
    leastMs === mostMs ? spanText(leastMs) : `${spanText(leastMs)}–${spanText(mostMs)}`,
  withinEach: (target: string, share: string) => `${target} 内 ${share}`,
  contact: '一次解决',
  contactHelp: '接待后 7 天内，顾客没有再来找人工',
  stars: '满意度',
  starsOf: '/ 5',
  rated: (rated: number, share: string) => `${rated} 人评价，占 ${share}`,
  notRated: '还没有人评价',
  asked: '要人工',
  askedCount: (count: number) => `${count} 个`,
  abandoned: (count: number, share: string) => `${count} 个没等到，占 ${share}`,
  noneAbandoned: '都等到了',
  reached: '接待',
  passedOnTimes: (count: number) => `转出 ${count} 次`,
  queued: '排队，平均',
  handled: '处理时长，平均',
  waits: '每次回复，平均',
  waitsKept: (share: string) => `${share} 在标准内`,

  plans: '方案及时',
  resolutions: '解决及时',
  progresses: '进展及时',
  ofTimes: (kept: number, all: number) => `${kept} / ${all} 次`,
  noneOwed: '没有到期的',
  followUps: '回访及时',
  followUpsOf: (kept: number, all: number) => `${kept} / ${all} 个按时`,
  followUpsLeft: (left: number) => (left === 0 ? '都做完了' : `还有 ${left} 个没做`),
  satisfied: (share: string) => `回访满意 ${share}`,
  lateNews: '二级问题超时',
  lateNewsMost: (percent: number) => `红线 ${percent}%`,
  lateNewsFew: (least: number) => `满 ${least} 次才判断`,
  overLine: '超过红线',
  underLine: '红线以内',

  hours: '每小时',
  hoursWhy: '个会话，北京时间',
  days: '每天',
  daysWhy: '个会话',
  bar: (name: string, count: number) => `${name}，${count} 个`,
  busiest: (name: string, count: number) => `最忙的是 ${name}，${count} 个。`,
  slowest: (name: string, span: string) => `首响最慢的是 ${name}，平均 ${span}。`,
  hour: (hour: number) => `${hour}:00`,
  groups: '小组',
  noGroup: '不分组',
  agents: '客服',
  total: '合计',
  columns: {
    name: '名称',
    asked: '要人工',
    reached: '接待',
    abandoned: '没等到',
    queued: '排队平均',
    first: '首响平均',
    kept: '首响及时',
    waits: '回复平均',
    handled: '处理时长',
    passedOn: '转出',
    contact: '一次解决',
    stars: '满意度',
    rated: '评价数',
    plans: '方案及时',
    resolutions: '解决及时',
    progresses: '进展及时',
    followUps: '回访及时',
    satisfied: '回访满意',
    lateNews: '二级超时',
  },
  csv: {
    part: '范围',
    seconds: (name: string) => `${name}（秒）`,
    share: (name: string) => `${name}（%）`,
  },
} as const
