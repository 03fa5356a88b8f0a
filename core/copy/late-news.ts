import type { LateNews } from '../numbers/late-news'

/** `5%`, `7.1%` */
const percentText = (part: number, whole: number): string => `${Math.round((part * 1_000) / whole) / 10}%`

/** What supervisors read in WeCom when too many news of L2 problems are late (R43); `date`: 2025-11-21. */
export const lateNewsText = (
  date: string,
  { late, of }: Pick<LateNews, 'late' | 'of'>,
  mostPercent: number,
): string =>
  `${date.slice('2025-'.length)} 二级问题的进展超时 ${late} / ${of} 次（${percentText(late, of)}），红线 ${mostPercent}%。在客服台“今日”里看是哪些组和客服`
