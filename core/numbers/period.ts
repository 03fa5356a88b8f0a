import { dateOf, DAY, type Instant } from '../shared/time'
import type { DayNumbers } from './day'
import { nothing, plus, plusRow, type Sums, type SumsOf } from './sums'

/** As many days as are added up at once. */
export const MOST_DAYS = 31

/** Noon of a date in China; NaN when there is no such day. */
const noonOf = (date: string): number => {
  const at = Date.parse(`${date}T12:00:00+08:00`)
  return Number.isNaN(at) || dateOf(at) !== date ? Number.NaN : at
}

/** The midnight in China with which a date begins. */
export const beginOf = (date: string): Instant => noonOf(date) - DAY / 2

export const isDate = (date: string): boolean => !Number.isNaN(noonOf(date))

/** The days from one date to another, both included; nothing when it ends before it begins. */
export const datesFrom = (from: string, to: string): string[] => {
  const days = Math.round((noonOf(to) - noonOf(from)) / DAY) + 1
  return Array.from({ length: Math.max(0, Math.min(days, MOST_DAYS + 1)) }, (_, n) =>
    dateOf(noonOf(from) + n * DAY),
  )
}

/** Several days added up, the days in order, rows by their key. */
export interface Period {
  readonly total: Sums
  readonly days: readonly SumsOf[]
  readonly hours: readonly SumsOf[]
  readonly groups: readonly SumsOf[]
  readonly agents: readonly SumsOf[]
}

const added = (all: readonly (readonly SumsOf[])[]): SumsOf[] =>
  all
    .flat()
    .reduce<SumsOf[]>((rows, row) => plusRow(rows, row), [])
    .sort((one, other) => (one.key < other.key ? -1 : 1))

/** A day on which nothing happened has a row as well. */
export const periodOf = (dates: readonly string[], days: readonly DayNumbers[]): Period => {
  const sumsOn = (date: string): Sums => days.find((day) => day.date === date)?.total ?? nothing
  return {
    total: days.reduce((sums, { total }) => plus(sums, total), nothing),
    days: dates.map((date) => ({ key: date, sums: sumsOn(date) })),
    hours: added(days.map(({ hours }) => hours)),
    groups: added(days.map(({ groups }) => groups)),
    agents: added(days.map(({ agents }) => agents)),
  }
}

/** What of them is one agent's: nobody's hours and groups. */
export const ownPeriod = (dates: readonly string[], days: readonly DayNumbers[], userid: string): Period => {
  const own = days.map((day) => {
    const agents = day.agents.filter(({ key }) => key === userid)
    return { ...day, total: agents[0]?.sums ?? nothing, agents, hours: [], groups: [] }
  })
  return periodOf(dates, own)
}
