import { useState } from 'react'
import { PlayCircleFilled } from '@ant-design/icons'
import { conversationWords as words } from '../../../words/conversation'
import { useActions } from '../actions'

const MOST = 180
const LEAST = 56

interface Size {
  readonly width?: number | undefined
  readonly height?: number | undefined
}

/** The room that it takes before it is loaded, so that nothing jumps. */
const boxOf = ({ width, height }: Size) => {
  if (!width || !height) return { width: 120, height: 120 }
  const scale = Math.min(1, MOST / width, MOST / height)
  return { width: Math.max(LEAST, width * scale), height: Math.max(LEAST, height * scale) }
}

interface PictureProps extends Size {
  readonly id: string
  readonly src: string
  readonly label: string
  /** 0:32 on a video. */
  readonly length?: string
}

/** A photo, or the first picture of a video: opens large. */
export const Picture = ({ id, src, label, length, ...size }: PictureProps) => {
  const { view } = useActions()
  const [isGone, setGone] = useState(false)
  return (
    <button
      type='button'
      className='chat-picture'
      style={boxOf(size)}
      aria-label={label}
      onClick={() => view(id)}
    >
      {src !== '' && !isGone && <img src={src} alt='' loading='lazy' onError={() => setGone(true)} />}
      {isGone && <span className='chat-picture-gone'>{words.imageGone}</span>}
      {length !== undefined && (
        <>
          <PlayCircleFilled className='chat-picture-play' />
          <span className='chat-picture-length'>{length}</span>
        </>
      )}
    </button>
  )
}
