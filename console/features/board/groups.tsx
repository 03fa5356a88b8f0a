import type { Board } from '../../../core/contracts/desk/board'
import { boardWords } from '../../words/board'
import { useNow } from '../sessions/use-now'

const words = boardWords.groups

/** How each group stands; nothing in a shop without groups. */
export const Groups = ({ board: { groups, isPart } }: { readonly board: Board }) => {
  const now = useNow()
  if (groups.length === 0) return null
  return (
    <section className='board-part' aria-label={words.title}>
      <header className='board-part-head'>
        <h2>{words.title}</h2>
      </header>
      <ul className='board-card'>
        {groups.map((group) => (
          <li key={group.id} className='group-line'>
            <strong>{group.name}</strong>
            <span>{words.line(group)}</span>
            {group.longestWaitSince !== null && (
              <span className='group-wait'>{words.longest(now - group.longestWaitSince)}</span>
            )}
            {group.over > 0 && <span className='row-tag row-late'>{words.over(group.over)}</span>}
          </li>
        ))}
      </ul>
      {isPart && <p className='board-more'>{boardWords.part}</p>}
    </section>
  )
}
