import { figuresOf, type Figures } from '../../../core/numbers/figures'
import type { Sums } from '../../../core/numbers/sums'
import { numbersWords as words, shareText, spanText } from '../../words/numbers'

export interface Row {
  readonly key: string
  readonly name: string
  readonly sums: Sums
}

const orNone = <T,>(value: T | null, text: (value: T) => string): string =>
  value === null ? words.none : text(value)

const { columns } = words

const cells: readonly (readonly [string, (figures: Figures) => string])[] = [
  [columns.reached, ({ reached }) => String(reached)],
  [columns.first, ({ firstMs }) => orNone(firstMs, spanText)],
  [columns.kept, ({ keptShare }) => orNone(keptShare, shareText)],
  [columns.waits, ({ waitMs }) => orNone(waitMs, spanText)],
  [columns.handled, ({ handledMs }) => orNone(handledMs, spanText)],
  [columns.plans, ({ plansKeptShare }) => orNone(plansKeptShare, shareText)],
  [columns.resolutions, ({ resolutionsKeptShare }) => orNone(resolutionsKeptShare, shareText)],
  [columns.progresses, ({ progressesKeptShare }) => orNone(progressesKeptShare, shareText)],
  [columns.followUps, ({ followUpsKeptShare }) => orNone(followUpsKeptShare, shareText)],
  [columns.satisfied, ({ satisfiedShare }) => orNone(satisfiedShare, shareText)],
  [columns.lateNews, ({ lateNewsShare }) => orNone(lateNewsShare, shareText)],
  [columns.contact, ({ firstContactShare }) => orNone(firstContactShare, shareText)],
  [columns.stars, ({ stars }) => orNone(stars, (value) => value.toFixed(2))],
  [columns.passedOn, ({ passedOn }) => String(passedOn)],
]

const Line = ({ row: { name, sums } }: { readonly row: Row }) => {
  const figures = figuresOf(sums)
  return (
    <tr>
      <th scope='row'>{name}</th>
      {cells.map(([column, text]) => (
        <td key={column}>{text(figures)}</td>
      ))}
    </tr>
  )
}

/** Figures by agent or by group, who served the most first. On a phone it scrolls sideways, by keyboard as well. */
export const NumbersTable = ({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) => {
  const sorted = [...rows].sort((one, other) => other.sums.reached - one.sums.reached)
  return (
    <section className='numbers-box' aria-label={title}>
      <h2>{title}</h2>
      <div className='numbers-scroll' tabIndex={0} role='region' aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope='col'>{columns.name}</th>
              {cells.map(([column]) => (
                <th key={column} scope='col'>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <Line key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
