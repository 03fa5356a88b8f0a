import { View } from '@tarojs/components'
import type { Paged } from '../../api/paged'
import { press } from '../press'
import './list-tail.scss'

/** Shorter lists end where everyone sees it. */
const WORTH_AN_END = 5

export interface ListTailProps {
  readonly tail: Paged<never>['tail']
  /** Nothing comes behind these. */
  readonly isEnd: boolean
  /** So many stand there. */
  readonly count: number
  readonly words: Readonly<Record<'loadingMore' | 'moreFailed' | 'moreRetry' | 'noMore', string>>
  readonly onMore: () => void
}

/** What stands below a list that comes page by page: on its way, not to be had, or the end. */
export function ListTail({ tail, isEnd, count, words, onMore }: ListTailProps) {
  if (tail === 'failed') {
    return (
      <View className='list-tail' {...press(onMore)}>
        {words.moreFailed}
        <View className='list-tail__retry'>{words.moreRetry}</View>
      </View>
    )
  }
  if (tail === 'loading') return <View className='list-tail'>{words.loadingMore}</View>
  return isEnd && count >= WORTH_AN_END ? <View className='list-tail'>{words.noMore}</View> : null
}
