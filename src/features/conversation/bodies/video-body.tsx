import { View } from '@tarojs/components'
import { clipText, messageWords } from '../../../copy/messages'
import { Icon } from '../../../ui/icon/icon'
import type { ChatActions } from '../actions'
import { Picture, type Framed } from './picture'
import './video-body.scss'

interface VideoBodyProps extends Framed {
  readonly url: string
  readonly posterUrl?: string | undefined
  readonly durationMs?: number | undefined
  readonly actions: ChatActions
}

/** The first picture of a video and how long it is; a tap plays it. */
export function VideoBody({ url, posterUrl, durationMs = 0, actions, ...framed }: VideoBodyProps) {
  const isHidden = url === ''
  return (
    <Picture
      framed={framed}
      src={posterUrl ?? ''}
      isHidden={isHidden}
      label={messageWords.video(durationMs)}
      className='film'
      onOpen={() => actions.playVideo(url, posterUrl)}
    >
      {framed.state === 'sent' && !isHidden && (
        <View className='film__play'>
          <Icon name='play' />
        </View>
      )}
      {durationMs > 0 && <View className='film__length'>{clipText(durationMs)}</View>}
    </Picture>
  )
}
