import { View } from '@tarojs/components'
import { meaning } from '../press'
import './timeline.scss'

export interface TimelinePoint {
  readonly id: string
  readonly text: string
  /** Below it, smaller. */
  readonly detail?: string
  readonly time: string
}

/** What happened, newest on top; the first point is where things stand. */
export function Timeline({ points }: { points: readonly TimelinePoint[] }) {
  return (
    <View className='timeline' {...meaning({ role: 'list' })}>
      {points.map(({ id, text, detail, time }, place) => (
        <View
          key={id}
          className={place === 0 ? 'timeline__point timeline__point--now' : 'timeline__point'}
          {...meaning({ role: 'listitem' })}
        >
          <View className='timeline__text'>
            {text}
            {detail !== undefined && <View className='timeline__detail'>{detail}</View>}
          </View>
          <View className='timeline__time'>{time}</View>
        </View>
      ))}
    </View>
  )
}
