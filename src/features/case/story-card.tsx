import type { CaseView, TimelineEntry } from '../../../core/aftersales/view'
import { deadlineText, momentText, type Instant } from '../../../core/shared/time'
import { caseWords as words } from '../../copy/aftersales'
import { Card } from '../../ui/card/card'
import { Timeline, type TimelinePoint } from '../../ui/timeline/timeline'
import { EvidenceGrid } from '../evidence/evidence-grid'

const timeOf = ({ at, by }: TimelineEntry, now: Instant): string => {
  if (at !== null) return momentText(at, now)
  return by === undefined ? '' : words.before(deadlineText(by, now))
}

/** The server leaves the time of what comes next to the page, which knows what day it is. */
const detailOf = ({ text, by }: TimelineEntry, now: Instant): string | undefined =>
  text?.replace('{by}', by === undefined ? '' : deadlineText(by, now))

const pointOf = (
  entry: TimelineEntry,
  place: number,
  { now, count }: { now: Instant; count: number },
): TimelinePoint => {
  const { at, title, photos } = entry
  const detail = detailOf(entry, now)
  return {
    // counted from the end: a new line above changes no other's
    id: at === null ? 'next' : `${count - place} ${at}`,
    text: title,
    time: timeOf(entry, now),
    isNext: at === null,
    ...(detail === undefined ? {} : { detail }),
    ...(photos && photos.length > 0 ? { more: <EvidenceGrid files={photos} /> } : {}),
  }
}

/** What comes next, and what has happened, newest first. */
export function StoryCard({ view: { timeline }, now }: { view: CaseView; now: Instant }) {
  const points = timeline.map((entry, place) => pointOf(entry, place, { now, count: timeline.length }))
  return (
    <Card className='case-story' label={words.story}>
      <Timeline points={points} />
    </Card>
  )
}
