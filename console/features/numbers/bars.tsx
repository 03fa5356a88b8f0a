import { figuresOf } from '../../../core/numbers/figures'
import type { Sums } from '../../../core/numbers/sums'
import { numbersWords as words, spanText } from '../../words/numbers'

export interface Bar {
  readonly name: string
  readonly sums: Sums
}

interface BarsProps {
  readonly title: string
  readonly why: string
  readonly bars: readonly Bar[]
  /** What a bar is as high as. */
  readonly count: (sums: Sums) => number
}

const most = <T,>(all: readonly T[], value: (one: T) => number): T | undefined =>
  all.reduce<T | undefined>(
    (best, one) => (best === undefined || value(one) > value(best) ? one : best),
    undefined,
  )

/** What the chart says, in words. */
const sentence = (bars: readonly Bar[], count: BarsProps['count']): string => {
  const busiest = most(bars, ({ sums }) => count(sums))
  const slowest = most(bars, ({ sums }) => figuresOf(sums).firstMs ?? -1)
  const slowestMs = slowest ? figuresOf(slowest.sums).firstMs : null
  if (!busiest || count(busiest.sums) === 0) return ''
  const slow = slowest && slowestMs !== null ? words.slowest(slowest.name, spanText(slowestMs)) : ''
  return `${words.busiest(busiest.name, count(busiest.sums))}${slow}`
}

/** How many there were, by hour or by day; the sentence under it says the same. */
export const Bars = ({ title, why, bars, count }: BarsProps) => {
  const highest = Math.max(1, ...bars.map(({ sums }) => count(sums)))
  return (
    <section className='numbers-box' aria-label={title}>
      <h2>
        {title}
        <span>{why}</span>
      </h2>
      <ol className='numbers-bars' tabIndex={0} aria-label={title}>
        {bars.map(({ name, sums }) => (
          <li key={name} title={words.bar(name, count(sums))}>
            <span className='numbers-count'>{count(sums) === 0 ? '' : count(sums)}</span>
            <span
              className='numbers-bar'
              style={{ height: `calc((100% - 36px) * ${count(sums) / highest})` }}
            />
            <span className='numbers-name'>{name}</span>
          </li>
        ))}
      </ol>
      <p className='numbers-say'>{sentence(bars, count)}</p>
    </section>
  )
}
