import type { RefusalCode } from '../../core/contracts/refusals'
import { clockText, type Instant } from '../../core/shared/time'
import { common } from './common'

/** Words for content that did not come, or did not come anew. */
export const troubleWords = {
  offline: (what: string) => `网络断开了，${what}没有变化。\n连上网后再试一次。`,
  other: (what: string) => `我们这边出了问题，${what}没有变化。\n请稍后再试一次。`,
  stale: (clock: string) => `没有更新成功，显示的是 ${clock} 的内容`,
} as const

/** What happened, that nothing is lost, what to do. */
export const failedText = (code: RefusalCode, what: string): string =>
  code === 'offline' ? troubleWords.offline(what) : troubleWords.other(what)

/** With the clock, by which the shop finds what happened; without it while the server's was never heard. */
export const codeText = (code: RefusalCode, at: Instant | null): string =>
  at === null ? code : `${clockText(at)} · ${code}`

/** Old content says from when it is. */
export const staleText = (code: RefusalCode, since: string): string =>
  code === 'offline' ? common.offlineSince(since) : troubleWords.stale(since)
