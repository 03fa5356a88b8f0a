import { useEffect, useRef, type KeyboardEvent } from 'react'
import { CloseOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import type { MessageView } from '../../../core/conversation/message'
import { conversationWords as words } from '../../words/conversation'
import './viewer.css'

export interface Shown {
  readonly id: string
  readonly url: string
  readonly isVideo: boolean
}

/** Photos and videos that can be looked at, oldest first. */
const shownIn = (messages: readonly MessageView[]): readonly Shown[] =>
  messages.flatMap(({ id, body }) =>
    (body.kind === 'image' || body.kind === 'video') && body.url !== ''
      ? [{ id, url: body.url, isVideo: body.kind === 'video' }]
      : [],
  )

interface FileViewerProps {
  /** In their order. */
  readonly files: readonly Shown[]
  readonly id: string
  readonly onMove: (id: string) => void
  readonly onClose: () => void
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

/** A photo or a video as large as the window; the arrows go to the others. */
export const FileViewer = ({ files: all, id, onMove, onClose }: FileViewerProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const place = all.findIndex((one) => one.id === id)
  const shown = all[place]
  const [before, after] = [all[place - 1], all[place + 1]]
  const onKeyDown = ({ key }: KeyboardEvent) => {
    const next = all[place + (steps[key] ?? 0)]
    if (key in steps && next) onMove(next.id)
  }
  return (
    <dialog ref={dialog} className='viewer' aria-label={words.viewer} onClose={onClose} onKeyDown={onKeyDown}>
      {shown?.isVideo === true && <video key={shown.id} src={shown.url} controls autoPlay />}
      {shown?.isVideo === false && <img key={shown.id} src={shown.url} alt={words.image} />}
      <button type='button' className='viewer-close' aria-label={words.close} onClick={onClose}>
        <CloseOutlined />
      </button>
      {before && (
        <button
          type='button'
          className='viewer-before'
          aria-label={words.previous}
          onClick={() => onMove(before.id)}
        >
          <LeftOutlined />
        </button>
      )}
      {after && (
        <button
          type='button'
          className='viewer-after'
          aria-label={words.next}
          onClick={() => onMove(after.id)}
        >
          <RightOutlined />
        </button>
      )}
    </dialog>
  )
}

interface ViewerProps extends Omit<FileViewerProps, 'files'> {
  readonly messages: readonly MessageView[]
}

/** What was sent in a conversation. */
export const Viewer = ({ messages, ...viewer }: ViewerProps) => (
  <FileViewer {...viewer} files={shownIn(messages)} />
)
