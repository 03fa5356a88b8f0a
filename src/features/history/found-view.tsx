import { View } from '@tarojs/components'
import type { MessageView } from '../../../core/conversation/message'
import type { Search } from '../../../core/conversation/search'
import { historyWords as words } from '../../copy/history'
import { openPage } from '../../platform/navigation'
import { Card } from '../../ui/card/card'
import { meaning, press } from '../../ui/press'
import { Skeleton } from '../../ui/skeleton/skeleton'
import { State } from '../../ui/state/state'
import { Failed } from '../trouble/failed'
import type { Found, FoundPage } from './found.shared'
import { FoundRow } from './found-row'
import { PhotoGrid } from './photo-grid'
import './found-view.scss'

const ask = () => openPage('chat')
const rows = ['a', 'b', 'c'] as const

function Waiting() {
  return (
    <Card className='found-view__waiting' label={words.go}>
      {rows.map((row) => (
        <Skeleton key={row} className='found-view__line' />
      ))}
    </Card>
  )
}

interface TailProps {
  readonly page: FoundPage
  readonly tail: NonNullable<Found>['tail']
  readonly onMore: () => void
}

function Tail({ page, tail, onMore }: TailProps) {
  if (tail === 'failed') {
    return (
      <View className='found-view__tail' {...press(onMore)}>
        {words.moreFailed}
        <View className='found-view__retry'>{words.moreRetry}</View>
      </View>
    )
  }
  if (page.next === null) return <View className='found-view__tail'>{words.noMore}</View>
  return (
    <View className='found-view__tail' {...press(onMore)}>
      {words.loadingMore}
    </View>
  )
}

export interface FoundViewProps {
  readonly found: Found
  readonly kind: Search['kind']
  readonly said: string
  readonly onRetry: () => void
  readonly onMore: () => void
  readonly onOpen: (message: MessageView) => void
}

/** What a search shows: nothing yet, on its way, not to be had, nothing found, or messages. */
export function FoundView({ found, kind, said, onRetry, onMore, onOpen }: FoundViewProps) {
  if (found === null) return <State picture='empty' title={words.idleTitle} text={words.idleText} />
  const { head, tail } = found
  if (head.status === 'loading') return <Waiting />
  if (head.status === 'failed') {
    const { title, what } = words.failed
    return <Failed {...{ title, what, onRetry }} busy={false} code={head.code} at={head.at} onAsk={ask} />
  }
  const { value: page } = head
  // A page may hold nothing that is meant and yet have older ones behind it.
  if (page.found.length === 0 && page.next === null) {
    return <State picture='empty' {...words.none[kind]} />
  }
  return (
    <View {...meaning({ 'aria-live': 'polite' })}>
      {kind === 'photos' ? (
        <PhotoGrid messages={page.found} now={page.now} onOpen={onOpen} />
      ) : (
        <Card className='found-view__list'>
          {page.found.map((message) => (
            <FoundRow
              key={message.id}
              message={message}
              now={page.now}
              said={said}
              onOpen={() => onOpen(message)}
            />
          ))}
        </Card>
      )}
      <Tail page={page} tail={tail} onMore={onMore} />
    </View>
  )
}
