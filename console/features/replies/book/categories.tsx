import type { DeskReply } from '../../../../core/contracts/desk/replies'
import { replyWords } from '../../../words/replies'
import { categoriesOf } from './filter'

const words = replyWords.page

interface CategoriesProps {
  readonly replies: readonly DeskReply[]
  readonly chosen: string | null
  readonly onChoose: (category: string | null) => void
}

/** Categories with how many replies each has. */
export const Categories = ({ replies, chosen, onChoose }: CategoriesProps) => {
  const all: readonly (readonly [string | null, number])[] = [
    [null, replies.length],
    ...categoriesOf(replies),
  ]
  return (
    <nav className='book-tree' aria-label={words.categories}>
      {all.map(([category, count]) => (
        <button
          key={category ?? ' '}
          type='button'
          aria-current={category === chosen}
          onClick={() => onChoose(category)}
        >
          {category === null ? words.all : category || words.noCategory}
          <span>{count}</span>
        </button>
      ))}
    </nav>
  )
}
