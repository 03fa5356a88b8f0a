import { MINUTE, SECOND, clockText, dateOf, deadlineText, type Instant } from '../shared/time'

/** `3 分钟`; a wait that nobody can tell is said in words. */
export const waitText = (waitMs: number | null): string =>
  waitMs === null ? '稍久' : `${Math.max(1, Math.ceil(waitMs / MINUTE))} 分钟`

/** `10:30 前`, on the day of the opening; `11月25日 周二 10:30 前`. */
export const byText = (answerBy: Instant, opensAt: Instant, now: Instant): string =>
  `${dateOf(answerBy) === dateOf(opensAt) ? clockText(answerBy) : deadlineText(answerBy, now)} 前`

/** What a message is called where it is only mentioned: in a quote, in an agent's chat. */
export const bodyWords = {
  image: '[照片]',
  video: (durationMs: number) => `[视频 ${secondsText(durationMs)}]`,
  voice: (durationMs: number) => `[语音 ${secondsText(durationMs)}]`,
  location: (name: string) => `[位置] ${name}`,
  order: (tail: string, title: string) => `[订单] 尾号 ${tail} ${title}`,
  goods: (title: string) => `[商品] ${title}`,
  afterSales: (title: string, statusText: string) => `[售后] ${title} ${statusText}`,
} as const

/** Whose words are quoted, as a shopper reads it. */
export const quotedNames = { shopper: '我', bot: '小美', system: '系统' } as const

/** `42″`, as WeChat shows it; never 0″. */
export const secondsText = (durationMs: number): string => `${Math.max(1, Math.round(durationMs / SECOND))}″`
