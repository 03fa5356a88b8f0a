import { Drawer } from 'antd'
import { useState, useSyncExternalStore } from 'react'
import { useParams } from 'react-router'
import { State } from '../app/states'
import { Conversation } from '../features/conversation/conversation'
import { SessionLists } from '../features/sessions/session-lists'
import { ShopperPanel } from '../features/shopper/shopper-panel'
import { ShowShopper } from '../features/shopper/show-shopper'
import { deskWords } from '../words/sessions'
import './desk.css'

const wide = window.matchMedia('(min-width: 1280px)')

const onWidth = (listener: () => void): (() => void) => {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

interface OpenSessionProps {
  readonly sessionId: string
}

/** The conversation, and who it is with: beside it where there is room, else in a drawer. */
const OpenSession = ({ sessionId }: OpenSessionProps) => {
  const isWide = useSyncExternalStore(onWidth, () => wide.matches)
  const [isShown, setShown] = useState(false)
  return (
    <ShowShopper.Provider value={() => setShown(true)}>
      <div className='desk-chat'>
        <Conversation sessionId={sessionId} />
      </div>
      {isWide ? (
        <div className='desk-shopper'>
          <ShopperPanel sessionId={sessionId} />
        </div>
      ) : (
        <Drawer
          open={isShown}
          title={deskWords.who}
          size={372}
          styles={{ body: { padding: 0 } }}
          onClose={() => setShown(false)}
        >
          <ShopperPanel sessionId={sessionId} />
        </Drawer>
      )}
    </ShowShopper.Provider>
  )
}

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
        <OpenSession key={sessionId} sessionId={sessionId} />
      )}
    </main>
  )
}
