import { Button } from 'antd'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import type { DeskShopper } from '../../../core/contracts/desk.contract'
import { useMe } from '../../api/me'
import { failureWords } from '../../api/query'
import { Failed, Skeleton, Stale } from '../../app/states'
import { shopperWords as words } from '../../words/shopper'
import { tintOf } from '../conversation/avatar'
import { conversationOf } from '../conversation/conversations'
import { numberIn } from '../conversation/store'
import { Earlier } from './earlier'
import { Head, Worth } from './head'
import { Notes } from './notes'
import { Orders } from './orders'
import { useInvite, useSendOrder, useShopper } from './use-shopper'
import './shopper-panel.css'

const CasesPanel = lazy(() => import('../cases/panel').then((loaded) => ({ default: loaded.CasesPanel })))

/** As far as the conversation knows: what is sent from here would go out, and which tile is hers in it. */
const useConversationOf = (userid: string, sessionId: string) => {
  const live = conversationOf(userid, sessionId)
  const state = useSyncExternalStore(live.subscribe, live.state)
  const { service } = state.thread
  return { isMine: service.status === 'assigned' && service.isMine, tint: tintOf(numberIn(state)) }
}

interface KnownProps {
  readonly userid: string
  readonly sessionId: string
  readonly shopper: DeskShopper
}

const Known = ({ userid, sessionId, shopper }: KnownProps) => {
  const { isMine, tint } = useConversationOf(userid, sessionId)
  const send = useSendOrder({ userid, sessionId, done: words.orders.sent })
  const invite = useInvite({ userid, sessionId, done: words.invited })
  return (
    <>
      <Head sessionId={sessionId} shopper={shopper} tint={tint} />
      <Worth value={shopper.value} earlier={shopper.earlier} />
      {isMine && (
        <Button block loading={invite.isPending} onClick={() => invite.mutate(null)}>
          {words.invite}
        </Button>
      )}
      <Suspense fallback={<Skeleton rows={2} />}>
        <CasesPanel sessionId={sessionId} />
      </Suspense>
      <Orders
        shopper={shopper}
        onSend={isMine && !send.isPending ? (orderNo) => send.mutate(orderNo) : null}
        sending={send.isPending ? send.variables : null}
      />
      <Notes sessionId={sessionId} shopper={shopper} />
      <Earlier earlier={shopper.earlier} now={shopper.now} />
    </>
  )
}

/** The right: who the shopper is, and what can be done for her. */
export const ShopperPanel = ({ sessionId }: { readonly sessionId: string }) => {
  const me = useMe()
  const shopper = useShopper(sessionId)
  return (
    <aside className='shopper' aria-label={words.label}>
      {me.data && shopper.data ? (
        <>
          {shopper.isError && <Stale />}
          <Known userid={me.data.userid} sessionId={sessionId} shopper={shopper.data} />
        </>
      ) : shopper.isError ? (
        <Failed why={failureWords(shopper.error)} onRetry={() => void shopper.refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </aside>
  )
}
