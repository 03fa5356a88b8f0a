import type { Waited } from '../conversation/waiting'
import { HOUR, MINUTE, SECOND } from '../shared/time'
import { calledText, type Called } from './lane-view'

/** `45 秒`, `2 分钟`, `1 小时 5 分`: never longer than it was. */
export const elapsedText = (ms: number): string => {
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} 秒`
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} 分钟`
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  return `${Math.floor(ms / HOUR)} 小时${minutes > 0 ? ` ${minutes} 分` : ''}`
}

/** A shopper who waits, as agents read it. */
export interface WaitLine {
  readonly called: Called
  readonly waited: Waited
}

/** One whom supervisors are told of; null: nobody serves her. */
export interface AlertLine extends WaitLine {
  readonly agentName: string | null
}

const standards = { firstResponse: '首响标准', reply: '回复标准' } as const

/** The promise that set the clock: every clock shows its rule. */
const rule = ({ for: what, standardMs }: Waited): string => `${standards[what]} ${elapsedText(standardMs)}`

const isEarly = ({ usedMs, standardMs }: Waited): boolean => usedMs < standardMs

const lineText = ({ called, waited }: WaitLine): string =>
  `${calledText(called)} 已等 ${elapsedText(waited.usedMs)}（${rule(waited)}${isEarly(waited) ? '，快到了' : ''}）`

const becauseOf = ({ agentName }: AlertLine): string =>
  agentName === null ? '还没有人接待' : `${agentName} 还没有回复`

export const waitWords = {
  remind: (lines: readonly WaitLine[]): string => {
    const [first] = lines
    if (lines.length > 1 || !first)
      return [`有 ${lines.length} 位顾客在等您：`, ...lines.map(lineText)].join('\n')
    return `${lineText(first)}\n回复 #${first.called.number} 内容`
  },
  alert: (lines: readonly AlertLine[]): string => {
    const [first] = lines
    if (lines.length > 1 || !first)
      return [
        `有 ${lines.length} 位顾客等得太久：`,
        ...lines.map((line) => `${lineText(line)}，${becauseOf(line)}`),
      ].join('\n')
    return `${lineText(first)}\n${becauseOf(first)}`
  },
} as const
