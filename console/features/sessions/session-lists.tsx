import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../../api/client'
import { failureWords, must } from '../../api/query'
import { Failed, Skeleton, State } from '../../app/states'
import { sessionsWords } from '../../words/sessions'
import './session-lists.css'

export const sessionsKey = (list: 'mine' | 'queue') => ['sessions', list] as const

/** Left: my sessions, the most urgent first, and who waits. */
export const SessionLists = ({ openId }: { readonly openId: string | null }) => {
  const mine = useQuery({
    queryKey: sessionsKey('mine'),
    queryFn: () => must(api.desk.sessions({ list: 'mine' })),
    refetchInterval: 2_000,
  })
  return (
    <section className='lists' aria-label={sessionsWords.mine}>
      <h1 className='lists-title'>{sessionsWords.mine}</h1>
      {mine.isPending && <Skeleton />}
      {mine.isError && <Failed why={failureWords(mine.error)} onRetry={() => void mine.refetch()} />}
      {mine.data?.sessions.length === 0 && (
        <State title={sessionsWords.emptyMine} why={sessionsWords.emptyMineWhy} />
      )}
      <ul>
        {mine.data?.sessions.map(({ sessionId, called, number, last }) => (
          <li key={sessionId}>
            <Link
              className='lists-row'
              to={`/s/${encodeURIComponent(sessionId)}`}
              aria-current={sessionId === openId}
            >
              {called} #{number}
              <br />
              {last?.words}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
