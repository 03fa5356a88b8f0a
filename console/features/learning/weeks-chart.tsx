import type { Instant } from '../../../core/shared/time'
import { accuracyWords as words } from '../../words/learning'
import { shareOf } from './share'
import type { AccuracyView } from './use-learning'

/** R106: of the answers that are given, so many have to be right. */
export const GOAL = 0.9

type Week = AccuracyView['weeks'][number]

const percent = (share: number): string => `${share * 100}%`

const sentence = (week: Week): string => {
  const share = shareOf(week)
  if (share === null || week.low === null || week.high === null) return words.none
  return `${words.share(share)}，${words.columns.range} ${words.range(week.low, week.high)}，${words.restsOn(week.judged, week.answered)}`
}

/** The share that is right as a dot on the line within which it lies. */
const Mark = ({ week }: { readonly week: Week }) => {
  const share = shareOf(week)
  if (share === null || week.low === null || week.high === null) return null
  return (
    <>
      <span
        className='weeks-range'
        style={{ bottom: percent(week.low), height: percent(week.high - week.low) }}
      />
      <span
        className={share < GOAL ? 'weeks-dot weeks-missed' : 'weeks-dot'}
        style={{ bottom: percent(share) }}
      />
    </>
  )
}

/** `11-17`; the week that runs is called so. */
const nameOf = ({ from }: Week, newest: Instant): string =>
  from === newest ? words.thisWeek : words.weekShort(from)

/** How many answers were right, week by week, beside the goal; the table below says the same. */
export const WeeksChart = ({ weeks }: Pick<AccuracyView, 'weeks'>) => {
  const newest = weeks.at(-1)?.from ?? 0
  return (
    <figure className='weeks'>
      <figcaption>
        <b>{words.weeks}</b>
        <span>{words.weeksWhy}</span>
      </figcaption>
      <div className='weeks-plot'>
        <span className='weeks-goal' style={{ bottom: percent(GOAL) }}>
          <span>{words.goal(GOAL)}</span>
        </span>
        <ol aria-label={words.weeks}>
          {weeks.map((week) => (
            <li key={week.from} title={sentence(week)}>
              <span className='sr-only'>{`${nameOf(week, newest)}：${sentence(week)}`}</span>
              <Mark week={week} />
            </li>
          ))}
        </ol>
      </div>
      <ol className='weeks-names' aria-hidden='true'>
        {weeks.map((week) => {
          const share = shareOf(week)
          return (
            <li key={week.from}>
              <b>{share === null ? words.noneShort : words.share(share)}</b>
              {nameOf(week, newest)}
            </li>
          )
        })}
      </ol>
    </figure>
  )
}
