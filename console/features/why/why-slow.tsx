import type { WhyView } from '../../../core/contracts/desk/numbers'
import { Failed, Skeleton } from '../../app/states'
import { failureWords } from '../../api/query'
import { whyWords as words } from '../../words/why'
import { useWhy } from './use-why'
import './why.css'

type Hour = WhyView['hours'][number]
type Cause = keyof typeof words.causes

const causeIn = ({ cause }: Hour): Cause | null => (cause === 'fine' || cause === 'unknown' ? null : cause)

const what: Readonly<Record<Cause, string | null>> = {
  few: null,
  slow: words.shorter,
  late: words.answer,
}

const SlowHour = ({ hour, cause }: { readonly hour: Hour; readonly cause: Cause }) => (
  <li>
    <p className='why-head'>
      <strong>{words.hour(hour.hour)}</strong>
      <span className={`why-cause why-cause--${cause}`}>{words.causes[cause]}</span>
      <span>{words.share(hour.keptShare, hour.asked)}</span>
    </p>
    <p>
      {words[cause](hour)}
      {what[cause]}
      {hour.enough !== null && words.enough(hour.enough)}
    </p>
  </li>
)

const Moves = ({ moves }: Pick<WhyView, 'moves'>) =>
  moves.length === 0 ? null : (
    <p className='why-moves'>
      <strong>{words.moves}</strong>
      {moves.map(({ from, to }) => (
        <span key={`${from} ${to}`}>{words.move(from, to)}</span>
      ))}
    </p>
  )

const Hours = ({ hours, moves }: WhyView) => {
  const slow = hours.flatMap((hour) => {
    const cause = causeIn(hour)
    return cause === null ? [] : [{ hour, cause }]
  })
  const known = hours.filter(({ cause }) => cause !== 'unknown').length
  if (known === 0)
    return (
      <p className='why-none'>
        {words.unknown}
        <span>{words.unknownWhy}</span>
      </p>
    )
  if (slow.length === 0) return <p className='why-none'>{words.fine(known)}</p>
  return (
    <>
      <ol className='why-hours'>
        {slow.map((one) => (
          <SlowHour key={one.hour.hour} {...one} />
        ))}
      </ol>
      <Moves moves={moves} />
    </>
  )
}

/** 为什么慢: by hour, what it was, and how many people or whose shift would help. For supervisors, of one day. */
export const WhySlow = ({ date }: { readonly date: string }) => {
  const { data, error, refetch } = useWhy(date)
  return (
    <section className='numbers-box why' aria-label={words.title} aria-busy={!data && !error}>
      <h2>
        {words.title}
        <span>{words.help}</span>
      </h2>
      {!data && error && <Failed why={failureWords(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={2} />}
      {data && <Hours {...data} />}
    </section>
  )
}
