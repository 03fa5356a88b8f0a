import type { DeskNote } from '../../../core/contracts/desk/notes'
import { clockText } from '../../../core/shared/time'
import type { Outgoing, OutgoingBody } from '../composer/outbox'
import { conversationWords as words } from '../../words/conversation'
import { NotGone } from './not-gone'

interface NoteProps {
  readonly name: string
  readonly clock: string
  readonly text: string
  readonly mentions: readonly { readonly name: string }[]
}

/** The text in pieces, those who are named apart. */
const pieces = (text: string, names: readonly string[]): readonly string[] => {
  if (names.length === 0) return [text]
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return text.split(new RegExp(`(@(?:${escaped.join('|')}))`))
}

const Note = ({ name, clock, text, mentions }: NoteProps) => {
  const named = mentions.map((one) => one.name)
  return (
    <p className='chat-inote'>
      <b>{name}</b> <span className='chat-inote-clock'>{clock}</span>{' '}
      <span className='chat-words'>
        {pieces(text, named).map((piece, index) =>
          index % 2 === 1 ? (
            <span key={index} className='chat-inote-name'>
              {piece}
            </span>
          ) : (
            piece
          ),
        )}
      </span>{' '}
      <span className='chat-inote-tag'>{words.onlyUs}</span>
    </p>
  )
}

/** 内部备注: what a colleague wrote beside the conversation. */
export const NoteRow = ({ note }: { readonly note: DeskNote }) => (
  <li className='chat-line chat-note-line' data-id={note.id}>
    <Note name={note.by.name} clock={clockText(note.at)} text={note.text} mentions={note.mentions} />
  </li>
)

interface OutgoingNoteProps {
  readonly item: Outgoing
  readonly body: Extract<OutgoingBody, { kind: 'note' }>
  readonly name: string
}

/** A note on its way, or that did not go. */
export const OutgoingNote = ({ item, body, name }: OutgoingNoteProps) => (
  <li className={`chat-line chat-note-line chat-${item.status}`}>
    <Note name={name} clock='' text={body.text} mentions={body.mentions} />
    <NotGone item={item} />
  </li>
)
