import { View } from '@tarojs/components'
import { common } from '../../copy/common'
import { meaning } from '../../ui/press'
import { Skeleton } from '../../ui/skeleton/skeleton'
import './home-skeleton.scss'

/** The home's shape, after 300 ms. */
export function HomeSkeleton() {
  return (
    <View className='home-skeleton' {...meaning({ 'aria-busy': true, 'aria-label': common.loading })}>
      <Skeleton className='home-skeleton__greeting' />
      <Skeleton className='home-skeleton__service' />
    </View>
  )
}
