import { View } from '@tarojs/components'
import { common } from '../../copy/common'
import { meaning } from '../../ui/press'
import { Skeleton } from '../../ui/skeleton/skeleton'
import './chat-skeleton.scss'

/** The shape of a conversation, shown when it takes longer than 300 ms to come. */
export function ChatSkeleton() {
  return (
    <View className='chat-skeleton' {...meaning({ 'aria-busy': true, 'aria-label': common.loading })}>
      <Skeleton className='chat-skeleton__bubble' />
      <Skeleton className='chat-skeleton__bubble chat-skeleton__bubble--short' />
      <Skeleton className='chat-skeleton__bubble chat-skeleton__bubble--mine' />
      <Skeleton className='chat-skeleton__bubble' />
    </View>
  )
}
