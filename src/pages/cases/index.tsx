import { caseListWords } from '../../copy/aftersales'
import { CaseListView } from '../../features/cases/case-list-view'
import { useCases } from '../../features/cases/use-cases'
import { common } from '../../copy/common'
import { openPage } from '../../platform/navigation'
import { BottomBar } from '../../ui/bottom-bar/bottom-bar'
import { Button } from '../../ui/button/button'
import { Page } from '../../ui/page/page'
import { Scroll } from '../../ui/scroll/scroll'

export default function CasesPage() {
  const { list, busy, refresh, more } = useCases()

  return (
    <Page title={caseListWords.title}>
      <Scroll onRefresh={refresh} onEnd={() => void more()}>
        <CaseListView list={list} busy={busy} onRetry={() => void refresh()} onMore={() => void more()} />
      </Scroll>
      {list.head.status === 'ready' && list.head.value.cases.length > 0 && (
        <BottomBar>
          <Button look='line' onPress={() => openPage('chat')}>
            {common.askHuman}
          </Button>
          <Button look='primary' onPress={() => openPage('orders')}>
            {caseListWords.toOrders}
          </Button>
        </BottomBar>
      )}
    </Page>
  )
}
