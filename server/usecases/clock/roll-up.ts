import { counted, newDay, type Change, type DayNumbers } from '../../../core/numbers/day'
import { usualGoals } from '../../../core/numbers/goals'
import { alarmed } from '../../../core/numbers/late-news'
import { partOf } from '../../../core/numbers/part'
import { dateOf, MINUTE, type Instant } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { OverSession } from '../../numbers-ports'
import type { Ports } from '../../ports'
import type { SessionRow } from '../../session-ports'
import { tellLateNews } from './tell-late-news'

/** What could not be counted does not stand in the way of the others. */
const PUT_OFF_MS = 5 * MINUTE

/** Every session of it knows what was counted of it; whoever did that may have been stopped half-way. */
const finish = async ({ numbers }: Ports, day: DayNumbers): Promise<void> => {
  const { version, last } = day
  await Promise.all(last.map(({ sessionId, part }) => numbers.keepPart(sessionId, { version, part })))
  if (last.length > 0) await numbers.clearLast(day)
}

const changeOf = ({ _id, tally, routing, stars, followUp, ...row }: OverSession, shop: Shop): Change[] => {
  if (!tally) return []
  const after = partOf({ tally, routing, stars, followUp, isRepeated: row.isRepeated === true }, shop)
  const before = row.counted?.part ?? null
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ sessionId: _id, before, after }]
}

/** Whose shopper had been with a person shortly before: that one was not resolved at first contact (R157). */
const markRepeated = async ({ numbers, now }: Ports, rows: readonly OverSession[]): Promise<void> => {
  for (const { tally } of rows) if (tally?.repeats) await numbers.markRepeated(tally.repeats, now())
}

interface OneDay {
  readonly shop: Shop
  readonly date: string
  readonly ids: readonly string[]
}

/** The day with these sessions as they are now; itself when nothing of them has changed. */
const newly = (
  day: DayNumbers,
  { rows, shop, now }: { readonly rows: readonly OverSession[]; readonly shop: Shop; readonly now: Instant },
): DayNumbers => {
  const changes = rows.flatMap((row) => changeOf(row, shop))
  return changes.length === 0 ? day : alarmed(counted(day, changes), shop.goals ?? usualGoals, now)
}

/**
 * Counts sessions into their day. The sessions are read after the day: whoever counted one of them meanwhile has
 * changed the day's version, and this run's writing is refused.
 */
const countDay = async (ports: Ports, { shop, date, ids }: OneDay): Promise<void> => {
  const { numbers } = ports
  const day = (await numbers.day(shop._id, date)) ?? newDay(shop._id, date)
  await finish(ports, day)
  const rows = await numbers.sessions(ids)
  await markRepeated(ports, rows)
  const next = newly(day, { rows, shop, now: ports.now() })
  if (next !== day) {
    if (!(await numbers.put(next, day.version))) return // another run was faster: they are still due
    await finish(ports, next)
  }
  const again = await tellLateNews(ports, shop, next)
  await Promise.all(rows.map((row, at) => numbers.lookAgain(row, at === 0 ? again : null)))
}

const putOff = async (ports: Ports, rows: readonly SessionRow[]): Promise<void> => {
  const lookAt = ports.now() + PUT_OFF_MS
  for (const row of rows) await ports.numbers.lookAgain(row, lookAt)
}

const dayOf = ({ tally }: SessionRow): string => (tally ? dateOf(tally.askedAt) : '')

const countShop = async (ports: Ports, shop: Shop, rows: readonly SessionRow[]): Promise<void> => {
  for (const date of new Set(rows.map(dayOf))) {
    const ofDay = rows.filter((row) => dayOf(row) === date)
    try {
      if (date === '') await Promise.all(ofDay.map((row) => ports.numbers.lookAgain(row, null)))
      else await countDay(ports, { shop, date, ids: ofDay.map(({ _id }) => _id) })
    } catch (error) {
      ports.log.error('not counted', { shop: shop._id, date, error }) // the others go on
      await putOff(ports, ofDay)
    }
  }
}

/**
 * Adds sessions that are over to the sums of their day, and counts them anew when something of them has changed (a
 * rating, the shopper's coming back). Runs that are late, doubled, overlapping or broken off count nothing twice.
 */
export const rollUp = async (ports: Ports, rows: readonly SessionRow[]): Promise<void> => {
  for (const shopId of new Set(rows.map((row) => row.shopId))) {
    const shop = await ports.shops.find(shopId)
    const ofShop = rows.filter((row) => row.shopId === shopId)
    if (shop) await countShop(ports, shop, ofShop)
    else await putOff(ports, ofShop)
  }
}
