import { View } from '@tarojs/components'
import { caseListWords as words } from '../../copy/aftersales'
import { common } from '../../copy/common'
import { openPage } from '../../platform/navigation'
import { Button } from '../../ui/button/button'
import { press } from '../../ui/press'
import { State } from '../../ui/state/state'
import { OrdersSkeleton } from '../orders/orders-skeleton'
import { Failed } from '../trouble/failed'
import { Stale } from '../trouble/stale'
import type { CaseList, CasePage } from './case-list'
import { CaseRow } from './case-row'
import { openCase } from './go'

/** Shorter lists end where everyone sees it. */
const WORTH_AN_END = 5

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

interface TailProps {
  readonly page: CasePage
  readonly tail: CaseList['tail']
  readonly onMore: () => void
}

function Tail({ page, tail, onMore }: TailProps) {
  if (tail === 'failed') {
    return (
      <View className='case-row__tail' {...press(onMore)}>
        {words.moreFailed}
        <View className='case-row__retry'>{words.moreRetry}</View>
      </View>
    )
  }
  if (tail === 'loading') return <View className='case-row__tail'>{words.loadingMore}</View>
  if (page.next !== null || page.cases.length < WORTH_AN_END) return null
  return <View className='case-row__tail'>{words.noMore}</View>
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
      <Tail page={page} tail={tail} onMore={onMore} />
    </>
  )
}
