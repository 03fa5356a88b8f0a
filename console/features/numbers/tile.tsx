import { createContext, useContext } from 'react'
import { figuresOf, type Figures } from '../../../core/numbers/figures'
import type { Sums } from '../../../core/numbers/sums'
import { numbersWords as words } from '../../words/numbers'
import { SPARK, sparkOf } from './spark'

/** How it went within what is shown, for the small lines of the tiles. */
export const Series = createContext<readonly Sums[]>([])

/** What it says the figure beside it says: it is only looked at. */
const Spark = ({ of }: { readonly of: (figures: Figures) => number | null }) => {
  const line = sparkOf(useContext(Series).map((sums) => of(figuresOf(sums))))
  if (!line) return null
  return (
    <svg className='numbers-spark' viewBox={`0 0 ${SPARK.width} ${SPARK.height}`} aria-hidden='true'>
      <polyline points={line.points} />
      <circle cx={line.end.x} cy={line.end.y} r='2.5' />
    </svg>
  )
}

interface TileProps {
  readonly name: string
  readonly value: string | null
  readonly unit?: string
  /** Undefined: there is no goal, or nothing to hold against it. */
  readonly isMet?: boolean | undefined
  /** 达标, 没达标, where it is called otherwise. */
  readonly verdicts?: readonly [met: string, missed: string]
  readonly notes: readonly (string | null)[]
  /** What its line runs through. */
  readonly line?: (figures: Figures) => number | null
}

const usual = [words.met, words.missed] as const

/** One figure, what it is held against, and how it went. */
export const Tile = ({ name, value, unit, isMet, verdicts = usual, notes, line }: TileProps) => (
  <div className='numbers-tile'>
    <dt>{name}</dt>
    <dd className='numbers-value'>
      <span>
        {value ?? words.none}
        {value !== null && unit !== undefined && <small>{unit}</small>}
      </span>
      {line && value !== null && <Spark of={line} />}
    </dd>
    <dd className='numbers-notes'>
      {isMet !== undefined && (
        <span className={isMet ? 'numbers-met' : 'numbers-missed'}>{verdicts[isMet ? 0 : 1]}</span>
      )}
      {notes
        .filter((note) => note !== null)
        .map((note) => (
          <span key={note}>{note}</span>
        ))}
    </dd>
  </div>
)
