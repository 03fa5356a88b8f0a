import { Link } from 'react-router'
import type { DeskSession } from '../../../core/contracts/desk.contract'
import { clockWords, sessionsWords } from '../../words/sessions'
import { urgentClock } from '../clocks/clocks'
import { tintOf } from '../conversation/avatar'
import { ClockBadge, PausedBadge } from './clock-badge'
import { Tags } from './tags'
import { unreadText } from './unread'
import { useNow } from './use-now'
import './session-row.css'

const Initial = ({ called, number, unread }: Pick<DeskSession, 'called' | 'number'> & { unread: number }) => (
  <span className={`initial initial-${tintOf(number)}`} aria-hidden='true'>
    {called.slice(0, 1)}
    {unread > 0 && <span className='initial-unread'>{unreadText(unread)}</span>}
  </span>
)

const Time = ({ session }: { readonly session: DeskSession }) => {
  const now = useNow()
  const clock = urgentClock(session, now)
  if (clock) return <ClockBadge clock={clock} />
  return <PausedBadge words={clockWords.theirs(now - (session.last?.at ?? session.openedAt))} />
}

interface SessionRowProps {
  readonly session: DeskSession
  readonly isOpen: boolean
  readonly unread: number
}

/** One of my sessions: who it is, what was said last, by when she should be answered. */
export const SessionRow = ({ session, isOpen, unread }: SessionRowProps) => {
  const { sessionId, called, number, last, tags = [] } = session
  const words = last ? `${sessionsWords.speakers[last.from]}${last.words}` : sessionsWords.nothingSaid
  return (
    <li>
      <Link
        className='session-row'
        to={`/s/${encodeURIComponent(sessionId)}`}
        aria-current={isOpen ? 'page' : undefined}
      >
        <Initial called={called} number={number} unread={unread} />
        <span className='session-row-middle'>
          <span className='session-row-who'>
            <strong>{called}</strong>
            <small>#{number}</small>
            <Tags tags={tags} />
          </span>
          <span className='session-row-last'>{words}</span>
          {unread > 0 && <span className='sr-only'>{sessionsWords.unread(unreadText(unread))}</span>}
        </span>
        <Time session={session} />
      </Link>
    </li>
  )
}
