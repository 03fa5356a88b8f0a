import { caseListWords as words } from '../../copy/aftersales'
import { common } from '../../copy/common'
import { openPage } from '../../platform/navigation'
import { Button } from '../../ui/button/button'
import { ListTail } from '../../ui/list-tail/list-tail'
import { State } from '../../ui/state/state'
import { OrdersSkeleton } from '../orders/orders-skeleton'
import { Failed } from '../trouble/failed'
import { Stale } from '../trouble/stale'
import type { CaseList } from './case-list'
import { CaseRow } from './case-row'
import { openCase } from './go'

export interface CaseListViewProps {
  readonly list: CaseList
  readonly busy: boolean
  readonly onRetry: () => void
  readonly onMore: () => void
}

const ask = () => openPage('chat')

/** Why there is none, and where one begins. */
function Empty() {
  return (
    <State picture='empty' title={words.emptyTitle} text={words.emptyText}>
      <Button look='primary' onPress={() => openPage('orders')}>
        {words.toOrders}
      </Button>
      <Button look='line' onPress={ask}>
        {common.askHuman}
      </Button>
    </State>
  )
}

/** My cases: on their way, not to be had, none, or all. */
export function CaseListView({ list: { head, tail }, busy, onRetry, onMore }: CaseListViewProps) {
  if (head.status === 'loading') return <OrdersSkeleton />
  if (head.status === 'failed') {
    return <Failed {...words.failed} {...{ busy, onRetry }} code={head.code} at={head.at} onAsk={ask} />
  }
  const page = head.value
  return (
    <>
      <Stale refusal={head.refusal} since={page.now} />
      {page.cases.length === 0 ? (
        <Empty />
      ) : (
        page.cases.map((card) => (
          <CaseRow key={card.caseNo} card={card} now={page.now} onOpen={() => openCase(card.caseNo)} />
        ))
      )}
      <ListTail {...{ tail, onMore }} isEnd={page.next === null} count={page.cases.length} words={words} />
    </>
  )
}
