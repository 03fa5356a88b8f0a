import type { NumbersView } from '../../../core/contracts/desk/numbers'
import { figuresOf, type Figures } from '../../../core/numbers/figures'
import { isTooLate } from '../../../core/numbers/late-news'
import { numbersWords as words, shareText, spanText } from '../../words/numbers'
import { seriesOf } from './series'
import { Series, Tile } from './tile'

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
        line={(one) => one.firstMs}
        isMet={firstMs === null ? undefined : firstMs <= goals.firstMs}
        notes={[words.goal(words.firstGoal(spanText(goals.firstMs)))]}
      />
      <Tile
        name={words.within}
        value={share(keptShare)}
        line={(one) => one.keptShare}
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
        line={(one) => one.firstContactShare}
        isMet={reaches(firstContactShare, goals.firstContactPercent / 100)}
        notes={[words.goal(`${goals.firstContactPercent}%`), words.contactHelp]}
      />
      <Tile
        name={words.stars}
        value={stars === null ? null : stars.toFixed(2)}
        unit={words.starsOf}
        line={(one) => one.stars}
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
      line={({ reached }) => reached}
      notes={[words.passedOnTimes(figures.passedOn)]}
    />
  ) : (
    <Tile
      name={words.asked}
      value={words.askedCount(figures.asked)}
      line={({ asked }) => asked}
      notes={[abandonedNote(figures), words.passedOnTimes(figures.passedOn)]}
    />
  )

const kept = (inTime: number, all: number): string =>
  all === 0 ? words.noneOwed : words.ofTimes(inTime, all)

/** Too much of the news of L2 problems is late; of too few nothing is said (R43). */
const LateNewsTile = ({ view: { total, goals }, figures: { lateNewsShare } }: Part) => {
  const { l2News, l2NewsKept } = total
  const isEnough = l2News >= goals.lateNewsLeast
  return (
    <Tile
      name={words.lateNews}
      value={share(lateNewsShare)}
      isMet={isEnough ? !isTooLate(total, goals) : undefined}
      verdicts={[words.underLine, words.overLine]}
      notes={[
        words.lateNewsMost(goals.lateNewsPercent),
        kept(l2News - l2NewsKept, l2News),
        isEnough ? null : words.lateNewsFew(goals.lateNewsLeast),
      ]}
      line={(one) => one.lateNewsShare}
    />
  )
}

/** What was said to be done, settled, told: how often in time (R21, R29, R39). */
const WorkTiles = (part: Part) => {
  const { total } = part.view
  const { plansKeptShare, resolutionsKeptShare, progressesKeptShare } = part.figures
  return (
    <>
      <Tile
        name={words.plans}
        value={share(plansKeptShare)}
        notes={[kept(total.plansKept, total.plans)]}
        line={(one) => one.plansKeptShare}
      />
      <Tile
        name={words.resolutions}
        value={share(resolutionsKeptShare)}
        notes={[kept(total.resolutionsKept, total.resolutions)]}
        line={(one) => one.resolutionsKeptShare}
      />
      <Tile
        name={words.progresses}
        value={share(progressesKeptShare)}
        notes={[kept(total.progressesKept, total.progresses)]}
        line={(one) => one.progressesKeptShare}
      />
      <LateNewsTile {...part} />
    </>
  )
}

/** Of the sessions that were to be followed up: how many in time, and what she said (R58, R65). */
const FollowUpTile = ({ view: { total }, figures: { followUpsKeptShare, satisfiedShare } }: Part) => {
  const { followUps, followUpsDone, followUpsKept } = total
  return (
    <Tile
      name={words.followUps}
      value={share(followUpsKeptShare)}
      notes={
        followUps === 0
          ? [words.noneOwed]
          : [
              words.followUpsOf(followUpsKept, followUps),
              words.followUpsLeft(followUps - followUpsDone),
              satisfiedShare === null ? null : words.satisfied(shareText(satisfiedShare)),
            ]
      }
      line={(one) => one.followUpsKeptShare}
    />
  )
}

/** How long she stood in the queue, waited for each answer, and was served, on average. */
const TimeTiles = ({ view, figures: { queuedMs, handledMs, waitMs, waitsKeptShare } }: Part) => (
  <>
    {view.scope === 'shop' && (
      <Tile name={words.queued} value={span(queuedMs)} notes={[]} line={(one) => one.queuedMs} />
    )}
    <Tile
      name={words.waits}
      value={span(waitMs)}
      notes={[waitsKeptShare === null ? null : words.waitsKept(shareText(waitsKeptShare))]}
      line={(one) => one.waitMs}
    />
    <Tile name={words.handled} value={span(handledMs)} notes={[]} line={(one) => one.handledMs} />
  </>
)

/** The most important figures of the chosen days. */
export const Tiles = ({ view }: { readonly view: NumbersView }) => {
  const part = { view, figures: figuresOf(view.total) }
  return (
    <Series.Provider value={seriesOf(view)}>
      <dl className='numbers-tiles'>
        <CountTile {...part} />
        <FirstTiles {...part} />
        <OutcomeTiles {...part} />
        <TimeTiles {...part} />
        <WorkTiles {...part} />
        <FollowUpTile {...part} />
      </dl>
    </Series.Provider>
  )
}
