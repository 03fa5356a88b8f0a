import type { CaseType, Reason } from '../../../core/aftersales/kinds'
import type { Headline } from '../../../core/aftersales/view'
import { caseTypeWords, reasonWords, UNKNOWN_STATUS } from '../../../core/copy/aftersales'
import { deadlineText, momentText, type Instant } from '../../../core/shared/time'
import { unknownWords } from '../../copy/aftersales'

/** Names that a newer server may have more of than this page knows. */
const known = (words: Readonly<Record<string, string>>, name: string, otherwise: string): string =>
  words[name] ?? otherwise

export const typeText = (type: CaseType): string => known(caseTypeWords, type, unknownWords.type)
export const reasonText = (reason: Reason): string => known(reasonWords, reason, unknownWords.reason)
export const titleOf = ({ title }: Pick<Headline, 'title'>): string => (title === '' ? UNKNOWN_STATUS : title)

/** A headline's sentence round its time; the time is past when it is late. */
export const promiseOf = ({ text, by }: Headline, now: Instant) => {
  const [before = '', after] = text.split('{by}')
  if (by === null || after === undefined)
    return { before: '', time: '', after: text.replace('{by}', ''), late: false }
  const late = by < now
  return { before, time: late ? momentText(by, now) : deadlineText(by, now), after, late }
}
