import * as z from 'zod/mini'
import { arrivalsLike, figuresOf, GOOD_MS, SLOW_MS } from '../routing/staffing'
import { simulate, type Staffing } from '../routing/simulation'
import type { Staffed } from '../routing/shift'
import { figuresOf as meansOf } from './figures'
import type { Sums } from './sums'

/**
 * Why shoppers waited in an hour (R52). fine: nine of ten were answered in time. few: they waited for a place. slow: they
 * did, because sessions take so long. late: they had an agent soon, and he answered late. unknown: too little happened.
 */
export const WaitCause = z.enum(['fine', 'few', 'slow', 'late', 'unknown'])
export type WaitCause = z.infer<typeof WaitCause>

/** What happened in an hour, by the time at which a person was asked for. Times in ms on average, shares 0–1. */
export interface HourFacts {
  readonly hour: number
  readonly asked: number
  readonly agents: number
  readonly places: number
  /** Share of the places that were taken; null: nobody was on duty. */
  readonly utilisation: number | null
  readonly queuedMs: number | null
  readonly firstMs: number | null
  readonly handledMs: number | null
  /** Of all who asked, those who were answered in time. */
  readonly keptShare: number | null
}

export interface HourWhy extends HourFacts {
  readonly cause: WaitCause
  /** The fewest agents with whom nine of ten wait no longer than a minute; null: not asked, or not even with many. */
  readonly enough: number | null
}

/** Of fewer nothing can be said. */
const FEWEST = 5
const GOOD_SHARE = 0.9
/** More are not played through: a page has to be answered in a second or two. */
const MOST_PLAYED = 300
const MOST_HOURS_PLAYED = 3
const MOST_MORE = 16

/** `usedMs`: how long the hour has been, ms. */
export const hourFacts = (
  { hour, sums }: { readonly hour: number; readonly sums: Sums },
  { agents, places }: Staffed,
  usedMs: number,
): HourFacts => {
  const { queuedMs, firstMs, handledMs } = meansOf(sums)
  const openMs = places * usedMs
  return {
    ...{ hour, asked: sums.asked, agents, places, queuedMs, firstMs, handledMs },
    utilisation: openMs > 0 ? Math.min(1, sums.handledMs / openMs) : null,
    keptShare: sums.asked > 0 && sums.firsts > 0 ? sums.firstsKept / sums.asked : null,
  }
}

const staffing = ({ agents, places }: Staffed): Staffing => {
  const people = Math.max(1, Math.round(agents))
  return { agents: people, capacity: Math.max(1, Math.round(places / Math.max(1, agents))) }
}

/** The p90 of the waiting in an hour like this one, which a like one came before. */
const playedP90 = ({ asked, handledMs }: HourFacts, staff: Staffing): number => {
  const { arrivals, since } = arrivalsLike(asked, handledMs ?? 0)
  const served = simulate(arrivals, staff).filter(({ arrival }) => arrival.at >= since)
  return figuresOf(served, staff).p90Ms
}

/**
 * They waited for a place: because there were few, or because sessions take longer than a general question may (R31)?
 * What is not played through is judged by that time alone.
 */
const placeCause = (facts: HourFacts, isPlayed: boolean): WaitCause => {
  const handledMs = facts.handledMs ?? 0
  if (handledMs <= SLOW_MS || facts.agents === 0) return 'few'
  if (!isPlayed) return 'slow'
  const staff = staffing(facts)
  const cutMs = playedP90({ ...facts, handledMs: SLOW_MS }, staff)
  const isSlow = cutMs <= GOOD_MS || cutMs < playedP90(facts, { ...staff, agents: staff.agents + 1 })
  return isSlow ? 'slow' : 'few'
}

const isLate = ({ asked, keptShare }: HourFacts): boolean => asked >= FEWEST && (keptShare ?? 0) < GOOD_SHARE

const causeOf = (facts: HourFacts, isPlayed: boolean): WaitCause => {
  const { asked, keptShare, queuedMs, firstMs } = facts
  if (asked < FEWEST || (keptShare === null && queuedMs !== null)) return 'unknown'
  if (!isLate(facts)) return 'fine'
  const hadAgent = queuedMs !== null && firstMs !== null && queuedMs * 2 < firstMs
  return hadAgent ? 'late' : placeCause(facts, isPlayed)
}

/** More than there were, for they were not enough; found by halving. */
const enoughFor = (facts: HourFacts): number | null => {
  const { agents, capacity } = staffing(facts)
  const isEnough = (n: number): boolean => playedP90(facts, { agents: n, capacity }) <= GOOD_MS
  const before = facts.agents === 0 ? 0 : agents
  let [least, most] = [before + 1, before + MOST_MORE]
  if (!isEnough(most)) return null
  while (least < most) {
    const middle = Math.floor((least + most) / 2)
    if (isEnough(middle)) most = middle
    else least = middle + 1
  }
  return least
}

/** The hours in which most were answered late: these are played through. */
const playedHours = (hours: readonly HourFacts[]): ReadonlySet<number> => {
  const missed = ({ asked, keptShare }: HourFacts): number => asked * (1 - (keptShare ?? 0))
  return new Set(
    hours
      .filter((one) => isLate(one) && one.asked <= MOST_PLAYED)
      .sort((one, other) => missed(other) - missed(one))
      .slice(0, MOST_HOURS_PLAYED)
      .map(({ hour }) => hour),
  )
}

/** Why it was slow, hour by hour, and how many agents would have been enough. */
export const whySlow = (hours: readonly HourFacts[]): readonly HourWhy[] => {
  const played = playedHours(hours)
  return hours.map((facts) => {
    const isPlayed = played.has(facts.hour)
    const cause = causeOf(facts, isPlayed)
    const needsPeople = isPlayed && (cause === 'few' || cause === 'slow')
    return { ...facts, cause, enough: needsPeople ? enoughFor(facts) : null }
  })
}

/** An hour that can spare somebody, and one that needs him. */
export interface Move {
  readonly from: number
  readonly to: number
}

const SPARE_SHARE = 0.4

/** Who would be more use an hour or some later or earlier: from the idlest hour to the one that missed most. */
export const movesOf = (hours: readonly HourWhy[]): readonly Move[] => {
  const spare = hours
    .filter(({ cause, agents }) => (cause === 'fine' || cause === 'unknown') && agents >= 2)
    .filter(({ utilisation }) => utilisation !== null && utilisation < SPARE_SHARE)
    .sort((one, other) => (one.utilisation ?? 0) - (other.utilisation ?? 0))
  const short = hours
    .filter(({ cause, enough }) => cause === 'few' && enough !== null)
    .sort((one, other) => other.asked - one.asked)
  return short.slice(0, spare.length).flatMap(({ hour: to }, at) => {
    const from = spare[at]?.hour
    return from === undefined ? [] : [{ from, to }]
  })
}
