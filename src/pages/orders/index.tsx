import { useRouter } from '@tarojs/taro'
import { caseListWords } from '../../copy/aftersales'
import { orderWords, tabWords } from '../../copy/orders'
import { ChooseHint } from '../../features/orders/choose-hint'
import { OrderListView } from '../../features/orders/order-list-view'
import { tabOf, tabs } from '../../features/orders/order-list'
import { useOrders } from '../../features/orders/use-orders'
import { openPage, pageParam } from '../../platform/navigation'
import { Page } from '../../ui/page/page'
import { Scroll } from '../../ui/scroll/scroll'
import { Tabs } from '../../ui/tabs/tabs'

/** The last one leads to a page of its own. */
const tabTexts = [
  ...tabs.map((id) => ({ id, text: tabWords[id] })),
  { id: 'cases' as const, text: caseListWords.tab },
]

export default function OrdersPage() {
  const { params } = useRouter()
  const { tab, choose, list, busy, refresh, more } = useOrders(tabOf(pageParam(params, 'status')))

  return (
    <Page title={orderWords.title}>
      <Tabs
        tabs={tabTexts}
        chosen={tab}
        onChoose={(id) => (id === 'cases' ? openPage('cases') : choose(id))}
      />
      <Scroll key={tab} onRefresh={refresh} onEnd={() => void more()}>
        <ChooseHint wanted={pageParam(params, 'for')} />
        <OrderListView
          tab={tab}
          list={list}
          busy={busy}
          onRetry={() => void refresh()}
          onMore={() => void more()}
          onAll={() => choose('all')}
        />
      </Scroll>
    </Page>
  )
}
