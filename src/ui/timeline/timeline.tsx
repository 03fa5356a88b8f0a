import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { meaning } from '../press'
import './timeline.scss'

export interface TimelinePoint {
  readonly id: string
  readonly text: string
  /** Below it, smaller. */
  readonly detail?: string
  readonly time: string
  /** Not yet: what comes next, and by when. */
  readonly isNext?: boolean
  /** What stands below it: photos. */
  readonly more?: ReactNode
}

const classOf = (points: readonly TimelinePoint[], place: number): string => {
  if (points[place]?.isNext) return 'timeline__point timeline__point--next'
  const isNow = place === points.findIndex(({ isNext }) => !isNext)
  return isNow ? 'timeline__point timeline__point--now' : 'timeline__point'
}

/** What happened, newest on top; the first that has happened is where things stand. */
export function Timeline({ points }: { points: readonly TimelinePoint[] }) {
  return (
    <View className='timeline' {...meaning({ role: 'list' })}>
      {points.map(({ id, text, detail, time, more }, place) => (
        <View key={id} className={classOf(points, place)} {...meaning({ role: 'listitem' })}>
          <View className='timeline__head'>
            <View className='timeline__text'>{text}</View>
            <View className='timeline__time'>{time}</View>
          </View>
          {detail !== undefined && <View className='timeline__detail'>{detail}</View>}
          {more}
        </View>
      ))}
    </View>
  )
}
