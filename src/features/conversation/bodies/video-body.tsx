import { Image, View } from '@tarojs/components'
import { clipText, messageWords } from '../../../copy/messages'
import { Icon } from '../../../ui/icon/icon'
import { decoration, press } from '../../../ui/press'
import type { ChatActions } from '../actions'
import { shapeOf, Veil, type FileState } from './veil'
import './video-body.scss'

interface VideoBodyProps extends FileState {
  readonly url: string
  readonly posterUrl?: string | undefined
  readonly durationMs?: number | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly onRetry: () => void
  readonly actions: ChatActions
}

/** The first picture of a video and how long it is; a tap plays it. */
export function VideoBody({ url, posterUrl, durationMs = 0, percent, state, ...rest }: VideoBodyProps) {
  const { width, height, canHeal, onRetry, actions } = rest
  // What may never be sent may be no picture at all.
  const isShown = url !== '' && (state !== 'failed' || canHeal)
  const onPress = () => {
    if (state === 'failed') onRetry()
    else if (url !== '') actions.playVideo(url, posterUrl)
  }
  const isHidden = url === ''
  return (
    <View
      className={`picture picture--${shapeOf(width, height)} picture--${state} film`}
      {...press(onPress, messageWords.video(durationMs))}
    >
      {posterUrl !== undefined && posterUrl !== '' && isShown && (
        <Image className='picture__photo' src={posterUrl} mode='aspectFill' {...decoration} />
      )}
      {state === 'sent' && !isHidden && (
        <View className='film__play'>
          <Icon name='play' />
        </View>
      )}
      {durationMs > 0 && <View className='film__length'>{clipText(durationMs)}</View>}
      <Veil {...{ percent, state, canHeal }} isHidden={isHidden} />
    </View>
  )
}
