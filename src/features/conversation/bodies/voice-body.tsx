import { useSyncExternalStore, type CSSProperties } from 'react'
import { View } from '@tarojs/components'
import { secondsText } from '../../../../core/copy/conversation'
import { messageWords } from '../../../copy/messages'
import { meaning, press } from '../../../ui/press'
import type { ChatActions } from '../actions'
import type { Hearing } from '../playback'
import './voice-body.scss'

interface VoiceBodyProps {
  /** The row's key, which is the message's id where somebody else speaks. */
  readonly id: string
  readonly url: string
  readonly durationMs?: number | undefined
  readonly isOwn: boolean
  readonly state: 'sent' | 'sending' | 'failed'
  readonly onRetry: () => void
  readonly actions: ChatActions
}

/** Longer ones are wider; so wide is a minute, of what there is. */
const widthOf = (durationMs: number): CSSProperties =>
  ({ '--long': Math.min(1, durationMs / 60_000).toFixed(2) }) as CSSProperties

const labelOf = (durationMs: number, hearing: Hearing, isOwn: boolean): string => {
  if (hearing === 'playing') return messageWords.voicePlaying
  const words = messageWords.voice(durationMs)
  return isOwn || hearing === 'heard' ? words : `${words}，${messageWords.voiceUnheard}`
}

/** A voice message: how long it is, whether it plays, and whether it was ever heard. */
export function VoiceBody({ id, url, durationMs = 0, isOwn, state, onRetry, actions }: VoiceBodyProps) {
  const { playback } = actions
  const hearing = useSyncExternalStore(
    playback.subscribe,
    () => playback.hearing(id),
    () => playback.hearing(id),
  )
  const onPress = () => {
    if (state === 'failed') onRetry()
    else if (url !== '') playback.toggle(id, url)
  }
  const isNew = !isOwn && hearing === 'unheard'
  return (
    <View className='voice-line'>
      <View
        className={`bubble bubble--${state} voice voice--${hearing}`}
        style={widthOf(durationMs)}
        {...press(onPress, labelOf(durationMs, hearing, isOwn))}
      >
        <View className='voice__waves' />
        <View className='voice__length'>{url === '' ? messageWords.checking : secondsText(durationMs)}</View>
      </View>
      {isNew && <View className='voice-line__new' {...meaning({ 'aria-hidden': true })} />}
    </View>
  )
}
