import { useEffect } from 'react'
import type { DeskSession } from '../../../core/contracts/desk.contract'
import { keepSeen, markSeen } from './seen'

const lastHeard = ({ heard = [] }: DeskSession): number | undefined => heard.at(-1)

/** What stands on the screen of somebody who looks at it is read. */
export const useReading = (openId: string | null, sessions: readonly DeskSession[] | undefined): void => {
  useEffect(() => {
    if (!sessions) return
    keepSeen(sessions.map(({ sessionId }) => sessionId))
    const read = () => {
      const open = sessions.find(({ sessionId }) => sessionId === openId)
      const seq = open && lastHeard(open)
      if (open && seq !== undefined && document.hasFocus()) markSeen(open.sessionId, seq)
    }
    read()
    window.addEventListener('focus', read)
    return () => window.removeEventListener('focus', read)
  }, [openId, sessions])
}
