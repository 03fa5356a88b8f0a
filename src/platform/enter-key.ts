import { useEffect, useRef } from 'react'
import { isWeapp } from './env'

/**
 * In a browser Enter in that field acts before the field makes a line of it; Shift+Enter makes one, and so does
 * Enter that ends a choice of an input method. WeChat's keyboard has a key of its own.
 */
export const useEnterKey = (fieldClass: string, act: () => void): void => {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (isWeapp) return
    const listen = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.closest(`.${fieldClass}`) !== null
      if (!inField || event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      latest.current()
    }
    // Captured: the component round the browser's field lets no key through.
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  }, [fieldClass])
}
