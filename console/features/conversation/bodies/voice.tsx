import { useEffect, useRef, useState } from 'react'
import { PauseOutlined, SoundOutlined } from '@ant-design/icons'
import { secondsText } from '../../../../core/copy/conversation'
import { conversationWords as words } from '../../../words/conversation'

/** One voice is heard at a time. */
let playing: HTMLAudioElement | null = null

interface VoiceProps {
  readonly url: string
  readonly durationMs: number
}

/** A voice message: how long it is, and whether it plays. */
export const Voice = ({ url, durationMs }: VoiceProps) => {
  const audio = useRef<HTMLAudioElement>(null)
  const [state, setState] = useState<'still' | 'playing' | 'failed'>('still')
  useEffect(() => {
    const element = audio.current
    return () => element?.pause()
  }, [])
  const toggle = () => {
    const element = audio.current
    if (!element) return
    if (state === 'playing') return element.pause()
    playing?.pause()
    playing = element
    element.play().catch(() => setState('failed'))
  }
  const isPlaying = state === 'playing'
  return (
    <>
      <button
        type='button'
        className='chat-bubble chat-voice'
        style={{ width: 96 + Math.min(1, durationMs / 60_000) * 140 }}
        aria-label={isPlaying ? words.voiceStop : words.voice(secondsText(durationMs))}
        onClick={toggle}
      >
        {isPlaying ? <PauseOutlined /> : <SoundOutlined />}
        {secondsText(durationMs)}
      </button>
      {state === 'failed' && <p className='chat-note chat-note-bad'>{words.voiceFailed}</p>}
      <audio
        ref={audio}
        src={url}
        preload='none'
        onPlay={() => setState('playing')}
        onPause={() => setState('still')}
        onEnded={() => setState('still')}
        onError={() => setState('failed')}
      />
    </>
  )
}
