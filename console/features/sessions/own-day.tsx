import { useSyncExternalStore } from 'react'
import { Link } from 'react-router'
import { spanText } from '../../words/numbers'
import { ownDayWords as words } from '../../words/sessions'
import { useOwnDay } from './use-own-day'
import './own-day.css'

/** A phone has no room for it, and asks for nothing. */
const roomy = window.matchMedia('(min-width: 641px)')

const onRoom = (listener: () => void): (() => void) => {
  roomy.addEventListener('change', listener)
  return () => roomy.removeEventListener('change', listener)
}

const Figures = () => {
  const day = useOwnDay()
  if (!day) return null
  const { reached, firstMs, stars } = day
  const first = firstMs === null ? '' : words.first(spanText(firstMs))
  return (
    <Link className='own-day' to='/today' title={words.title}>
      <span>{reached === 0 ? words.none : `${words.served(reached)}${first}`}</span>
      {stars !== null && <span>{words.stars(stars.toFixed(1))}</span>}
    </Link>
  )
}

/** Under the lists: what my day came to so far. */
export const OwnDay = () => (useSyncExternalStore(onRoom, () => roomy.matches) ? <Figures /> : null)
