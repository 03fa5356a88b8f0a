import { api } from '../../api/client'
import { useRemote } from '../../api/use-remote'
import { useCasesChanged } from '../../platform/changes'
import { CaseRow } from './case-row'
import { openCase } from './go'

/** Older ones are in the list of all. */
const MOST_SHOWN = 3

/** The after-sales cases of an order, newest first; nothing while there is none, or none is to be had. */
export function OrderCases({ orderNo }: { orderNo: string }) {
  const { state, again } = useRemote({ ask: () => api.cases.list({ orderNo }) })
  useCasesChanged(() => void again())
  if (state.status !== 'ready') return null
  const { cases, now } = state.value
  return (
    <>
      {cases.slice(0, MOST_SHOWN).map((card) => (
        <CaseRow key={card.caseNo} card={card} now={now} onOpen={() => openCase(card.caseNo)} />
      ))}
    </>
  )
}
