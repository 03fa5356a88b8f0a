import type { HomeView } from '../../../core/contracts/shopper/home.contract'
import type { RemoteContent } from '../../api/use-remote'
import { homeWords } from '../../copy/home'
import { openPage } from '../../platform/navigation'
import { Card } from '../../ui/card/card'
import { Cell } from '../../ui/cell/cell'
import { SignOut } from '../sign-in/sign-out'
import { Failed } from '../trouble/failed'
import { Stale } from '../trouble/stale'
import { AskBar } from './ask-bar'
import { ContactCard } from './contact-card'
import { Entries } from './entries'
import { Hello } from './hello'
import { HomeSkeleton } from './home-skeleton'
import { OpenCase } from './open-case'
import { QuickQuestions } from './quick-questions'
import { RecentOrders } from './recent-orders'
import { Unsent } from './unsent'

const ask = () => openPage('chat')

/** The ways to the chat and the orders are there before anything is loaded. */
export function HomeContent({ state, busy, again }: RemoteContent<HomeView>) {
  if (state.status === 'failed') {
    const { title, what } = homeWords.failed
    return (
      <Failed
        {...{ title, what, busy }}
        code={state.code}
        at={state.at}
        onRetry={() => void again()}
        onAsk={ask}
      />
    )
  }
  const view = state.status === 'ready' ? state.value : null
  return (
    <>
      {state.status === 'ready' && <Stale refusal={state.refusal} since={state.value.now} />}
      {view ? <Hello view={view} /> : <HomeSkeleton />}
      <Unsent />
      <AskBar onAsk={ask} />
      <Entries />
      {view && (
        <>
          <OpenCase {...view} />
          <RecentOrders orders={view.recentOrders} now={view.now} />
          <QuickQuestions questions={view.quickQuestions} />
          <ContactCard {...view} />
          <Card>
            <Cell text={homeWords.privacy} onPress={() => openPage('privacy')} />
          </Card>
          <SignOut />
        </>
      )}
    </>
  )
}
