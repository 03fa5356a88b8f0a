import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import type { DeskShopper } from '../../../core/contracts/desk.contract'
import type { ShopperNoteView } from '../../../core/contracts/desk/shoppers'
import { NOTE_MAX } from '../../../core/desk/shopper-limits'
import { dayText, shopperWords } from '../../words/shopper'
import { newClientId } from '../conversation/client-id'
import { Section } from './section'
import { useAddNote, useDropNote } from './use-shopper'

const words = shopperWords.notes

/** What was written stays until it is kept. */
const NewNote = ({ sessionId, onClose }: { readonly sessionId: string; readonly onClose: () => void }) => {
  const [text, setText] = useState('')
  const [clientId] = useState(newClientId)
  const add = useAddNote(sessionId)
  const keep = () => add.mutate({ clientId, text }, { onSuccess: onClose })
  return (
    <div className='shopper-new-note'>
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={NOTE_MAX}
        aria-label={words.name}
        placeholder={words.placeholder}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
      <p>
        <Button size='small' onClick={onClose}>
          {words.cancel}
        </Button>
        <Button
          size='small'
          type='primary'
          disabled={text.trim() === ''}
          loading={add.isPending}
          onClick={keep}
        >
          {words.keep}
        </Button>
      </p>
    </div>
  )
}

interface NoteProps {
  readonly note: ShopperNoteView
  readonly now: number
  readonly onDrop: () => Promise<unknown>
}

const Note = ({ note: { text, by, at, isMine }, now, onDrop }: NoteProps) => (
  <li className='shopper-note'>
    <p>{text}</p>
    <small>
      {by} {dayText(at, now)}
      {isMine && (
        <Popconfirm
          title={words.removeAsk}
          okText={words.remove}
          cancelText={words.removeNo}
          onConfirm={onDrop}
        >
          <Button type='link' size='small' aria-label={words.removeNamed(text)}>
            {words.remove}
          </Button>
        </Popconfirm>
      )}
    </small>
  </li>
)

interface NotesProps {
  readonly sessionId: string
  readonly shopper: Pick<DeskShopper, 'notes' | 'now' | 'isReadOnly'>
}

/** What colleagues remember of her, with writer and date. */
export const Notes = ({ sessionId, shopper: { notes, now, isReadOnly = false } }: NotesProps) => {
  const [isWriting, setWriting] = useState(false)
  const drop = useDropNote(sessionId)
  const write = !isWriting && !isReadOnly && (
    <Button type='link' size='small' onClick={() => setWriting(true)}>
      {words.write}
    </Button>
  )
  return (
    <Section title={words.title} act={write} empty={notes.length === 0 && !isWriting ? words.empty : null}>
      {isWriting && <NewNote sessionId={sessionId} onClose={() => setWriting(false)} />}
      <ul>
        {notes.map((note) => (
          // a failed removal is told by the hook; the question closes either way
          <Note
            key={note.id}
            note={note}
            now={now}
            onDrop={() => drop.mutateAsync(note.id).catch(() => null)}
          />
        ))}
      </ul>
    </Section>
  )
}
