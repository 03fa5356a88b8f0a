import { View } from '@tarojs/components'
import { press } from '../../ui/press'
import './emoji-grid.scss'

/** Faces that every phone draws. */
const faces = [
  '😀',
  '😄',
  '😊',
  '🙂',
  '😉',
  '😍',
  '😂',
  '😅',
  '😭',
  '😢',
  '😔',
  '😳',
  '😮',
  '😤',
  '🙏',
  '👍',
  '👌',
  '👏',
  '💪',
  '🎁',
  '🌹',
  '❤',
  '🎉',
  '📦',
] as const

export function EmojiGrid({ onChoose }: { onChoose: (face: string) => void }) {
  return (
    <View className='emoji-grid'>
      {faces.map((face) => (
        <View key={face} className='emoji-grid__face' {...press(() => onChoose(face))}>
          {face}
        </View>
      ))}
    </View>
  )
}
