import { Text, View } from '@tarojs/components'
import type { MessageView } from '../../../core/conversation/message'
import { momentText, type Instant } from '../../../core/shared/time'
import { historyWords as words } from '../../copy/history'
import { press } from '../../ui/press'
import { markedPieces, shownText, whoOf } from './found.shared'
import './found-row.scss'

export interface FoundRowProps {
  readonly message: MessageView
  readonly now: Instant
  /** The words that were looked for. */
  readonly said: string
  /** The one that the others stand around. */
  readonly chosen?: boolean
  readonly onOpen?: () => void
}

/** One message as a line of a list: who, when, and what of it was looked for. */
export function FoundRow({ message, now, said, chosen, onOpen }: FoundRowProps) {
  const pieces = markedPieces(shownText(message, said), said)
  const name = chosen ? 'found-row found-row--chosen' : 'found-row'
  return (
    <View className={name} {...(onOpen ? press(onOpen) : {})}>
      <View className='found-row__head'>
        <View className='found-row__who'>{whoOf(message)}</View>
        <View className='found-row__when'>{momentText(message.at, now)}</View>
      </View>
      <View className='found-row__text'>
        {pieces.map(({ text, marked }, at) => (
          <Text key={`${at} ${text}`} className={marked ? 'found-row__mark' : ''}>
            {text}
          </Text>
        ))}
      </View>
      {onOpen && <View className='found-row__open'>{words.openPlace}</View>}
    </View>
  )
}
