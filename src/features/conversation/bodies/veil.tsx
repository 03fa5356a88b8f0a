import type { CSSProperties } from 'react'
import { View } from '@tarojs/components'
import { chatCopy } from '../../../copy/chat'
import { messageWords } from '../../../copy/messages'

/** How a file stands. */
export interface FileState {
  /** While it is carried: 0–100, null before it begins; left out when it lies there. */
  readonly percent?: number | null | undefined
  readonly state: 'sent' | 'sending' | 'failed'
  /** A repeat can help what failed. */
  readonly canHeal: boolean
}

/** One of three frames, so that nothing moves when the picture arrives. */
export const shapeOf = (width = 1, height = 1): 'square' | 'tall' | 'wide' => {
  if (height > width * 1.2) return 'tall'
  return width > height * 1.2 ? 'wide' : 'square'
}

const progress = (percent: number): CSSProperties => ({ '--done': `${percent}%` }) as CSSProperties

interface VeilProps extends FileState {
  /** It is there, but not to be seen yet. */
  readonly isHidden: boolean
}

/** Over a picture that is not there yet: how far it is, or what to do. */
export function Veil({ percent, state, canHeal, isHidden }: VeilProps) {
  if (state === 'failed')
    return <View className='picture__veil'>{canHeal ? chatCopy.retryPhoto : chatCopy.notSent(false)}</View>
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
