import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { DeskProblem } from '../../../core/contracts/desk/problems'
import { api } from '../../api/client'
import { useMe } from '../../api/me'
import { must } from '../../api/query'
import { problemsWords as words } from '../../words/problems'
import { Label } from './label'
import { useNow } from './use-now'
import './problems.css'

/** Who is told in WeCom needs no list that is quicker. */
const EVERY_MS = 30_000

const useProblems = (isAsked: boolean) =>
  useQuery({
    queryKey: ['sessions', 'problems'],
    queryFn: () => must(api.problems.list({})),
    enabled: isAsked,
    refetchInterval: EVERY_MS,
  })

interface RowProps {
  readonly problem: DeskProblem
  readonly isOpen: boolean
}

const Row = ({ problem: { sessionId, called, number, level, agentName, newsBy }, isOpen }: RowProps) => {
  const now = useNow()
  const isLate = newsBy !== null && newsBy <= now
  return (
    <li>
      <Link
        className='problem'
        to={`/s/${encodeURIComponent(sessionId)}`}
        aria-current={isOpen ? 'page' : undefined}
      >
        <span className='problem-who'>
          <strong>{called}</strong>
          <small>#{number}</small>
          <span className='row-tag'>{words.levels[level]}</span>
        </span>
        <span className='problem-what'>
          {words.servedBy(agentName)}
          {newsBy !== null && (
            <span className={isLate ? 'problem-late' : undefined}>{words.newsBy(newsBy, now)}</span>
          )}
        </span>
      </Link>
    </li>
  )
}

/** 问题: what agents can't settle alone, for whoever the shop names for it (R39, R40); nothing for anybody else. */
export const Problems = ({ openId }: { readonly openId: string | null }) => {
  const { data: me } = useMe()
  const { data } = useProblems(me?.levels !== undefined)
  if (!data || (data.problems.length === 0 && me?.role === 'supervisor')) return null
  const { problems } = data
  return (
    <>
      <Label text={words.title(problems.length)} hint={problems.length === 0 ? words.empty : words.order} />
      {problems.length > 0 && (
        <ul className='problems' aria-label={words.label}>
          {problems.map((problem) => (
            <Row key={problem.sessionId} problem={problem} isOpen={problem.sessionId === openId} />
          ))}
        </ul>
      )}
    </>
  )
}
