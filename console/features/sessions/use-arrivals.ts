import { useEffect, useRef, useState } from 'react'
import { SECOND } from '../../../core/shared/time'
import { arrivalWords } from '../../words/sessions'
import { shellWords } from '../../words/shell'
import { hasArrived, heardIn, type Heard } from './arrivals'
import { chime } from './chime'
import { useUnreadSessions } from './unread'
import { useMine } from './use-lists'

const useChime = (): void => {
  const { data } = useMine()
  const before = useRef<Heard | null>(null)
  useEffect(() => {
    if (!data) return
    const now = heardIn(data.sessions)
    if (hasArrived(before.current, now)) chime()
    before.current = now
  }, [data])
}

const useIsLookedAt = (): boolean => {
  const [isLookedAt, setLookedAt] = useState(document.hasFocus())
  useEffect(() => {
    const look = () => setLookedAt(document.hasFocus())
    for (const kind of ['focus', 'blur'] as const) window.addEventListener(kind, look)
    return () => {
      for (const kind of ['focus', 'blur'] as const) window.removeEventListener(kind, look)
    }
  }, [])
  return isLookedAt
}

/** The window's title counts what is new, and flashes while nobody looks. */
const useTitle = (count: number): void => {
  const isLookedAt = useIsLookedAt()
  useEffect(() => {
    const told = count > 0 ? arrivalWords.title(count, shellWords.product) : shellWords.product
    document.title = told
    if (count === 0 || isLookedAt) return
    const flash = () => (document.title = document.title === told ? shellWords.product : told)
    const timer = setInterval(flash, SECOND)
    return () => clearInterval(timer)
  }, [count, isLookedAt])
}

/** Tells of shoppers who speak: by a sound, in the title. Answers how many sessions have something new. */
export const useArrivals = (): number => {
  const count = useUnreadSessions()
  useChime()
  useTitle(count)
  return count
}
