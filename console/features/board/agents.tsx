import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { Board, BoardAgent } from '../../../core/contracts/desk/board'
import { failureWords } from '../../api/query'
import { Failed, Skeleton } from '../../app/states'
import { boardWords } from '../../words/board'
import { SessionLine } from './session-line'
import { useHeld } from './use-board'

const words = boardWords.agents

const Held = ({ userid, agents }: { readonly userid: string; readonly agents: readonly BoardAgent[] }) => {
  const { data, isError, error, refetch } = useHeld(userid)
  if (isError && !data) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={2} />
  if (data.sessions.length === 0) return <p className='board-empty'>{words.none}</p>
  return (
    <ul className='board-held'>
      {data.sessions.map((session) => (
        <SessionLine key={session.sessionId} session={session} agents={agents} />
      ))}
    </ul>
  )
}

const Load = ({ held, capacity }: Pick<BoardAgent, 'held' | 'capacity'>) => (
  <span className='load' title={words.heldTitle(held, capacity)}>
    <span className='load-bar' aria-hidden='true'>
      <i style={{ width: `${Math.min(100, (100 * held) / capacity)}%` }} />
    </span>
    {words.held(held, capacity)}
  </span>
)

const AgentLine = ({ agent, board }: { readonly agent: BoardAgent; readonly board: Board }) => {
  const [isOpen, setOpen] = useState(false)
  const { userid, name, duty, held, capacity, over } = agent
  return (
    <li>
      <button
        type='button'
        className='agent-line'
        aria-expanded={isOpen}
        onClick={() => setOpen((so) => !so)}
      >
        {isOpen ? <DownOutlined aria-hidden='true' /> : <RightOutlined aria-hidden='true' />}
        <strong>{name}</strong>
        <span className={`agent-duty agent-${duty}`}>{words.duty[duty]}</span>
        {over > 0 && <span className='row-tag row-late'>{words.over(over)}</span>}
        <Load held={held} capacity={capacity} />
      </button>
      {isOpen && <Held userid={userid} agents={board.agents} />}
    </li>
  )
}

/** Everybody who answers, with his state and what he holds. */
export const Agents = ({ board }: { readonly board: Board }) => (
  <section className='board-part' aria-label={words.title}>
    <header className='board-part-head'>
      <h2>{words.title}</h2>
    </header>
    {board.agents.length === 0 ? (
      <p className='board-empty'>{words.empty}</p>
    ) : (
      <ul className='board-card'>
        {board.agents.map((agent) => (
          <AgentLine key={agent.userid} agent={agent} board={board} />
        ))}
      </ul>
    )}
  </section>
)
