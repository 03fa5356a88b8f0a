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

export function ImageBody({ url, width, height, percent, state, onRetry, actions }: ImageBodyProps) {
  const onPress = () => {
    if (state === 'failed') onRetry()
    else if (url !== '') actions.preview(url)
  }
  return (
    <View
      className={`picture picture--${shapeOf(width, height)} picture--${state}`}
      {...press(onPress, chatCopy.photo)}
    >
      {url !== '' && <Image className='picture__photo' src={url} mode='aspectFill' {...decoration} />}
      <Veil percent={percent} state={state} isHidden={url === ''} />
    </View>
  )
}
