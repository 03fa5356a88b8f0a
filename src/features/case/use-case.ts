import { isOpen } from '../../../core/aftersales/case'
import type { Output } from '../../../core/contracts/procedure'
import type { casesContract } from '../../../core/contracts/shopper/cases.contract'
import { api } from '../../api/client'
import { useRemote, type RemoteContent } from '../../api/use-remote'
import { useCasesChanged } from '../../platform/changes'
import { useAnswerNews } from '../order/use-answer-news'

export type FoundCase = Output<(typeof casesContract)['find']>

/** One of my cases, asked for again while it is seen and not over. */
export const useCase = (caseNo: string): RemoteContent<FoundCase> => {
  const content = useRemote({ ask: () => api.cases.find({ caseNo }) })
  const again = () => void content.again()
  useCasesChanged(again)
  const { state } = content
  useAnswerNews(state.status === 'ready' && isOpen(state.value.case.status), again)
  return content
}
