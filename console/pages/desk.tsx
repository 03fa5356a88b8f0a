import { useParams } from 'react-router'
import { Conversation } from '../features/conversation/conversation'
import { SessionLists } from '../features/sessions/session-lists'
import { ShopperPanel } from '../features/shopper/shopper-panel'
import { State } from '../app/states'
import { deskWords } from '../words/sessions'
import './desk.css'

/** 会话: my sessions and the queue, the conversation, who it is with. */
export const DeskPage = () => {
  const { sessionId } = useParams()
  return (
    <main className={`desk${sessionId === undefined ? '' : ' desk-open'}`}>
      <SessionLists openId={sessionId ?? null} />
      {sessionId === undefined ? (
        <div className='desk-none'>
          <State title={deskWords.none} why={deskWords.noneWhy} />
        </div>
      ) : (
        <>
          <Conversation key={sessionId} sessionId={sessionId} />
          <ShopperPanel sessionId={sessionId} />
        </>
      )}
    </main>
  )
}
