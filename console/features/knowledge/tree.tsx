import type { KnowledgeRow } from '../../../core/contracts/desk/knowledge'
import type { Instant } from '../../../core/shared/time'
import { knowledgeWords as words } from '../../words/knowledge'
import { branchesOf, markedOf, marks, type Branch, type Place } from './filter'

interface TreeProps {
  readonly rows: readonly KnowledgeRow[]
  readonly now: Instant
  readonly chosen: Place
  readonly onChoose: (place: Place) => void
}

/** Marks that nothing bears are not worth a line. */
const markedBranches = (rows: readonly KnowledgeRow[], now: Instant): readonly Branch[] => {
  const counts = markedOf(rows, now)
  return marks
    .filter((mark) => counts[mark] > 0)
    .map((place) => ({ place, name: words.places[place], depth: 0, count: counts[place] }))
}

const allOf = ({ length }: readonly KnowledgeRow[]): Branch => ({
  ...{ place: 'all', name: words.places.all, depth: 0, count: length },
})

/** Everything, what bears a mark, the categories: as choices. */
export const placesOf = (rows: readonly KnowledgeRow[], now: Instant): readonly Branch[] => [
  ...[allOf(rows), ...markedBranches(rows, now)],
  ...branchesOf(rows),
]

/** Where entries are looked for, with how many there are. */
export const Tree = ({ rows, now, chosen, onChoose }: TreeProps) => {
  const marked = markedBranches(rows, now)
  const branch = ({ place, name, depth, count }: Branch) => (
    <button
      key={place}
      type='button'
      className={depth > 0 ? 'know-below' : undefined}
      aria-current={place === chosen}
      onClick={() => onChoose(place)}
    >
      {name}
      <span>{count}</span>
    </button>
  )
  return (
    <nav className='book-tree know-tree' aria-label={words.categories}>
      {branch(allOf(rows))}
      {branchesOf(rows).map(branch)}
      {marked.length > 0 && <hr />}
      {marked.map(branch)}
    </nav>
  )
}
