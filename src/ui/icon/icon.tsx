import { View } from '@tarojs/components'
import './icon.scss'

/** Line icons, 24 × 24, in the colour and the size of the text round them (icon.scss holds their paths). */
export type IconName =
  | 'back'
  | 'next'
  | 'close'
  | 'check'
  | 'plus'
  | 'smile'
  | 'photo'
  | 'camera'
  | 'box'
  | 'phone'
  | 'mail'
  | 'headset'
  | 'person'
  | 'clock'
  | 'retry'
  | 'no-network'
  | 'star'
  | 'star-full'
  | 'chat'
  | 'truck'
  | 'refund'
  | 'question'
  | 'down'
  | 'voice'
  | 'keyboard'
  | 'film'
  | 'play'
  | 'pin'
  | 'bag'
  | 'search'

export function Icon({ name }: { name: IconName }) {
  return <View className={`icon icon--${name}`} />
}
