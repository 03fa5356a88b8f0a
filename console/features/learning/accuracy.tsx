import type { Accuracy as Figures } from '../../../core/contracts/desk/learning'
import { wilson } from '../../../core/knowledge/accuracy'
import { failureWords } from '../../api/query'
import { Failed, Skeleton, Stale, State } from '../../app/states'
import { accuracyWords as words } from '../../words/learning'
import { shareOf } from './share'
import { useAccuracy, type AccuracyView } from './use-learning'
import { GOAL, WeeksChart } from './weeks-chart'

/** On fewer than these a figure says little, and decides nothing. */
const FEW = 30

/** Whether the goal is met, where enough was judged to say so. */
const Verdict = ({ share, judged }: { readonly share: number; readonly judged: number }) => {
  if (judged < FEW) return <span className='acc-few'>{words.few(judged)}</span>
  return share >= GOAL ? (
    <span className='acc-met'>{words.met}</span>
  ) : (
    <span className='acc-missed'>{words.missed}</span>
  )
}

/** Of all the weeks at once. */
const Summary = ({ weeks }: Pick<AccuracyView, 'weeks'>) => {
  const judged = weeks.reduce((sum, week) => sum + week.judged, 0)
  const right = weeks.reduce((sum, week) => sum + week.right, 0)
  const range = wilson(right, judged)
  if (!range) return <p className='acc-summary'>{words.summaryNone}</p>
  const share = right / judged
  return (
    <p className='acc-summary'>
      {words.summary(share, judged, range)}
      <Verdict {...{ share, judged }} />
    </p>
  )
}

const Share = ({ of }: { readonly of: Figures }) => {
  const share = shareOf(of)
  if (share === null) return <td className='acc-none'>{words.noneShort}</td>
  return <td className={share < GOAL ? 'acc-missed' : ''}>{words.share(share)}</td>
}

const Range = ({ of: { low, high } }: { readonly of: Figures }) => (
  <td>{low === null || high === null ? words.noneShort : words.range(low, high)}</td>
)

const { columns } = words

const Heads = ({ names }: { readonly names: readonly string[] }) => (
  <thead>
    <tr>
      {names.map((name) => (
        <th key={name} scope='col'>
          {name}
        </th>
      ))}
    </tr>
  </thead>
)

const weekColumns = [
  columns.week,
  columns.asked,
  columns.answered,
  columns.offered,
  columns.unanswered,
  columns.judged,
  columns.right,
  columns.range,
]

/** The newest first, as one reads. */
const Weeks = ({ weeks }: Pick<AccuracyView, 'weeks'>) => (
  <div className='acc-scroll' tabIndex={0} role='region' aria-label={words.weeks}>
    <table className='acc-table'>
      <Heads names={weekColumns} />
      <tbody>
        {[...weeks].reverse().map((week) => (
          <tr key={week.from}>
            <th scope='row'>{words.week(week.from)}</th>
            <td>{week.asked}</td>
            <td>{week.answered}</td>
            <td>{week.offered}</td>
            <td>{week.unanswered}</td>
            <td>{week.judged}</td>
            <Share of={week} />
            <Range of={week} />
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const entryColumns = [columns.title, columns.answered, columns.judged, columns.right, columns.range]

const Entries = ({ entries }: Pick<AccuracyView, 'entries'>) => (
  <section className='acc-entries'>
    <h2>{words.entries}</h2>
    {entries.length === 0 ? (
      <p className='learn-note'>{words.entriesNone}</p>
    ) : (
      <div className='acc-scroll' tabIndex={0} role='region' aria-label={words.entries}>
        <table className='acc-table'>
          <Heads names={entryColumns} />
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.key}>
                <th scope='row'>
                  <a href={`#/knowledge/${entry.key}`}>{entry.title}</a>
                </th>
                <td>{entry.answered}</td>
                <td>{entry.judged}</td>
                <Share of={entry} />
                <Range of={entry} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
)

/** How many of the given answers are right, week by week and entry by entry, and on how much that rests (R106). */
export const Accuracy = () => {
  const { data, error, refetch } = useAccuracy()
  if (!data && error) return <Failed why={failureWords(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={6} />
  const { weeks, entries } = data
  if (weeks.every(({ asked }) => asked === 0) && entries.length === 0)
    return <State title={words.empty} why={words.emptyWhy} />
  return (
    <>
      {error && <Stale />}
      <Summary weeks={weeks} />
      <WeeksChart weeks={weeks} />
      <Weeks weeks={weeks} />
      <p className='learn-note'>{words.counted}</p>
      <Entries entries={entries} />
    </>
  )
}
