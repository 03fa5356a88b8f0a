import type { CSSProperties, ReactNode } from 'react'
import { Image, View } from '@tarojs/components'
import { chatCopy } from '../../../copy/chat'
import { messageWords } from '../../../copy/messages'
import { Icon } from '../../../ui/icon/icon'
import { decoration, press } from '../../../ui/press'
import './picture.scss'

/** A photo or video as its row has it: how it stands, and the frame that it is shown in. */
export interface Framed {
  /** While it is carried: 0–100, null before it begins; left out when it lies there. */
  readonly percent?: number | null | undefined
  readonly state: 'sent' | 'sending' | 'failed'
  /** A repeat can help what failed. */
  readonly canHeal: boolean
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly onRetry: () => void
}

/** One of three frames, so that nothing moves when the picture arrives. */
const shapeOf = (width = 1, height = 1): 'square' | 'tall' | 'wide' => {
  if (height > width * 1.2) return 'tall'
  return width > height * 1.2 ? 'wide' : 'square'
}

const progress = (percent: number): CSSProperties => ({ '--done': `${percent}%` }) as CSSProperties

interface VeilProps extends Pick<Framed, 'percent' | 'state' | 'canHeal'> {
  /** It is there, but not to be seen yet. */
  readonly isHidden: boolean
}

/** Over a picture that is not there yet: how far it is, or what to do. */
function Veil({ percent, state, canHeal, isHidden }: VeilProps) {
  if (state === 'failed') {
    // Why it can't be sent stands below.
    return <View className='picture__veil'>{canHeal ? chatCopy.retryPhoto : <Icon name='photo' />}</View>
  }
  if (state === 'sent') {
    return isHidden ? <View className='picture__veil'>{messageWords.checking}</View> : null
  }
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

interface PictureProps {
  readonly framed: Framed
  /** What is seen of it, '' when there is nothing to show. */
  readonly src: string
  /** It is there, but not to be seen yet. */
  readonly isHidden: boolean
  readonly label: string
  readonly className?: string
  readonly onOpen: () => void
  /** What stands on it. */
  readonly children?: ReactNode
}

/** A picture in its frame; a tap opens it, or sends it again when it failed. */
export function Picture({ framed, src, isHidden, label, className = '', onOpen, children }: PictureProps) {
  const { state, canHeal, width, height, onRetry } = framed
  // What may never be sent may be no picture at all.
  const isShown = src !== '' && !isHidden && (state !== 'failed' || canHeal)
  const onPress = () => {
    if (state === 'failed') onRetry()
    else if (!isHidden) onOpen()
  }
  return (
    <View
      className={`picture picture--${shapeOf(width, height)} picture--${state} ${className}`}
      {...press(onPress, label)}
    >
      {isShown && <Image className='picture__photo' src={src} mode='aspectFill' {...decoration} />}
      {children}
      <Veil {...framed} isHidden={isHidden} />
    </View>
  )
}
