import { Button, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import type { DeskReply } from '../../../core/contracts/desk/replies'
import { replyWords } from '../../words/replies'
import { FilledText } from './filled-text'
import type { Values } from './picked'

const words = replyWords.ask

interface AskProps {
  readonly reply: DeskReply
  readonly values: Values
  readonly missing: readonly string[]
  readonly onFilled: (values: Values) => void
  readonly onBack: () => void
}

/** Asks for what a reply needs and nobody but the agent knows. */
export const AskValues = ({ reply, values, missing, onFilled, onBack }: AskProps) => {
  const [given, setGiven] = useState<Values>({})
  const isWhole = missing.every((name) => (given[name] ?? '').trim() !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole) onFilled({ ...values, ...given })
  }
  return (
    <form className='ask' onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onBack()}>
      <p className='ask-title'>{words.title(reply.title)}</p>
      <p className='ask-text'>
        <FilledText text={reply.text} values={{ ...values, ...given }} />
      </p>
      {missing.map((name, at) => (
        <label key={name} className='ask-field'>
          <span>{name}</span>
          <Input
            autoFocus={at === 0}
            value={given[name] ?? ''}
            maxLength={100}
            onChange={({ target }) => setGiven({ ...given, [name]: target.value })}
          />
        </label>
      ))}
      <p className='ask-acts'>
        <Button onClick={onBack}>{words.back}</Button>
        <Button type='primary' htmlType='submit' disabled={!isWhole}>
          {words.put}
        </Button>
      </p>
    </form>
  )
}
