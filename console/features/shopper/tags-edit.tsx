import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Tag } from 'antd'
import { useState } from 'react'
import type { DeskShopper } from '../../../core/contracts/desk.contract'
import { TAG_MAX, TAGS_AT_MOST } from '../../../core/desk/shopper-limits'
import { shopperWords } from '../../words/shopper'
import { useSetTags } from './use-shopper'

const words = shopperWords.tags

interface NewTagProps {
  readonly onAdd: (tag: string) => void
  readonly onClose: () => void
}

/** Enter adds it, Esc or leaving gives it up. */
const NewTag = ({ onAdd, onClose }: NewTagProps) => (
  <Input
    className='shopper-new-tag'
    size='small'
    autoFocus
    maxLength={TAG_MAX}
    aria-label={words.name}
    onBlur={onClose}
    onKeyDown={(event) => event.key === 'Escape' && onClose()}
    onPressEnter={({ currentTarget: { value }, nativeEvent }) => {
      if (nativeEvent.isComposing) return
      if (value.trim() !== '') onAdd(value.trim())
      onClose()
    }}
  />
)

interface TagsEditProps {
  readonly sessionId: string
  readonly shopper: Pick<DeskShopper, 'tags' | 'tagsVersion'>
}

/** What the shop calls her in a word: who serves her, and how soon, goes by it. */
export const TagsEdit = ({ sessionId, shopper: { tags, tagsVersion } }: TagsEditProps) => {
  const [isAdding, setAdding] = useState(false)
  const change = useSetTags(sessionId)
  const set = (next: readonly string[]) => change.mutate({ tags: [...next], tagsVersion })
  return (
    <span className='shopper-tags' role='group' aria-label={words.label} aria-busy={change.isPending}>
      {tags.map((tag) => (
        <Tag
          key={tag}
          closable={!change.isPending && { 'aria-label': words.remove(tag) }}
          onClose={(event) => {
            event.preventDefault()
            set(tags.filter((one) => one !== tag))
          }}
        >
          {tag}
        </Tag>
      ))}
      {isAdding && <NewTag onAdd={(tag) => set([...tags, tag])} onClose={() => setAdding(false)} />}
      {!isAdding && tags.length < TAGS_AT_MOST && (
        <Button
          type='text'
          size='small'
          icon={<PlusOutlined />}
          loading={change.isPending}
          aria-label={words.add}
          title={words.add}
          onClick={() => setAdding(true)}
        />
      )}
    </span>
  )
}
