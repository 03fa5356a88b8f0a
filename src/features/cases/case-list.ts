import type { Output } from '../../../core/contracts/procedure'
import type { casesContract } from '../../../core/contracts/shopper/cases.contract'
import { pagedBy, type Paged, type PagedEvent } from '../../api/paged'

export type CasePage = Output<(typeof casesContract)['list']>
/** My cases so far, and how it stands with the older ones. */
export type CaseList = Paged<CasePage>
export type CaseListEvent = PagedEvent<CasePage>

const appended = (before: CasePage, more: CasePage): CasePage => {
  const known = new Set(before.cases.map(({ caseNo }) => caseNo))
  const added = more.cases.filter(({ caseNo }) => !known.has(caseNo))
  return { cases: [...before.cases, ...added], next: more.next, now: before.now }
}

export const evolveCases = pagedBy(appended)
