import { useEffect, useRef, useState } from 'react'
import { SECOND } from '../../../core/shared/time'
import { watchBell } from '../../platform/bell'
import { after } from '../../platform/clock'
import { useVisibility } from '../../platform/visibility'

/** A ring may get lost, and outside of WeChat nobody may listen for it. */
const PACE_MS = 10 * SECOND

/** While an answer is awaited and the page is seen, asks again: when the shopper's bell rings, and at a pace. */
export const useAnswerNews = (isAwaited: boolean, ask: () => void): void => {
  const [isVisible, setVisible] = useState(true)
  useVisibility(setVisible)
  const latest = useRef(ask)
  latest.current = ask
  const isListening = isAwaited && isVisible

  useEffect(() => {
    if (!isListening) return
    let heard = 0
    const hangUp = watchBell({
      onRing: (seq) => {
        if (heard > 0 && seq > heard) latest.current() // the first ring tells what the page knows
        heard = Math.max(heard, seq)
      },
      onLost: () => undefined,
    })
    let callOff: () => void
    const wait = () => {
      callOff = after(PACE_MS, () => {
        latest.current()
        wait()
      })
    }
    wait()
    return () => {
      hangUp()
      callOff()
    }
  }, [isListening])
}
