import { Input, Select } from 'antd'
import { SearchOutlined } from '@ant-design/icons'
import type { DeskReply } from '../../../../core/contracts/desk/replies'
import { replyWords } from '../../../words/replies'
import { categoriesOf, type View } from './filter'
import { shelfOptions, type Group } from './shelf-name'

const words = replyWords.page
const ANY = ' '

interface ToolbarProps {
  readonly replies: readonly DeskReply[]
  readonly groups: readonly Group[]
  readonly view: View
  readonly onView: (view: View) => void
}

/** What is looked for, where, in which order. */
export const Toolbar = ({ replies, groups, view, onView }: ToolbarProps) => {
  const shelves = [...new Set(replies.map(({ shelf }) => shelf))]
  const categories = categoriesOf(replies).map(([value]) => ({ value, label: value || words.noCategory }))
  const sorts = (['position', 'uses'] as const).map((value) => ({ value, label: words.sort[value] }))
  return (
    <div className='book-bar'>
      <Input
        allowClear
        prefix={<SearchOutlined />}
        aria-label={words.search}
        placeholder={words.search}
        value={view.words}
        onChange={({ target }) => onView({ ...view, words: target.value })}
      />
      <Select
        className='book-narrow'
        aria-label={words.categories}
        value={view.category ?? ANY}
        options={[{ value: ANY, label: words.all }, ...categories]}
        onChange={(category) => onView({ ...view, category: category === ANY ? null : category })}
      />
      <Select
        aria-label={words.shelf}
        value={view.shelf ?? ANY}
        options={[{ value: ANY, label: words.anyShelf }, ...shelfOptions(shelves, groups)]}
        onChange={(shelf) => onView({ ...view, shelf: shelf === ANY ? null : shelf })}
      />
      <Select
        aria-label={words.sortLabel}
        value={view.sort}
        options={sorts}
        onChange={(sort) => onView({ ...view, sort })}
      />
    </div>
  )
}
