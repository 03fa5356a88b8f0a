import type { CaseType, Reason } from '../../../core/aftersales/kinds'
import type { Headline } from '../../../core/aftersales/view'
import { caseTypeWords, reasonWords, UNKNOWN_STATUS } from '../../../core/copy/aftersales'
import { unknownWords } from '../../copy/aftersales'

/** Names that a newer server may have more of than this page knows. */
const known = (words: Readonly<Record<string, string>>, name: string, otherwise: string): string =>
  words[name] ?? otherwise

export const typeText = (type: CaseType): string => known(caseTypeWords, type, unknownWords.type)
export const reasonText = (reason: Reason): string => known(reasonWords, reason, unknownWords.reason)
export const titleOf = ({ title }: Pick<Headline, 'title'>): string => (title === '' ? UNKNOWN_STATUS : title)
