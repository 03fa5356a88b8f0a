import type { Reason } from '../followups/follow-up'
import { DAY } from '../shared/time'
import { calledText, type Called } from './lane-view'
import { elapsedText } from './waits'

export const followUpReasons = {
  lowRating: '评价低',
  escalated: '求助过主管',
  level: '问题升级过',
  late: '处理超时',
} as const satisfies Record<Reason, string>

/** `3 天`, `2 天 6 小时`. */
const daysText = (ms: number): string => {
  const days = Math.floor(ms / DAY)
  if (days === 0) return elapsedText(ms)
  return ms % DAY < DAY / 24 ? `${days} 天` : `${days} 天 ${elapsedText(ms % DAY)}`
}

export interface FollowUpLine {
  readonly called: Called
  readonly reasons: readonly Reason[]
  readonly usedMs: number
  readonly standardMs: number
  /** Null: nobody's. */
  readonly agentName: string | null
}

const lineText = ({ called, reasons, usedMs, standardMs }: FollowUpLine): string => {
  const why = reasons.map((reason) => followUpReasons[reason]).join('、')
  const soon = usedMs < standardMs ? '，快到了' : '，已超时'
  return `${calledText(called)}（${why}）已过 ${daysText(usedMs)}（回访标准 ${daysText(standardMs)}${soon}）`
}

const whose = ({ agentName }: FollowUpLine): string =>
  agentName === null ? '还没有人负责' : `由${agentName}负责`

/** What colleagues are told in WeCom of follow-ups. */
export const followUpWords = {
  remind: (lines: readonly FollowUpLine[]): string =>
    [`有 ${lines.length} 个回访等您做：`, ...lines.map(lineText), '在“回访”里查看'].join('\n'),
  alert: (lines: readonly FollowUpLine[]): string =>
    [
      `有 ${lines.length} 个回访请主管留意：`,
      ...lines.map((line) => `${lineText(line)}，${whose(line)}`),
      '在“回访”里查看',
    ].join('\n'),
  given: (called: Called, byName: string): string =>
    `${calledText(called)} 的回访，${byName}交给了您，在“回访”里查看`,
  handedUp: (called: Called, byName: string, note: string): string =>
    `${calledText(called)} 回访后仍不满意，${byName}请主管跟进：${note}`,
} as const
