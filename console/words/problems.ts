import { levelNames } from '../../core/copy/problem-pool'
import { spanText, dueText } from './sessions'
import type { Instant } from '../../core/shared/time'

/** What the list of problems says to whoever is named for them. */
export const problemsWords = {
  title: (count: number) => `问题 ${count}`,
  label: '要一起处理的问题',
  empty: '没有要您一起处理的',
  order: '级别高的在上',
  levels: levelNames,
  servedBy: (agentName: string | null) => (agentName === null ? '还没有人接待' : `${agentName}在接待`),
  newsBy: (due: Instant, now: Instant) =>
    due <= now ? `进展超时 ${spanText(now - due)}` : `${dueText(due, now)} 前要有进展`,
} as const
