import { HolderOutlined, PictureOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import type { DragEvent, KeyboardEvent } from 'react'
import type { DeskReply } from '../../../../core/contracts/desk/replies'
import { replyWords } from '../../../words/replies'
import { FilledText } from '../filled-text'

const words = replyWords.page
const unfilled = {}

export interface RowProps {
  readonly reply: DeskReply
  readonly shelf: string
  readonly uses: number | undefined
  readonly isOpen: boolean
  readonly isWritten: boolean
  readonly onOpen: () => void
  /** Null: it can't be moved now. */
  readonly move: {
    readonly by: (places: number) => void
    readonly begin: () => void
    readonly drop: () => void
  } | null
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }

const Handle = ({ title, move }: { readonly title: string; readonly move: RowProps['move'] }) => {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    move?.by(step)
  }
  return (
    <button
      type='button'
      className='book-handle'
      aria-label={words.move(title)}
      title={move ? words.move(title) : words.movable}
      disabled={!move}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
    >
      <HolderOutlined />
    </button>
  )
}

export const ReplyRow = ({ reply, shelf, uses, isOpen, isWritten, onOpen, move }: RowProps) => {
  const over = (event: DragEvent) => move && event.preventDefault()
  return (
    <tr
      aria-selected={isOpen}
      className='book-row'
      draggable={move !== null}
      onDragStart={() => move?.begin()}
      onDragOver={over}
      onDrop={() => move?.drop()}
      onClick={onOpen}
    >
      <td>
        <Handle title={reply.title} move={move} />
      </td>
      <td>
        <button type='button' className='book-title' onClick={onOpen}>
          {reply.title}
        </button>
        {reply.image && <PictureOutlined className='book-mark' aria-label={replyWords.picker.image} />}
        {isWritten && <Tag className='book-mark'>{words.unsaved}</Tag>}
        <p className='book-text'>
          <FilledText text={reply.text} values={unfilled} />
        </p>
      </td>
      <td>
        <kbd className='reply-key'>/{reply.initials || reply.position}</kbd>
        <span className='book-number'>/{reply.position}</span>
      </td>
      <td className='book-shelf'>{shelf}</td>
      <td className='book-uses'>{uses ?? ''}</td>
    </tr>
  )
}
