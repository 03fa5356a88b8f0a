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

/** A sentence that leaves room for its time says what the headline says already. */
const detailOf = ({ text }: TimelineEntry): string | undefined => (text?.includes('{by}') ? undefined : text)

const pointOf = (
  entry: TimelineEntry,
  place: number,
  { now, count }: { now: Instant; count: number },
): TimelinePoint => {
  const { at, title, photos } = entry
  const detail = detailOf(entry)
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
