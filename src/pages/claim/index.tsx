import { claimWords as words } from '../../copy/claim'
import { ClaimView } from '../../features/claim/claim-view'
import { Claimed } from '../../features/claim/claimed'
import { useClaim } from '../../features/claim/use-claim'
import { openPage } from '../../platform/navigation'
import { BottomBar } from '../../ui/bottom-bar/bottom-bar'
import { Button } from '../../ui/button/button'
import { Page } from '../../ui/page/page'
import { Still } from '../../ui/scroll/still'

export default function ClaimPage() {
  const { state, byPhone, byDetails, another } = useClaim()
  const isFound = state.found.length > 0

  return (
    <Page title={words.title}>
      <Still>
        {isFound ? (
          <Claimed orders={state.found} />
        ) : (
          <ClaimView
            state={state}
            onCode={(code) => void byPhone(code)}
            onAsk={(details) => void byDetails(details)}
          />
        )}
      </Still>
      {isFound && (
        <BottomBar>
          <Button look='line' onPress={another}>
            {words.another}
          </Button>
          <Button look='primary' onPress={() => openPage('orders')}>
            {words.toOrders}
          </Button>
        </BottomBar>
      )}
    </Page>
  )
}
