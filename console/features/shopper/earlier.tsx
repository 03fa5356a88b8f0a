import type { DeskShopper } from '../../../core/contracts/desk.contract'
import { dayText, shopperWords } from '../../words/shopper'
import { Section } from './section'

const words = shopperWords.earlier

/** Her sessions before this one, newest first, with the stars that she gave. */
export const Earlier = ({ earlier, now }: Pick<DeskShopper, 'earlier' | 'now'>) => (
  <Section title={words.title} empty={earlier.length === 0 ? words.empty : null}>
    <ul>
      {earlier.map(({ sessionId, code, openedAt, stars }) => (
        <li key={sessionId} className='shopper-earlier'>
          <span>#{code}</span>
          <time dateTime={new Date(openedAt).toISOString()}>{dayText(openedAt, now)}</time>
          <span className='shopper-stars'>{stars === null ? words.noStars : words.stars(stars)}</span>
        </li>
      ))}
    </ul>
  </Section>
)
