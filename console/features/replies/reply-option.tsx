import { PictureOutlined } from '@ant-design/icons'
import { useEffect, useRef } from 'react'
import type { DeskReply } from '../../../core/contracts/desk/replies'
import { replyWords } from '../../words/replies'
import { FilledText } from './filled-text'
import type { Values } from './picked'

const words = replyWords.picker

interface OptionProps {
  readonly id: string
  readonly reply: DeskReply
  /** The shopper's word that called for it. */
  readonly word?: string
  readonly values: Values
  readonly quickKey: number | null
  readonly isAt: boolean
  readonly onChoose: () => void
}

export const ReplyOption = ({ id, reply, word, values, quickKey, isAt, onChoose }: OptionProps) => {
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isAt) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isAt])
  return (
    <li
      ref={element}
      id={id}
      role='option'
      aria-selected={isAt}
      className='picker-option'
      onMouseDown={(event) => event.preventDefault()} // the search keeps the focus
      onClick={onChoose}
    >
      <span className='picker-head'>
        <b>{reply.title}</b>
        {word !== undefined && <span className='picker-why'>{words.because(word)}</span>}
        {reply.image && <PictureOutlined aria-label={words.image} />}
        <kbd className='reply-key'>{quickKey ?? `/${reply.initials || reply.position}`}</kbd>
      </span>
      <span className='picker-text'>
        <FilledText text={reply.text} values={values} />
      </span>
    </li>
  )
}
