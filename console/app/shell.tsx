import { Suspense, useSyncExternalStore } from 'react'
import { Outlet, useLocation, useNavigation } from 'react-router'
import { isOnline, onReach } from '../api/reach'
import { useArrivals } from '../features/sessions/use-arrivals'
import { shellWords } from '../words/shell'
import { Rail } from './rail'
import { Skeleton } from './states'
import './shell.css'

/** The frame of every page: the rail, and what the page shows. */
export const Shell = () => {
  const online = useSyncExternalStore(onReach, isOnline)
  const { state } = useNavigation()
  const { pathname } = useLocation()
  const unread = useArrivals()
  return (
    <div className={`shell${pathname.startsWith('/s/') ? ' shell-in-session' : ''}`}>
      <Rail unread={unread} />
      <div className='shell-page' aria-busy={state === 'loading'}>
        <div role='status'>{!online && <p className='shell-offline'>{shellWords.offline}</p>}</div>
        <Suspense fallback={<Skeleton rows={6} />}>
          <Outlet />
        </Suspense>
      </div>
    </div>
  )
}
