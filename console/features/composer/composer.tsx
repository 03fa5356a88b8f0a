import { useRef, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react'
import { Button, Input, type GetRef } from 'antd'
import { CloseOutlined, FormOutlined, PictureOutlined } from '@ant-design/icons'
import { TEXT_MAX } from '../../../core/conversation/message'
import { isBlank, overBy } from '../../../core/conversation/text'
import { composerWords as words } from '../../words/composer'
import { conversationWords } from '../../words/conversation'
import { Emoji } from './emoji'
import { imageKinds } from './images'
import { MentionList } from './mention-list'
import { mentionedIn } from './mentions'
import type { OutgoingBody, Quoted } from './outbox'
import { Tray } from './tray'
import type { Drafting } from './use-draft'
import type { Images } from './use-images'
import { useMentions, type Mentions } from './use-mentions'
import './composer.css'

export type Field = GetRef<typeof Input.TextArea>

export interface ComposerProps {
  /** 张女士 */
  readonly called: string
  readonly drafting: Drafting
  readonly images: Images
  readonly field: RefObject<Field>
  /** Why she can't be answered now; notes can be written all the same. */
  readonly shut: string | null
  readonly onSay: (body: OutgoingBody) => void
  readonly onSayImage: (file: Blob, url: string) => void
}

const QuoteBar = ({ quote, onDrop }: { readonly quote: Quoted; readonly onDrop: () => void }) => (
  <p className='composer-quote'>
    <span>{conversationWords.quoted(quote.name, quote.excerpt)}</span>
    <Button size='small' type='text' icon={<CloseOutlined />} aria-label={words.dropQuote} onClick={onDrop} />
  </p>
)

const ImageButton = ({ onChoose }: { readonly onChoose: (files: readonly File[]) => void }) => {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        type='text'
        icon={<PictureOutlined />}
        aria-label={words.image}
        title={words.imageLimit}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type='file'
        accept={imageKinds}
        multiple
        hidden
        onChange={({ target }) => {
          onChoose([...(target.files ?? [])])
          target.value = '' // the same file may be chosen again
        }}
      />
    </>
  )
}

/** A key that only chooses a word in an input method says nothing yet. */
const isComposing = ({ nativeEvent }: KeyboardEvent): boolean => nativeEvent.isComposing

/** Sends what is written: pictures first, then the words. */
const useSay = (props: ComposerProps, isNote: boolean, { colleagues }: Mentions) => {
  const { drafting, images, field, onSay, onSayImage } = props
  const { draft, change } = drafting
  const { text, quote } = draft
  const over = overBy(text, TEXT_MAX)
  const hasWords = !isBlank(text)
  const isReady = over === 0 && (hasWords || (!isNote && images.chosen.length > 0))
  const say = () => {
    if (!isReady) return
    if (isNote) onSay({ kind: 'note', text, mentions: mentionedIn(text, colleagues) })
    else {
      for (const { file, url } of images.take()) onSayImage(file, url)
      if (hasWords) onSay({ kind: 'text', text, ...(quote && { quote }) })
    }
    change({ text: '', quote: null })
    field.current?.focus()
  }
  return { over, isReady, say }
}

interface ToolsProps extends Pick<ComposerProps, 'shut' | 'images'> {
  readonly isNote: boolean
  readonly isReady: boolean
  readonly onFace: (face: string) => void
  readonly onNote: () => void
  readonly onSay: () => void
}

const Tools = ({ shut, images, isNote, isReady, onFace, onNote, onSay }: ToolsProps) => (
  <div className='composer-tools'>
    <Emoji onChoose={onFace} />
    {!isNote && <ImageButton onChoose={images.add} />}
    {shut === null && (
      <Button
        type='text'
        className={isNote ? 'composer-on' : ''}
        icon={<FormOutlined />}
        aria-label={words.note}
        aria-pressed={isNote}
        title={words.note}
        onClick={onNote}
      />
    )}
    <span className='composer-help'>{isNote ? words.noteHelp : words.help}</span>
    <Button type='primary' disabled={!isReady} onClick={onSay}>
      {isNote ? words.addNote : words.send}
      <kbd className='composer-key'>{words.enter}</kbd>
    </Button>
  </div>
)

/** Pictures on the clipboard are chosen, not typed. */
const pasted = (event: ClipboardEvent, images: Images): void => {
  const files = [...event.clipboardData.files]
  if (files.length === 0) return
  event.preventDefault()
  images.add(files)
}

/** Where the cursor stands in the field. */
const cursorOf = (field: Field | null): number => field?.resizableTextArea?.textArea.selectionStart ?? 0

/** Where a reply or a note is written: Enter sends, Shift and Enter begin a line. */
export const Composer = (props: ComposerProps) => {
  const { called, drafting, images, field, shut } = props
  const { draft, change } = drafting
  const isNote = draft.isNote || shut !== null
  const mentions = useMentions({ draft: { ...draft, isNote }, change })
  const { over, isReady, say } = useSay(props, isNote, mentions)
  const toNote = () => {
    change({ isNote: !isNote, quote: null })
    field.current?.focus()
  }
  const onText = (text: string) => {
    // a colleague is called by his name: that is no word for the shopper
    change(draft.text === '' && text === '@' ? { text, isNote: true } : { text })
    mentions.onCursor(cursorOf(field.current))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (mentions.onKey(event)) return event.preventDefault()
    if (event.key === 'Escape') change(draft.quote ? { quote: null } : { isNote: false })
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    say()
  }
  const put = (piece: string) => {
    const at = cursorOf(field.current)
    change({ text: `${draft.text.slice(0, at)}${piece}${draft.text.slice(at)}` })
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
      <div className={`composer-box${isNote ? ' composer-note' : ''}`}>
        {mentions.found && <MentionList found={mentions.found} at={mentions.at} onChoose={mentions.choose} />}
        {draft.quote && <QuoteBar quote={draft.quote} onDrop={() => change({ quote: null })} />}
        {!isNote && <Tray images={images.chosen} onRemove={images.remove} />}
        <Input.TextArea
          ref={field}
          variant='borderless'
          autoSize={{ minRows: 2, maxRows: 8 }}
          aria-label={hint}
          placeholder={hint}
          value={draft.text}
          onChange={({ target }) => onText(target.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => !isNote && pasted(event, images)}
        />
        {over > 0 && (
          <p className='composer-over' role='alert'>
            {words.tooLong(over)}
          </p>
        )}
        <Tools {...{ shut, images, isNote, isReady }} onFace={put} onNote={toNote} onSay={say} />
      </div>
    </section>
  )
}
