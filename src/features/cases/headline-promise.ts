import type { Headline } from '../../../core/aftersales/view'
import { deadlineText, momentText, type Instant } from '../../../core/shared/time'

/** A headline's sentence round its time; the time is past when it is late. */
export const promiseOf = ({ text, by }: Pick<Headline, 'text' | 'by'>, now: Instant) => {
  const [before = '', after] = text.split('{by}')
  if (by === null || after === undefined)
    return { before: '', time: '', after: text.replace('{by}', ''), late: false }
  const late = by < now
  return { before, time: late ? momentText(by, now) : deadlineText(by, now), after, late }
}
