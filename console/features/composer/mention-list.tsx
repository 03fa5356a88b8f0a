import type { Colleague } from '../../../core/contracts/desk.contract'
import { composerWords as words } from '../../words/composer'

interface MentionListProps {
  readonly found: readonly Colleague[]
  /** The one that Enter takes. */
  readonly at: number
  readonly onChoose: (colleague: Colleague) => void
}

/** Colleagues whose name begins as it is typed. */
export const MentionList = ({ found, at, onChoose }: MentionListProps) => (
  <div className='mentions' role='listbox' aria-label={words.mention}>
    {found.length === 0 && <p className='mentions-none'>{words.noMention}</p>}
    {found.map((colleague, index) => (
      <button
        key={colleague.userid}
        type='button'
        role='option'
        aria-selected={index === at}
        tabIndex={-1}
        onMouseDown={(event) => event.preventDefault() /* the field keeps its cursor */}
        onClick={() => onChoose(colleague)}
      >
        {colleague.name}
      </button>
    ))}
  </div>
)
