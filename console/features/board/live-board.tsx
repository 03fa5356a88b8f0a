import type { Board } from '../../../core/contracts/desk/board'
import { failureWords } from '../../api/query'
import { Failed, Skeleton } from '../../app/states'
import { boardWords as words } from '../../words/board'
import { shellWords } from '../../words/shell'
import { HolidayNotice } from '../calendar/holiday-notice'
import { Agents } from './agents'
import { Escalations } from './escalations'
import { Figures } from './figures'
import { Groups } from './groups'
import { Sessions } from './sessions'
import { useBoard } from './use-board'
import './board.css'

const Parts = ({ board }: { readonly board: Board }) => {
  const { queue, urgent, agents, waiting } = board
  const held = urgent.filter(({ agentId }) => agentId !== null)
  return (
    <div className='board-parts'>
      <div className='board-main'>
        <Escalations board={board} />
        <Sessions
          {...{ title: words.urgent.title, hint: words.urgent.order, empty: words.urgent.empty }}
          sessions={held}
          agents={agents}
        />
        <Sessions
          {...{ title: words.queue.title, hint: words.queue.order, empty: words.queue.empty }}
          count={waiting}
          sessions={queue}
          agents={agents}
        />
      </div>
      <div className='board-side'>
        <Agents board={board} />
        <Groups board={board} />
      </div>
    </div>
  )
}

/** Queue, clocks, agents and groups of the shop, as they are now. */
export const LiveBoard = () => {
  const { data: board, isError, error, refetch } = useBoard()
  if (!board && isError) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  if (!board) return <Skeleton rows={6} />
  return (
    <>
      <header className='board-head'>
        <h1>{words.title}</h1>
        <small>{isError ? shellWords.stale : words.now(board.now)}</small>
      </header>
      <HolidayNotice />
      <Figures board={board} />
      <Parts board={board} />
    </>
  )
}
