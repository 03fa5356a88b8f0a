import { Link } from 'react-router'
import type { BoardAgent, BoardSession } from '../../../core/contracts/desk/board'
import { boardWords } from '../../words/board'
import { ClockBadge } from '../sessions/clock-badge'
import { useNow } from '../sessions/use-now'
import { rowClock } from './row-clock'
import { RowActions } from './row-actions'

interface SessionLineProps {
  readonly session: BoardSession
  readonly agents: readonly BoardAgent[]
}

/** A session on the board: who, with whom, how late, and what can be done. */
export const SessionLine = ({ session, agents }: SessionLineProps) => {
  const clock = rowClock(session, useNow())
  const { sessionId, called, number, group, agentName } = session
  return (
    <li className='board-row'>
      <Link className='board-who' to={`/s/${sessionId}`} aria-label={boardWords.row.look(called)}>
        <span className='board-name'>
          <strong>{called}</strong>
          <small>#{number}</small>
          {group !== null && <span className='row-tag'>{group}</span>}
        </span>
        <span className='board-with'>{agentName ?? boardWords.row.queued}</span>
      </Link>
      {clock && <ClockBadge clock={clock} />}
      <RowActions session={session} agents={agents} />
    </li>
  )
}
