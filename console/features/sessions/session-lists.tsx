import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { DeskSession } from '../../../core/contracts/desk.contract'
import { useMe } from '../../api/me'
import { failureWords, Refused } from '../../api/query'
import { Failed, Skeleton, State } from '../../app/states'
import { sessionsWords } from '../../words/sessions'
import { shellWords } from '../../words/shell'
import { arrange, isFound } from './arrange'
import { DutySwitch } from './duty-switch'
import { Label } from './label'
import { OwnDay } from './own-day'
import { Problems } from './problems'
import { Queue } from './queue'
import { SessionRow } from './session-row'
import { SessionSearch } from './session-search'
import { useUnread } from './unread'
import { useReading } from './use-reading'
import { useMine, useWakingLists } from './use-lists'
import './session-lists.css'

const Head = () => {
  const { data: me } = useMe()
  const { data: mine } = useMine()
  const held = mine?.sessions.length ?? me?.held ?? 0
  return (
    <div className='lists-head'>
      <h1>{sessionsWords.mine}</h1>
      {me && (
        <>
          <span className='row-tag' title={sessionsWords.placesTitle(held, me.capacity)}>
            {sessionsWords.places(held, me.capacity)}
          </span>
          <DutySwitch me={me} />
        </>
      )}
    </div>
  )
}

interface RowsProps {
  readonly sessions: readonly DeskSession[]
  readonly openId: string | null
}

const Rows = ({ sessions, openId }: RowsProps) => {
  const unreadOf = useUnread()
  return (
    <ul>
      {sessions.map((session) => (
        <SessionRow
          key={session.sessionId}
          session={session}
          isOpen={session.sessionId === openId}
          unread={unreadOf(session)}
        />
      ))}
    </ul>
  )
}

const Empty = ({ searched }: { readonly searched: string }) => {
  const { data: me } = useMe()
  if (searched !== '') {
    return <State title={sessionsWords.nothingFound(searched)} why={sessionsWords.nothingFoundWhy} />
  }
  const why = me?.duty === 'on' ? sessionsWords.emptyOn : sessionsWords.emptyOff
  return <State title={sessionsWords.empty} why={why} />
}

const Mine = ({ sessions, openId }: RowsProps) => {
  const { waiting, theirs } = arrange(sessions)
  return (
    <>
      {waiting.length > 0 && (
        <>
          <Label text={sessionsWords.waiting(waiting.length)} hint={sessionsWords.waitingOrder} />
          <Rows sessions={waiting} openId={openId} />
        </>
      )}
      {theirs.length > 0 && (
        <>
          <Label text={sessionsWords.theirs(theirs.length)} hint={sessionsWords.theirsOrder} />
          <Rows sessions={theirs} openId={openId} />
        </>
      )}
    </>
  )
}

/** What stands here is older than it should be; being offline is told over the whole page. */
const Stale = ({ of: { isError, data, error } }: { readonly of: ReturnType<typeof useMine> }) => (
  <p role='status' className='lists-stale'>
    {isError && data && !(error instanceof Refused && error.code === 'offline') && shellWords.stale}
  </p>
)

/** Left: my sessions, the most urgent first, and who waits. */
export const SessionLists = ({ openId }: { readonly openId: string | null }) => {
  const [searched, setSearched] = useState('')
  const navigate = useNavigate()
  const mine = useMine()
  useWakingLists()
  useReading(openId, mine.data?.sessions)
  const open = (sessionId: string) => void navigate(`/s/${encodeURIComponent(sessionId)}`)
  const sessions = (mine.data?.sessions ?? []).filter((session) => isFound(session, searched))
  const { waiting, theirs } = arrange(sessions)
  const first = [...waiting, ...theirs][0]
  return (
    <section className='lists' aria-label={sessionsWords.mine}>
      <Head />
      <SessionSearch text={searched} onChange={setSearched} onEnter={() => first && open(first.sessionId)} />
      <div className='lists-scroll'>
        {mine.isPending && <Skeleton />}
        {mine.isError && !mine.data && (
          <Failed why={failureWords(mine.error)} onRetry={() => void mine.refetch()} />
        )}
        <Stale of={mine} />
        {mine.data && sessions.length === 0 && <Empty searched={searched.trim()} />}
        <Mine sessions={sessions} openId={openId} />
        <Queue onTaken={open} />
        <Problems openId={openId} />
      </div>
      <OwnDay />
    </section>
  )
}
