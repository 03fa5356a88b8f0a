import { Button } from 'antd'
import type { DeskSession } from '../../../core/contracts/desk.contract'
import { failureWords } from '../../api/query'
import { Failed } from '../../app/states'
import { useNews } from '../../app/use-news'
import type { Precedence } from '../../../core/desk/precedence'
import { precedenceWords, sessionsWords, stageWords } from '../../words/sessions'
import { queueClockOf } from './clock'
import { ClockBadge } from './clock-badge'
import { Label } from './label'
import { precedenceText } from './precedence-text'
import { Tags } from './tags'
import { useNow } from './use-now'
import { useQueue, useTake } from './use-lists'
import './queue.css'

/** She does not wait like everybody: in a word, the row's title says why. */
const Mark = ({ of: { you, lane, patienceMs } = {} }: { readonly of: Precedence | undefined }) => {
  const isFirst = lane !== undefined || patienceMs !== undefined
  if (!isFirst && you === undefined) return null
  return <span className='queue-mark'>{isFirst ? precedenceWords.first : precedenceWords.known}</span>
}

interface QueueRowProps {
  readonly session: DeskSession
  readonly isBusy: boolean
  /** One is being taken: the others wait. */
  readonly isHeld: boolean
  readonly onTake: (sessionId: string) => void
}

const QueueRow = ({ session, isBusy, isHeld, onTake }: QueueRowProps) => {
  const clock = queueClockOf(session, useNow())
  const { called, number, stage, tags = [], sessionId, precedence } = session
  const why = precedence ? precedenceText(precedence) : ''
  return (
    <li className='queue-row' title={why === '' ? undefined : why}>
      <span className='queue-who'>
        <strong>{called}</strong>
        <span className='queue-what'>
          <small>#{number}</small>
          <Tags tags={[...tags, ...(stage ? [stageWords[stage]] : [])]} />
          <Mark of={precedence} />
        </span>
        <span className='sr-only'>{why}</span>
      </span>
      {clock && <ClockBadge clock={clock} />}
      <Button
        className='queue-take'
        size='small'
        loading={isBusy}
        disabled={isHeld && !isBusy}
        aria-label={sessionsWords.takeNamed(called)}
        onClick={() => onTake(sessionId)}
      >
        {sessionsWords.take}
      </Button>
    </li>
  )
}

const meanOf = (sessions: readonly DeskSession[], now: number): string => {
  if (sessions.length === 0) return ''
  const waited = sessions.reduce((sum, { queuedAt }) => sum + now - (queuedAt ?? now), 0)
  return sessionsWords.queueMean(waited / sessions.length)
}

/** 排队: who waits for a person, the longest waiting first. */
export const Queue = ({ onTaken }: { readonly onTaken: (sessionId: string) => void }) => {
  const { failed } = useNews()
  const now = useNow()
  const queue = useQueue()
  const take = useTake(onTaken)
  const { sessions = [], next = null } = queue.data ?? {}
  const onTake = (sessionId: string) => take.mutate(sessionId, { onError: failed })
  if (queue.isError && !queue.data) {
    return <Failed why={failureWords(queue.error)} onRetry={() => void queue.refetch()} />
  }
  return (
    <>
      <Label
        text={sessionsWords.queue(`${sessions.length}${next === null ? '' : '+'}`)}
        hint={sessions.length === 0 ? sessionsWords.queueEmpty : meanOf(sessions, now)}
      />
      {sessions.length > 0 && (
        <ul className='queue'>
          {sessions.map((session) => (
            <QueueRow
              key={session.sessionId}
              session={session}
              isBusy={take.isPending && take.variables === session.sessionId}
              isHeld={take.isPending}
              onTake={onTake}
            />
          ))}
        </ul>
      )}
      {next !== null && <p className='queue-more'>{sessionsWords.queueMore(sessions.length)}</p>}
    </>
  )
}
