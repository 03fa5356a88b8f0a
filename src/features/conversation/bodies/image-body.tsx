import { Image, View } from '@tarojs/components'
import { chatCopy } from '../../../copy/chat'
import { decoration, press } from '../../../ui/press'
import type { ChatActions } from '../actions'
import { shapeOf, Veil, type FileState } from './veil'
import './image-body.scss'

interface ImageBodyProps extends FileState {
  readonly url: string
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly onRetry: () => void
  readonly actions: ChatActions
}

export function ImageBody({ url, width, height, percent, state, canHeal, onRetry, actions }: ImageBodyProps) {
  // What may never be sent may be no picture at all.
  const isShown = url !== '' && (state !== 'failed' || canHeal)
  const onPress = () => {
    if (state === 'failed') onRetry()
    else if (url !== '') actions.preview(url)
  }
  return (
    <View
      className={`picture picture--${shapeOf(width, height)} picture--${state}`}
      {...press(onPress, chatCopy.photo)}
    >
      {isShown && <Image className='picture__photo' src={url} mode='aspectFill' {...decoration} />}
      <Veil {...{ percent, state, canHeal }} isHidden={url === ''} />
    </View>
  )
}
