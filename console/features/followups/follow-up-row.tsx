import type { FollowUpView } from '../../../core/contracts/desk/followups'
import { followUpReasons } from '../../../core/copy/followups'
import type { Instant } from '../../../core/shared/time'
import { followUpsWords as words } from '../../words/followups'
import { standingOf, type ClockView } from '../sessions/clock'
import { ClockBadge } from '../sessions/clock-badge'
import { useNow } from '../sessions/use-now'
import { Acts } from './acts'

const clockOf = ({ dueAt, rule }: FollowUpView, now: Instant): ClockView | null => {
  if (dueAt === null || !rule) return null
  const { standardMs } = rule
  const text = dueAt < now ? words.over(now - dueAt) : words.left(dueAt - now)
  return {
    ...standingOf({ dueAt, standardMs }, now),
    words: text,
    title: words.rule(standardMs, dueAt, now),
  }
}

const Tags = ({ followUp: { reasons, level } }: { readonly followUp: FollowUpView }) =>
  reasons.map((reason) => (
    <span key={reason} className='row-tag'>
      {reason === 'level' && level ? words.level(level) : followUpReasons[reason]}
    </span>
  ))

/** Her own words; nothing when she gave no rating. */
const Rated = ({ rating }: Pick<FollowUpView, 'rating'>) => {
  if (!rating) return null
  const said = [rating.tags.join('、'), rating.comment].filter((text) => text !== '').join('，')
  return (
    <p className='followup-said'>
      {words.stars(rating.stars)}
      {said !== '' && `：${said}`}
    </p>
  )
}

const Tries = ({ tries, now }: Pick<FollowUpView, 'tries'> & { readonly now: Instant }) =>
  tries.length > 0 && (
    <ul className='followup-tries'>
      {tries.map(({ at, byName, outcome, next, note }) => (
        <li key={at}>
          {[
            `${words.moment(at, now)} ${byName}`,
            words.outcome[outcome],
            ...(next ? [words.answer.nexts[next]] : []),
            ...(note !== '' ? [words.note(note)] : []),
          ].join('，')}
        </li>
      ))}
    </ul>
  )

const Closed = ({ closed }: Pick<FollowUpView, 'closed'>) =>
  closed && (
    <p className={`followup-closed followup-${closed.outcome}`}>
      <b>{words.outcome[closed.outcome]}</b>
      {[
        closed.byName ?? words.herself,
        closed.kept ? words.inTime : words.late,
        ...(closed.note !== '' ? [words.note(closed.note)] : []),
      ].join('，')}
    </p>
  )

interface FollowUpRowProps {
  readonly followUp: FollowUpView
  readonly isSupervisor: boolean
}

/** Who, why, by when and by which rule; what was tried; and what can be done. */
export const FollowUpRow = ({ followUp, isSupervisor }: FollowUpRowProps) => {
  const now = useNow()
  const clock = clockOf(followUp, now)
  const { called, number, endedAt, agent } = followUp
  return (
    <li className='followup' aria-label={called}>
      <div className='followup-head'>
        <strong>{called}</strong>
        <small>#{number}</small>
        <Tags followUp={followUp} />
        <span className='followup-clock'>{clock && <ClockBadge clock={clock} />}</span>
      </div>
      <Rated {...followUp} />
      <p className='followup-who'>
        {words.ended(endedAt, now)}，{agent ? words.by(agent.name) : words.nobody}
      </p>
      <Tries tries={followUp.tries} now={now} />
      <Closed closed={followUp.closed} />
      <div className='followup-acts'>
        <Acts followUp={followUp} isSupervisor={isSupervisor} />
      </div>
    </li>
  )
}
