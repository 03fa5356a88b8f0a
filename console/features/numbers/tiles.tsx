import type { NumbersView } from '../../../core/contracts/desk/numbers'
import { figuresOf, type Figures } from '../../../core/numbers/figures'
import { numbersWords as words, shareText, spanText } from '../../words/numbers'

interface TileProps {
  readonly name: string
  readonly value: string | null
  readonly unit?: string
  /** Undefined: there is no goal, or nothing to hold against it. */
  readonly isMet?: boolean | undefined
  readonly notes: readonly (string | null)[]
}

const Tile = ({ name, value, unit, isMet, notes }: TileProps) => (
  <div className='numbers-tile'>
    <dt>{name}</dt>
    <dd className='numbers-value'>
      {value ?? words.none}
      {value !== null && unit !== undefined && <small>{unit}</small>}
    </dd>
    <dd className='numbers-notes'>
      {isMet !== undefined && (
        <span className={isMet ? 'numbers-met' : 'numbers-missed'}>{isMet ? words.met : words.missed}</span>
      )}
      {notes
        .filter((note) => note !== null)
        .map((note) => (
          <span key={note}>{note}</span>
        ))}
    </dd>
  </div>
)

const reaches = (value: number | null, goal: number): boolean | undefined =>
  value === null ? undefined : value >= goal

const span = (ms: number | null): string | null => (ms === null ? null : spanText(ms))
const share = (value: number | null): string | null => (value === null ? null : shareText(value))

interface Part {
  readonly view: NumbersView
  readonly figures: Figures
}

/** How soon a person spoke: on average, and how often within what was promised. */
const FirstTiles = ({ view: { goals, firstResponse }, figures }: Part) => {
  const { firstMs, onTargetShare, keptShare, inLimitShare } = figures
  const within = (what: 'targetMs' | 'standardMs' | 'limitMs', value: number | null): string | null => {
    if (!firstResponse || value === null) return null
    const { upTo = firstResponse } = firstResponse
    return words.withinEach(words.fromTo(firstResponse[what], upTo[what]), shareText(value))
  }
  return (
    <>
      <Tile
        name={words.first}
        value={span(firstMs)}
        isMet={firstMs === null ? undefined : firstMs <= goals.firstMs}
        notes={[words.goal(words.firstGoal(spanText(goals.firstMs)))]}
      />
      <Tile
        name={words.within}
        value={share(keptShare)}
        notes={
          firstResponse
            ? [
                within('targetMs', onTargetShare),
                within('standardMs', keptShare),
                within('limitMs', inLimitShare),
              ]
            : []
        }
      />
    </>
  )
}

/** Whether it helped, and what the shoppers say. */
const OutcomeTiles = ({ view: { goals }, figures }: Part) => {
  const { firstContactShare, stars, rated, ratedShare } = figures
  return (
    <>
      <Tile
        name={words.contact}
        value={share(firstContactShare)}
        isMet={reaches(firstContactShare, goals.firstContactPercent / 100)}
        notes={[words.goal(`${goals.firstContactPercent}%`), words.contactHelp]}
      />
      <Tile
        name={words.stars}
        value={stars === null ? null : stars.toFixed(2)}
        unit={words.starsOf}
        isMet={reaches(stars, goals.stars)}
        notes={[
          words.goal(String(goals.stars)),
          ratedShare === null || rated === 0 ? words.notRated : words.rated(rated, shareText(ratedShare)),
        ]}
      />
    </>
  )
}

const abandonedNote = ({ abandoned, abandonedShare }: Figures): string | null => {
  if (abandonedShare === null) return null
  return abandoned === 0 ? words.noneAbandoned : words.abandoned(abandoned, shareText(abandonedShare))
}

const CountTile = ({ view, figures }: Part) =>
  view.scope === 'own' ? (
    <Tile
      name={words.reached}
      value={words.askedCount(figures.reached)}
      notes={[words.passedOnTimes(figures.passedOn)]}
    />
  ) : (
    <Tile
      name={words.asked}
      value={words.askedCount(figures.asked)}
      notes={[abandonedNote(figures), words.passedOnTimes(figures.passedOn)]}
    />
  )

/** The most important figures of the chosen days. */
export const Tiles = ({ view }: { readonly view: NumbersView }) => {
  const figures = figuresOf(view.total)
  const { queuedMs, handledMs, waitMs, waitsKeptShare } = figures
  const part = { view, figures }
  return (
    <dl className='numbers-tiles'>
      <CountTile {...part} />
      <FirstTiles {...part} />
      <OutcomeTiles {...part} />
      {view.scope === 'shop' && <Tile name={words.queued} value={span(queuedMs)} notes={[]} />}
      <Tile
        name={words.waits}
        value={span(waitMs)}
        notes={[waitsKeptShare === null ? null : words.waitsKept(shareText(waitsKeptShare))]}
      />
      <Tile name={words.handled} value={span(handledMs)} notes={[]} />
    </dl>
  )
}
