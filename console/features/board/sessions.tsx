import type { BoardAgent, BoardSession } from '../../../core/contracts/desk/board'
import { boardWords } from '../../words/board'
import { SessionLine } from './session-line'

interface SessionsProps {
  readonly title: string
  readonly hint: string
  readonly empty: string
  readonly count?: number
  readonly sessions: readonly BoardSession[]
  readonly agents: readonly BoardAgent[]
}

/** A list of sessions under its heading. */
export const Sessions = ({ title, hint, empty, count, sessions, agents }: SessionsProps) => (
  <section className='board-part' aria-label={title}>
    <header className='board-part-head'>
      <h2>
        {title}
        {count !== undefined && <span>{count}</span>}
      </h2>
      {sessions.length > 1 && <small>{hint}</small>}
    </header>
    {sessions.length === 0 ? (
      <p className='board-empty'>{empty}</p>
    ) : (
      <ul className='board-card'>
        {sessions.map((session) => (
          <SessionLine key={session.sessionId} session={session} agents={agents} />
        ))}
      </ul>
    )}
    {count !== undefined && count > sessions.length && <p className='board-more'>{boardWords.more}</p>}
  </section>
)
