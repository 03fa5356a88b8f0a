import { useRef } from 'react'
import { newClientId } from './client-id'

/** Under which id something goes out: what was sent and not answered goes again under its own, and is done once. */
export const useSentOnce = () => {
  const sent = useRef({ what: '', clientId: '' })
  return (asked: unknown): string => {
    const what = JSON.stringify(asked)
    if (sent.current.what !== what) sent.current = { what, clientId: newClientId() }
    return sent.current.clientId
  }
}
