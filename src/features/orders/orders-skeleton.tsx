import { View } from '@tarojs/components'
import { common } from '../../copy/common'
import { Card } from '../../ui/card/card'
import { meaning } from '../../ui/press'
import { Skeleton } from '../../ui/skeleton/skeleton'
import './orders-skeleton.scss'

const rows = ['a', 'b', 'c', 'd'] as const

/** The list's shape, after 300 ms. */
export function OrdersSkeleton() {
  return (
    <View className='orders-skeleton' {...meaning({ 'aria-busy': true, 'aria-label': common.loading })}>
      {rows.map((row) => (
        <Card key={row} className='orders-skeleton__card'>
          <View className='orders-skeleton__line'>
            <Skeleton className='orders-skeleton__status' />
            <Skeleton className='orders-skeleton__promise' />
          </View>
          <View className='orders-skeleton__goods'>
            <Skeleton className='orders-skeleton__photo' />
            <Skeleton className={`orders-skeleton__title orders-skeleton__title--${row}`} />
            <Skeleton className='orders-skeleton__amount' />
          </View>
          <View className='orders-skeleton__actions'>
            <Skeleton className='orders-skeleton__button' />
            <Skeleton className='orders-skeleton__button' />
          </View>
        </Card>
      ))}
    </View>
  )
}
