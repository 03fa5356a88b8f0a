import type { NearEntry } from '../../../core/contracts/desk/knowledge'
import { entryWords as words } from '../../words/knowledge'

interface NearProps {
  readonly near: readonly NearEntry[]
  /** Open from the beginning: it was just written. */
  readonly isNews: boolean
  readonly onOpen: (key: string) => void
}

/** Other entries that are asked alike: the bot may not tell them apart. */
export const Near = ({ near, isNews, onOpen }: NearProps) =>
  near.length > 0 && (
    <details key={String(isNews)} className='know-near' open={isNews}>
      <summary>{words.near(near.length)}</summary>
      <p>{words.nearWhy}</p>
      <ul>
        {near.map(({ key, title, question, theirs }) => (
          <li key={`${key} ${question} ${theirs}`}>
            <button type='button' className='know-link' onClick={() => onOpen(key)}>
              {title}
            </button>
            <span>{words.nearOf(question, theirs)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
