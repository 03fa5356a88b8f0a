import * as z from 'zod/mini'
import { Instant } from '../shared/time'
import type { Goals } from './goals'
import type { Sums } from './sums'

/** Too many news of L2 problems were late on a day: the supervisors are told of it, once (R43). */
export const LateNews = z.object({
  /** As it stood when that was seen: what is told does not change meanwhile. */
  late: z.int(),
  of: z.int(),
  /** When it is told (again); null: they were told. */
  tellAt: z.nullable(Instant),
})
export type LateNews = z.infer<typeof LateNews>

/** Is too much of a day's news late? Too few of them say nothing. */
export const isTooLate = ({ l2News, l2NewsKept }: Sums, { lateNewsPercent, lateNewsLeast }: Goals): boolean =>
  l2News >= lateNewsLeast && (l2News - l2NewsKept) * 100 >= lateNewsPercent * l2News

interface Day {
  readonly total: Sums
  readonly lateNews?: LateNews | undefined
}

/** The day, with an alarm once there is reason for one; a day that had one keeps it. */
export const alarmed = <D extends Day>(day: D, goals: Goals, now: Instant): D => {
  const { l2News: of, l2NewsKept } = day.total
  if (day.lateNews || !isTooLate(day.total, goals)) return day
  return { ...day, lateNews: { late: of - l2NewsKept, of, tellAt: now } }
}
