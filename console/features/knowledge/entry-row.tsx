import { Tag } from 'antd'
import type { KnowledgeRow } from '../../../core/contracts/desk/knowledge'
import type { Instant } from '../../../core/shared/time'
import { knowledgeWords as words } from '../../words/knowledge'

type State = KnowledgeRow['state']

/** Colour is news: what is live has none. */
const colours: Readonly<Record<State, string>> = {
  live: 'know-state',
  changed: 'know-state know-state-draft',
  new: 'know-state know-state-draft',
  removed: 'know-state know-state-gone',
}

export const StateMark = ({ state }: { readonly state: State }) => (
  <span className={colours[state]}>{words.states[state]}</span>
)

const timeOf = ({ validFrom, validUntil }: KnowledgeRow, now: Instant): string | null => {
  if (validUntil !== null && validUntil <= now) return words.expired
  return validFrom !== null && now < validFrom ? words.begins(validFrom) : null
}

/** What makes it different from most. */
const tagsOf = (row: KnowledgeRow, now: Instant): readonly string[] =>
  [
    row.isArticle ? words.article : null,
    row.hot === null ? null : words.hot(row.hot),
    row.audience === 'all' ? null : words.audiences[row.audience],
    timeOf(row, now),
  ].filter((tag) => tag !== null)

interface RowProps {
  readonly row: KnowledgeRow
  readonly now: Instant
  readonly isOpen: boolean
  readonly isWritten: boolean
  readonly onOpen: () => void
}

/** One line of the list. */
export const EntryRow = ({ row, now, isOpen, isWritten, onOpen }: RowProps) => (
  <tr aria-selected={isOpen} className='book-row' onClick={onOpen}>
    <td>
      {/* a click goes on to the row */}
      <button type='button' className='book-title'>
        {row.title || words.untitled}
      </button>
      {isWritten && <Tag className='book-mark'>{words.unsaved}</Tag>}
      <p className='know-tags'>{[row.category || words.noCategory, ...tagsOf(row, now)].join('，')}</p>
    </td>
    <td className='know-similar'>{row.similar}</td>
    <td>
      <StateMark state={row.state} />
    </td>
  </tr>
)
