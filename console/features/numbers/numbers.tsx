import type { NumbersView } from '../../../core/contracts/desk/numbers'
import type { Sums } from '../../../core/numbers/sums'
import { Failed, Skeleton, State } from '../../app/states'
import { failureWords } from '../../api/query'
import { numbersWords as words } from '../../words/numbers'
import { Bars, type Bar } from './bars'
import { hoursOf } from './series'
import { NumbersTable } from './table'
import { Tiles } from './tiles'
import './numbers.css'

const asked = ({ asked: count }: Sums): number => count
const reached = ({ reached: count }: Sums): number => count

const hourBars = (view: NumbersView): Bar[] =>
  hoursOf(view).map(({ hour, sums }) => ({ name: words.hour(hour), sums }))

const dayBars = ({ days }: NumbersView): Bar[] =>
  days.map(({ date, sums }) => ({ name: date.slice('2025-'.length), sums }))

const Charts = ({ view }: { readonly view: NumbersView }) => {
  const count = view.scope === 'own' ? reached : asked
  return (
    <>
      {view.days.length > 1 && (
        <Bars title={words.days} why={words.daysWhy} bars={dayBars(view)} count={count} />
      )}
      {view.hours.length > 0 && (
        <Bars title={words.hours} why={words.hoursWhy} bars={hourBars(view)} count={count} />
      )}
    </>
  )
}

const Tables = ({ view: { scope, groups, agents } }: { readonly view: NumbersView }) => {
  if (scope === 'own') return null
  const byGroup = groups.map(({ id, name, sums }) => ({ key: id, name: name ?? words.noGroup, sums }))
  const byAgent = agents.map(({ userid, name, sums }) => ({ key: userid, name, sums }))
  return (
    <>
      {byGroup.length > 1 && <NumbersTable title={words.groups} rows={byGroup} />}
      {byAgent.length > 0 && <NumbersTable title={words.agents} rows={byAgent} />}
    </>
  )
}

interface NumbersProps {
  readonly view: NumbersView | undefined
  readonly error: Error | null
  readonly onRetry: () => void
}

/** The numbers of the chosen days: figures first, then when, then whose. */
export const Numbers = ({ view, error, onRetry }: NumbersProps) => {
  if (!view && error) return <Failed why={failureWords(error)} onRetry={onRetry} />
  if (!view) return <Skeleton rows={5} />
  const isEmpty = view.total.asked === 0 && view.total.reached === 0
  if (isEmpty) return <State title={words.empty} why={words.emptyWhy} />
  return (
    <div className='numbers'>
      <Tiles view={view} />
      <Charts view={view} />
      <Tables view={view} />
    </div>
  )
}
