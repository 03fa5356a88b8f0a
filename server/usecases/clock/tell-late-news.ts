import { lateNewsText } from '../../../core/copy/late-news'
import type { DayNumbers } from '../../../core/numbers/day'
import { usualGoals } from '../../../core/numbers/goals'
import { MINUTE, type Instant } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { Delivery } from '../../lane-ports'
import type { Ports } from '../../ports'
import { supervisorsOf, tellAll } from '../../turns/tell-of-wait'

const AGAIN_MS = 5 * MINUTE

/** When it is tried again; null: they were told, or never will be. */
const againAt = (told: Delivery, now: Instant): Instant | null => {
  if (told.ok || told.why === 'agentUnknown' || told.why === 'refused') return null
  return told.why === 'limited' ? told.retryAt : now + AGAIN_MS
}

/**
 * Too much of a day's news on level L2 was late: the supervisors are told, once a day (R43). First told, then written
 * down: after a crash between the two, or when the day was counted anew meanwhile, they are told the same again, which
 * WeCom drops. Answers when it is to be tried again; null: nothing is left to tell.
 */
export const tellLateNews = async (ports: Ports, shop: Shop, day: DayNumbers): Promise<Instant | null> => {
  const { date, version, lateNews } = day
  const now = ports.now()
  const tellAt = lateNews?.tellAt ?? null
  if (!lateNews || tellAt === null || tellAt > now) return tellAt
  const text = lateNewsText(date, lateNews, (shop.goals ?? usualGoals).lateNewsPercent)
  const told = await tellAll(ports, shop, { userids: await supervisorsOf(ports, shop), text })
  if (!told.ok && told.why === 'refused') ports.log.error('given up', { lateNewsOf: day._id })
  const next = againAt(told, now)
  const kept = { ...day, version: version + 1, last: [], lateNews: { ...lateNews, tellAt: next } }
  return (await ports.numbers.put(kept, version)) ? next : now + MINUTE
}
