import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Board, BoardAgent } from '../../../core/contracts/desk/board'
import { MINUTE, type Instant } from '../../../core/shared/time'
import { boardWords } from '../../words/board'
import { standingOf, type ClockView } from '../sessions/clock'
import { ClockBadge } from '../sessions/clock-badge'
import { useNow } from '../sessions/use-now'
import { WordsDialog } from '../story/words-dialog'
import { RowActions } from './row-actions'
import { useDeed } from './use-board'

type Escalation = Board['escalations'][number]

const clockOf = ({ askedAt, answerBy }: Escalation, now: Instant): ClockView | null => {
  if (answerBy === null) return null
  const standardMs = Math.max(MINUTE, answerBy - askedAt)
  // it runs from the asking on, whatever this machine takes for the server's time
  const standing = standingOf({ dueAt: answerBy, standardMs }, Math.max(now, askedAt))
  return { ...standing, title: boardWords.answer.rule(answerBy) }
}

const Answer = ({ asked }: { readonly asked: Escalation }) => {
  const [isOpen, setOpen] = useState(false)
  const { go, isBusy } = useDeed()
  const words = boardWords.answer
  const send = (text: string) =>
    go({ type: 'answer', sessionId: asked.sessionId, text }, boardWords.done.answered(asked.byName))
  return (
    <>
      <Button size='small' type='primary' onClick={() => setOpen(true)}>
        {words.button}
      </Button>
      {isOpen && (
        <WordsDialog
          {...{ title: words.title(asked.byName), why: words.why, isBusy }}
          {...{ placeholder: words.placeholder, send: words.send }}
          onSend={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

interface LineProps {
  readonly asked: Escalation
  readonly agents: readonly BoardAgent[]
}

const Line = ({ asked, agents }: LineProps) => {
  const now = useNow()
  const clock = clockOf(asked, now)
  const { sessionId, called, number, reason, byName, askedAt } = asked
  return (
    <li className='board-row board-asked'>
      <Link className='board-who' to={`/s/${sessionId}`} aria-label={boardWords.row.look(called)}>
        <span className='board-name'>
          <strong>{called}</strong>
          <small>#{number}</small>
        </span>
        <span className='board-reason'>{reason}</span>
        <span className='board-with'>{boardWords.escalations.asked(byName, now - askedAt)}</span>
      </Link>
      {clock && <ClockBadge clock={clock} />}
      <RowActions session={asked} agents={agents} />
      <Answer asked={asked} />
    </li>
  )
}

/** What agents can't solve: a supervisor answers, or takes it over (R51). */
export const Escalations = ({ board }: { readonly board: Board }) =>
  board.escalations.length === 0 ? null : (
    <section className='board-part' aria-label={boardWords.escalations.title}>
      <header className='board-part-head'>
        <h2>
          {boardWords.escalations.title}
          <span>{board.escalations.length}</span>
        </h2>
      </header>
      <ul className='board-card'>
        {board.escalations.map((asked) => (
          <Line key={asked.sessionId} asked={asked} agents={board.agents} />
        ))}
      </ul>
    </section>
  )
