import { always, workingDays, type OpenDay } from '../calendar/open-time'
import type { Wait, WaitFor } from '../conversation/waiting'
import { businessTime } from '../shop/hours'
import { openingOf } from '../shop/opening'
import type { Shop } from '../shop/shop'
import type { Instant } from '../shared/time'
import { dueAt, startClock, usedAt, type Clock, type Timing } from './clock'
import { presets, seedStandard } from './presets'
import { rowFor, type ClockType, type Facts, type ServicePolicy } from './service-policy'

/** The shop's promises and the hours in which they count. */
export type Promises = Pick<Shop, 'hours' | 'calendar' | 'servicePolicy'>

/** Its own table, the preset that it names, else seed-standard. */
export const servicePolicyOf = ({ servicePolicy = seedStandard }: Promises): ServicePolicy =>
  typeof servicePolicy === 'string' ? presets[servicePolicy] : servicePolicy

const calendars: Readonly<Record<Timing['row']['calendar'], (shop: Promises) => OpenDay>> = {
  wall: () => always,
  workingDays: () => workingDays,
  business: (shop) => businessTime(openingOf(shop)),
}

/** The row that set a wait, and its calendar; null when the shop's policy has it no more: then nothing is promised. */
export const timingOf = (shop: Promises, { clock }: Pick<Wait, 'clock'>): Timing | null => {
  const row = servicePolicyOf(shop).rows.find(({ id }) => id === clock.rowId)
  return row ? { row, open: calendars[row.calendar](shop) } : null
}

/** What a clock is begun by: the shop's promises, what is known of the case, and when. */
export interface Beginning {
  readonly promises: Promises
  readonly facts?: (() => Facts) | undefined
  readonly now: Instant
}

/** A clock that begins now; null when the shop promises nothing. */
export const beginClock = (what: ClockType, { promises, facts, now }: Beginning): Clock | null => {
  const policy = servicePolicyOf(promises)
  const row = rowFor(policy, what, { channel: 'miniProgram', ...facts?.() })
  return row && startClock(row, policy.version, now)
}

/** A wait that begins now; null when the shop promises nothing. */
export const beginWait = (what: WaitFor, beginning: Beginning): Wait | null => {
  const clock = beginClock(what, beginning)
  return clock && { for: what, clock }
}

/** By when a person should have answered; null when nothing is promised, or it never opens. */
export const answerDueAt = (shop: Promises, wait: Pick<Wait, 'clock'>): Instant | null => {
  const timing = timingOf(shop, wait)
  return timing && dueAt(wait.clock, timing)
}

/** How long the shopper has waited, ms of the row's calendar, and whether the standard was kept. */
export const waitScore = (shop: Promises, wait: Pick<Wait, 'clock'>, now: Instant) => {
  const timing = timingOf(shop, wait)
  if (!timing) return null
  const usedMs = usedAt(wait.clock, timing, now)
  return { usedMs, kept: usedMs <= timing.row.standardMs }
}
