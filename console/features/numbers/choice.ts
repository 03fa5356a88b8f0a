import { dateOf, DAY, type Instant } from '../../../core/shared/time'

/** Which days the page shows: one of the usual periods, or one day by its date. */
export type Choice = 'today' | 'yesterday' | 'week' | 'month' | { readonly date: string }

export const usualChoices = ['today', 'yesterday', 'week', 'month'] as const

const lengths = { week: 7, month: 30 } as const

/** First and last day, both included, as dates in China. */
export const daysOf = (choice: Choice, now: Instant): { readonly from: string; readonly to: string } => {
  const today = dateOf(now)
  if (typeof choice === 'object') return { from: choice.date, to: choice.date }
  if (choice === 'today') return { from: today, to: today }
  if (choice === 'yesterday') return { from: dateOf(now - DAY), to: dateOf(now - DAY) }
  return { from: dateOf(now - (lengths[choice] - 1) * DAY), to: today }
}
