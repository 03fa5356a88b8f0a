import { useCallback, useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react'
import { Button, Input, type GetRef } from 'antd'
import { CloseOutlined } from '@ant-design/icons'
import { TEXT_MAX } from '../../../core/conversation/message'
import { isBlank, overBy } from '../../../core/conversation/text'
import { similarity } from '../../../core/quick-replies/similarity'
import { composerWords as words } from '../../words/composer'
import { conversationWords } from '../../words/conversation'
import type { PickedReply } from '../replies/picked'
import { QuickReplies } from '../replies/quick-replies'
import type { Draft } from './draft'
import { MentionList } from './mention-list'
import { mentionedIn } from './mentions'
import type { OutgoingBody, Quoted } from './outbox'
import { Tools } from './tools'
import { Tray } from './tray'
import type { Drafting } from './use-draft'
import type { Images } from './use-images'
import { useMentions, type Mentions } from './use-mentions'
import './composer.css'

export type Field = GetRef<typeof Input.TextArea>

/** Does whoever sits here write in it? */
export const isWritingIn = (field: Field | null): boolean =>
  document.hasFocus() && field !== null && document.activeElement === field.resizableTextArea?.textArea

export interface ComposerProps {
  readonly sessionId: string
  /** The shopper's newest words, by their id. */
  readonly said: string
  /** 张女士 */
  readonly called: string
  readonly drafting: Drafting
  readonly images: Images
  readonly field: RefObject<Field>
  /** Why she can't be answered now; notes can be written all the same. */
  readonly shut: string | null
  /** At every change of words for her. */
  readonly onWrite: () => void
  readonly onSay: (body: OutgoingBody) => void
  readonly onSayImage: (file: Blob, url: string) => void
}

const QuoteBar = ({ quote, onDrop }: { readonly quote: Quoted; readonly onDrop: () => void }) => (
  <p className='composer-quote'>
    <span>{conversationWords.quoted(quote.name, quote.excerpt)}</span>
    <Button size='small' type='text' icon={<CloseOutlined />} aria-label={words.dropQuote} onClick={onDrop} />
  </p>
)

/** A key that only chooses a word in an input method says nothing yet. */
const isComposing = ({ nativeEvent }: KeyboardEvent): boolean => nativeEvent.isComposing

/** What helps now; how near the words still are to the quick reply that was put in is shown, not forced (R91). */
const helpFor = ({ text, reply }: Draft, isNote: boolean): string => {
  if (isNote) return words.noteHelp
  return reply?.text === undefined ? words.help : words.like(similarity(reply.text, text))
}

const madeOf = ({ reply }: Draft) => reply && { replyId: reply.replyId }

/** Sends what is written: pictures first, then the words. */
const useSay = (props: ComposerProps, isNote: boolean, { colleagues }: Mentions) => {
  const { drafting, images, field, onSay, onSayImage } = props
  const { draft, change } = drafting
  const { text, quote, reply } = draft
  const over = overBy(text, TEXT_MAX)
  const hasWords = !isBlank(text)
  const hasImages = images.chosen.length > 0 || Boolean(reply?.image)
  const isReady = over === 0 && (hasWords || (!isNote && hasImages))
  const say = () => {
    if (!isReady) return
    if (isNote) onSay({ kind: 'note', text, mentions: mentionedIn(text, colleagues) })
    else {
      for (const { file, url } of images.take()) onSayImage(file, url)
      if (hasWords) onSay({ kind: 'text', text, ...(quote && { quote }), ...madeOf(draft) })
      if (reply?.image) onSay({ kind: 'replyImage', replyId: reply.replyId, url: reply.image.url })
    }
    change({ text: '', quote: null, reply: null })
    field.current?.focus()
  }
  return { over, isReady, say }
}

/** Pictures on the clipboard are chosen, not typed. A spreadsheet lays a picture of its cells beside their words. */
const pasted = (event: ClipboardEvent, images: Images): void => {
  const { clipboardData } = event
  const files = [...clipboardData.files]
  if (files.length === 0 || !isBlank(clipboardData.getData('text/plain'))) return
  event.preventDefault()
  images.add(files)
}

/** Where the cursor stands in the field. */
const cursorOf = (field: Field | null): number => field?.resizableTextArea?.textArea.selectionStart ?? 0

/** Looking for a quick reply, and putting it where the cursor stands; what the shop knows goes to the end. */
const useReplies = ({ drafting: { draft, change }, field }: ComposerProps) => {
  const [isOpen, setOpen] = useState(false)
  const back = useCallback(() => {
    setOpen(false)
    field.current?.focus()
  }, [field])
  const put = (piece: string): string => {
    const at = cursorOf(field.current)
    return `${draft.text.slice(0, at)}${piece}${draft.text.slice(at)}`
  }
  const onPick = ({ text, replyId, image }: PickedReply) => {
    change({ text: put(text), reply: { replyId, text, image } })
    back()
  }
  const onFace = (face: string) => {
    change({ text: put(face) })
    back()
  }
  const onKnown = (answer: string) => {
    change({ text: isBlank(draft.text) ? answer : `${draft.text.trimEnd()}\n${answer}` })
    back()
  }
  return { isOpen, onOpen: () => setOpen(true), onClose: back, onPick, onFace, onKnown }
}

type Replying = ReturnType<typeof useReplies>

/** Keys and words of the field. */
const useField = (props: ComposerProps, isNote: boolean, mentions: Mentions) => {
  const { draft, change } = props.drafting
  return {
    /** A name of a colleague is no word for the shopper; a slash looks for a quick reply. */
    onText: (text: string, { onOpen }: Replying) => {
      if (draft.text === '' && text === '/' && !isNote) return onOpen()
      const isName = draft.text === '' && text === '@'
      if (text !== '' && !isNote && !isName) props.onWrite()
      change({ text, ...(isName && { isNote: true }), ...(text === '' && { reply: null }) })
      mentions.onCursor(cursorOf(props.field.current))
    },
    onKeyDown: (event: KeyboardEvent, say: () => void) => {
      if (isComposing(event)) return
      if (mentions.onKey(event)) return event.preventDefault()
      if (event.key === 'Escape') change(draft.quote ? { quote: null } : { isNote: false })
      if (event.key !== 'Enter' || event.shiftKey) return
      event.preventDefault()
      say()
    },
  }
}

type AttachedProps = Pick<ComposerProps, 'drafting' | 'images'>

/** What goes with the words: what they answer to, and pictures. */
const Attached = ({ drafting: { draft, change }, images }: AttachedProps) => {
  const { quote, reply } = draft
  return (
    <>
      {quote && <QuoteBar quote={quote} onDrop={() => change({ quote: null })} />}
      <Tray images={images.chosen} onRemove={images.remove} />
      {reply?.image && (
        <ul className='tray' aria-label={words.replyImage}>
          <li>
            <img src={reply.image.url} alt='' />
            <button
              type='button'
              aria-label={words.removeReplyImage}
              onClick={() => change({ reply: { ...reply, image: null } })}
            >
              <CloseOutlined />
            </button>
          </li>
        </ul>
      )}
    </>
  )
}

/** Where a reply or a note is written: Enter sends, Shift and Enter begin a line. */
export const Composer = (props: ComposerProps) => {
  const { sessionId, said, called, drafting, images, field, shut } = props
  const { draft, change, leave } = drafting
  const isNote = draft.isNote || shut !== null
  const mentions = useMentions({ draft: { ...draft, isNote }, change })
  const { over, isReady, say } = useSay(props, isNote, mentions)
  const replying = useReplies(props)
  const { isOpen, onOpen, onClose, onPick, onFace, onKnown } = replying
  const typed = draft.reply ? '' : draft.text
  const { onText, onKeyDown } = useField(props, isNote, mentions)
  const onNote = () => {
    change({ isNote: !isNote, quote: null })
    field.current?.focus()
  }
  const hint = isNote ? words.noteField : words.field(called)
  return (
    <section className='composer' aria-label={words.label}>
      {shut !== null && (
        <p className='composer-why' role='status'>
          {shut}
        </p>
      )}
      {!isNote && <QuickReplies {...{ sessionId, said, typed, isOpen, onOpen, onClose, onPick, onKnown }} />}
      <div className={`composer-box${isNote ? ' composer-note' : ''}`}>
        {mentions.found && <MentionList found={mentions.found} at={mentions.at} onChoose={mentions.choose} />}
        {!isNote && <Attached drafting={drafting} images={images} />}
        <Input.TextArea
          ref={field}
          variant='borderless'
          autoSize={{ minRows: 2, maxRows: 8 }}
          aria-label={hint}
          placeholder={hint}
          value={draft.text}
          onChange={({ target }) => onText(target.value, replying)}
          onKeyDown={(event) => onKeyDown(event, say)}
          onBlur={leave}
          onPaste={(event) => !isNote && pasted(event, images)}
        />
        {over > 0 && (
          <p className='composer-over' role='alert'>
            {words.tooLong(over)}
          </p>
        )}
        <Tools
          {...{ images, isNote, isReady, onFace, onNote }}
          canNote={shut === null}
          help={helpFor(draft, isNote)}
          onReplies={onOpen}
          onSay={say}
        />
      </div>
    </section>
  )
}
