import { useRef } from 'react'
import { newClientId } from '../platform/clock'

/** Names a wish for the server: the same one again, after a failure, by the same id, so that it is never taken twice. */
export const useWishId = (): ((wish: unknown) => string) => {
  const last = useRef({ id: '', text: '' })
  return (wish) => {
    const text = JSON.stringify(wish)
    if (last.current.text !== text) last.current = { id: newClientId(), text }
    return last.current.id
  }
}
