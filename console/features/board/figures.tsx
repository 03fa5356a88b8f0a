import type { Board } from '../../../core/contracts/desk/board'
import { boardWords } from '../../words/board'
import { useNow } from '../sessions/use-now'

const words = boardWords.figures

interface FigureProps {
  readonly name: string
  readonly value: string
  readonly hint?: string
  readonly isBad?: boolean
}

const Figure = ({ name, value, hint, isBad = false }: FigureProps) => (
  <div className={`figure${isBad ? ' figure-bad' : ''}`}>
    <dt>{name}</dt>
    <dd>{value}</dd>
    <dd className='figure-hint'>{hint}</dd>
  </div>
)

const placesHint = ({ held, capacity, onDuty }: Board): string => {
  if (onDuty === 0) return words.nobodyOn
  return held >= capacity ? words.full : words.free(capacity - held)
}

/** The shop at this moment in five figures. */
export const Figures = ({ board }: { readonly board: Board }) => {
  const now = useNow()
  const { waiting, longestWaitSince, over, onDuty, agents, held, capacity } = board
  const longest = longestWaitSince === null ? null : Math.max(0, now - longestWaitSince)
  return (
    <dl className='figures' aria-label={words.label}>
      <Figure
        name={words.waiting}
        value={words.people(waiting)}
        {...(waiting === 0 && { hint: words.nobodyWaits })}
      />
      <Figure name={words.longest} value={longest === null ? '–' : words.span(longest)} />
      <Figure
        name={words.over}
        value={words.sessions(over)}
        isBad={over > 0}
        {...(over === 0 && { hint: words.allInTime })}
      />
      <Figure name={words.staff} value={`${onDuty} / ${agents.length}`} />
      <Figure name={words.places} value={words.taken(held, capacity)} hint={placesHint(board)} />
    </dl>
  )
}
