import type { CSSProperties } from 'react'
import { Image, View } from '@tarojs/components'
import { chatCopy } from '../../../copy/chat'
import { press } from '../../../ui/press'
import type { ChatActions } from '../actions'
import './image-body.scss'

interface ImageBodyProps {
  readonly url: string
  readonly width?: number | undefined
  readonly height?: number | undefined
  /** While it is carried: 0–100, null before it begins; left out when it lies there. */
  readonly percent?: number | null
  readonly state: 'sent' | 'sending' | 'failed'
  readonly onRetry: () => void
  readonly actions: ChatActions
}

/** One of three frames, so that nothing moves when the photo arrives. */
const shapeOf = (width = 1, height = 1): 'square' | 'tall' | 'wide' => {
  if (height > width * 1.2) return 'tall'
  return width > height * 1.2 ? 'wide' : 'square'
}

const progress = (percent: number): CSSProperties => ({ '--done': `${percent}%` }) as CSSProperties

function Veil({ percent, state }: Pick<ImageBodyProps, 'percent' | 'state'>) {
  if (state === 'failed') return <View className='picture__veil'>{chatCopy.retryPhoto}</View>
  if (percent === null || percent === undefined) {
    return <View className='picture__veil'>{chatCopy.waitingPhoto}</View>
  }
  return (
    <View className='picture__veil'>
      {`${percent}%`}
      <View className='picture__bar' style={progress(percent)} />
    </View>
  )
}

export function ImageBody({ url, width, height, percent, state, onRetry, actions }: ImageBodyProps) {
  const onPress = () => (state === 'failed' ? onRetry() : actions.preview(url))
  return (
    <View
      className={`picture picture--${shapeOf(width, height)} picture--${state}`}
      {...press(onPress, chatCopy.photo)}
    >
      <Image className='picture__photo' src={url} mode='aspectFill' />
      {state !== 'sent' && <Veil percent={percent ?? null} state={state} />}
    </View>
  )
}
