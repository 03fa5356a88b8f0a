import type { StaffNews } from '../conversation/staff-news'
import { calledText, type Called } from './lane-view'
import { elapsedText } from './waits'

type Late = Pick<Extract<StaffNews, { type: 'promiseWaits' }>, 'usedMs' | 'standardMs'>

const rule = (what: string, { usedMs, standardMs }: Late): string =>
  `（${what} ${elapsedText(standardMs)}${usedMs < standardMs ? '，快到了' : ''}）`

const work = {
  plan: { open: '还没有给方案', rule: '方案标准' },
  resolution: { open: '还没有解决', rule: '解决标准' },
  progress: { open: '还没有同步进展', rule: '进展标准' },
} as const

/**
 * What a colleague reads in WeCom about a session; of notes that name him core/copy/mentions.ts, of problems that reach
 * him core/copy/problem-pool.ts.
 */
export const staffNewsText = (
  called: Called,
  news: Exclude<StaffNews, { type: 'mentioned' | 'levelSet' }>,
): string => {
  const who = calledText(called)
  switch (news.type) {
    case 'takenAway':
      return `${who} 由主管${news.byName}交给了${news.toName}，您不用再回复`
    case 'escalated':
      return `${who} ${news.byName}请主管帮忙：${news.reason}`
    case 'escalationWaits':
      return `${who} ${news.byName}请主管帮忙，已等 ${elapsedText(news.usedMs)}${rule('主管答复标准', news)}：${news.reason}`
    case 'escalationAnswered':
      return `${who} 主管${news.byName}答复：${news.text}`
    case 'promiseWaits':
      return `${who} 说过“正在加急处理”，已过 ${elapsedText(news.usedMs)}${rule('承诺答复', news)}${news.agentName === null ? '' : `，${news.agentName}还没有答复`}`
    case 'workWaits':
      return `${who} ${work[news.clock].open}，已过 ${elapsedText(news.usedMs)}${rule(work[news.clock].rule, news)}${news.agentName === null ? '' : `，${news.agentName}在接待`}`
  }
}
