import { isOpen } from '../../../core/aftersales/case'
import type { CaseView } from '../../../core/aftersales/view'
import type { Output } from '../../../core/contracts/procedure'
import type { casesContract } from '../../../core/contracts/shopper/cases.contract'
import { api } from '../../api/client'
import { useRemote, type RemoteContent } from '../../api/use-remote'
import { useCasesChanged } from '../../platform/changes'
import { useAnswerNews } from '../order/use-answer-news'

export type FoundCase = Output<(typeof casesContract)['find']>

const onItsWay: ReadonlySet<string> = new Set(['waiting', 'onItsWay', 'toConfirm'])

/** Something of it will change without her: it is not over, or money of it is under way. */
const isAwaited = ({ status, freight, insurancePayout }: CaseView): boolean =>
  isOpen(status) || [freight, insurancePayout].some((money) => money !== null && onItsWay.has(money.status))

/** One of my cases, asked for again while it is seen and something of it is awaited. */
export const useCase = (caseNo: string): RemoteContent<FoundCase> => {
  const content = useRemote({ ask: () => api.cases.find({ caseNo }) })
  const again = () => void content.again()
  useCasesChanged(again)
  const { state } = content
  useAnswerNews(state.status === 'ready' && isAwaited(state.value.case), again)
  return content
}
