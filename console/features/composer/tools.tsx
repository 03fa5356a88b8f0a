import { useRef } from 'react'
import { Button } from 'antd'
import { FormOutlined, PictureOutlined, ThunderboltOutlined } from '@ant-design/icons'
import { composerWords as words } from '../../words/composer'
import { Emoji } from './emoji'
import { imageKinds } from './images'
import type { Images } from './use-images'

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

interface ToolsProps {
  readonly images: Images
  /** Notes can be written beside a reply. */
  readonly canNote: boolean
  readonly isNote: boolean
  readonly help: string
  readonly isReady: boolean
  readonly onFace: (face: string) => void
  readonly onReplies: () => void
  readonly onNote: () => void
  readonly onSay: () => void
}

/** What stands under the field: what goes into it, what helps, and the sending. */
export const Tools = ({
  images,
  canNote,
  isNote,
  help,
  isReady,
  onFace,
  onReplies,
  onNote,
  onSay,
}: ToolsProps) => (
  <div className='composer-tools'>
    <Emoji onChoose={onFace} />
    {!isNote && (
      <>
        <ImageButton onChoose={images.add} />
        <Button
          type='text'
          icon={<ThunderboltOutlined />}
          aria-label={words.replies}
          title={words.replies}
          onClick={onReplies}
        />
      </>
    )}
    {canNote && (
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
    <span className='composer-help'>{help}</span>
    <Button type='primary' disabled={!isReady} onClick={onSay}>
      {isNote ? words.addNote : words.send}
      <kbd className='composer-key'>{words.enter}</kbd>
    </Button>
  </div>
)
