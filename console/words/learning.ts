import type { SuggestionKind } from '../../core/knowledge/ask'
import { dateOf, momentText, type Instant } from '../../core/shared/time'
import { shareText } from './numbers'

const quoted = (title: string): string => `“${title}”`

/** What the page 学习建议 says. */
export const learningWords = {
  title: '学习建议',
  why: '机器人没答上、答错的问题，点一下就学会。不点，顾客看到的什么都不变',
  pages: { unanswered: '没答上的问题', wrong: '答错的', sample: '抽查', accuracy: '准确率' },
  lists: '看哪一类',
  pageWithCount: (name: string, count: number) =>
    count > 0 ? `${name} ${count > 99 ? '99+' : count}` : name,
  count: (count: number) => `${count > 99 ? '99+' : count} 个问题等着学`,
  list: { unanswered: '没答上的问题', wrong: '答错的问题' } satisfies Record<SuggestionKind, string>,
  notYours: '学习建议由主管处理',
  notYoursWhy: '机器人答错了，在会话里点“答错了”，主管会在这里看到',
  keys: '↑↓ 选问题，1–3 加到最像的条目',
  empty: '没有要处理的',
  emptyWhy: (share: number | null) =>
    share === null ? '顾客问了机器人没答上的，会出现在这里' : `这周答上了 ${shareText(share)}`,
  emptyWrong: '顾客点了“没用”、答完又找人工的、客服说答错的，会出现在这里',
  more: (count: number) => `还有 ${count} 组，处理完这些就出来`,
  times: (count: number) => `${count} 次`,
  trend: (now: number, before: number) => {
    if (now === before) return `近 7 天 ${now} 次，和前 7 天一样`
    return `近 7 天 ${now} 次，前 7 天 ${before} 次`
  },
  up: (by: number) => `↑ ${by}`,
  down: (by: number) => `↓ ${by}`,
  even: '–',
  answeredBy: '答的是',
  asked: (at: Instant, now: Instant) => momentText(at, now),
  reply: (text: string) => `客服答：${text}`,
  noReply: '还没有客服的答复',
  allAsked: (count: number) => `看 ${count} 种问法`,
  near: '最像',
  named: '客服指出',
  sure: (p: number) => `${Math.round(p * 100)}%`,
  add: (title: string) => `加为${quoted(title)}的相似问`,
  addElse: '加到别的条目',
  addTo: '加到哪一条',
  addWhy: '这些问法成为它的相似问，10 秒内生效',
  adding: '正在加入',
  added: (title: string, count: number) =>
    count === 0 ? `${quoted(title)}里已经有这些问法了` : `已加入${quoted(title)}，10 秒内生效`,
  undo: '要撤回，在知识库的“历史版本”里恢复上一版',
  toKnowledge: '去知识库',
  stale: '刚有同事发布了新的一版，请再点一次',
  create: '新建条目',
  edit: '改条目',
  right: '其实没答错',
  ignore: '忽略',
  done: { right: '记下了，算答对', ignored: '已忽略', written: '已处理' },
} as const

/** Choosing an entry. */
export const entryPickerWords = {
  search: '搜标题、拼音首字母或分类',
  list: '条目',
  none: '没有符合的条目，换一个词',
  more: (count: number) => `还有 ${count} 条，多写几个字`,
  cancel: '取消',
} as const

/** “这条答错了”, at a bot's answer. */
export const correctWords = {
  act: '答错了',
  title: '这条答错了',
  why: (question: string) => `机器人答的是${quoted(question)}。哪一条才对？`,
  none: '没有合适的条目',
  done: '已记下，主管会在“学习建议”里看到',
  told: '已记下答错',
} as const

/** 抽查. */
export const sampleWords = {
  why: '随机抽近 7 天的答案，一条一条看答得对不对。判得越多，准确率越可信',
  place: (place: number, count: number) => `第 ${place} 条，共 ${count} 条`,
  asked: '顾客问',
  answered: '机器人答',
  question: '答得对吗？',
  right: '对',
  wrong: '不对',
  skip: '跳过',
  back: '上一条',
  keys: '1 对，2 不对，→ 跳过，← 上一条',
  was: (right: boolean) => `刚才判的是${right ? '对' : '不对'}`,
  over: '这一批看完了',
  overWhy: (judged: number, wrong: number) =>
    `判了 ${judged} 条${wrong > 0 ? `，${wrong} 条不对，已放进“答错的”` : '，都对'}`,
  again: '再抽一批',
  none: '没有要抽查的',
  noneWhy: '近 7 天的答案都有人判过、后来改过，或者机器人还没有答过',
} as const

/** 准确率. */
export const accuracyWords = {
  goal: (share: number) => `目标 ${shareText(share)}`,
  weeks: '每周答对的比例',
  weeksWhy: '竖线是 95% 把握的范围，判得越多越短',
  week: (from: Instant) => `${dateOf(from).slice(5)} 起`,
  weekShort: (from: Instant) => dateOf(from).slice(5),
  thisWeek: '这周',
  share: shareText,
  none: '没人判过',
  noneShort: '–',
  range: (low: number, high: number) => `${shareText(low)}–${shareText(high)}`,
  restsOn: (judged: number, answered: number) => `判过 ${judged} 条，共答 ${answered} 条`,
  summary: (share: number, judged: number, { low, high }: { readonly low: number; readonly high: number }) =>
    `近 8 周答对 ${shareText(share)}，按有人判过的 ${judged} 条算。有 95% 的把握，实际在 ${shareText(low)} 到 ${shareText(high)} 之间`,
  summaryNone: '还没有人判过答案。去“抽查”判几条，这里就有数了',
  few: (judged: number) => `只判过 ${judged} 条，先当参考`,
  met: '达标',
  missed: '没达标',
  columns: {
    week: '周',
    asked: '问',
    answered: '直接答',
    offered: '给选项',
    unanswered: '没答上',
    judged: '判过',
    right: '答对',
    range: '95% 范围',
    title: '条目',
  },
  counted: '判过的：顾客点有用没用、客服说答错、主管抽查。答完又找人工的不算判过',
  entries: '每一条答得怎样，差的在前',
  entriesNone: '还没有条目被判过',
  empty: '还没有数字',
  emptyWhy: '顾客问过机器人后，每周答对多少会出现在这里',
} as const
