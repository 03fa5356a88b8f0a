import { View } from '@tarojs/components'
import { common } from '../../copy/common'
import { Card } from '../../ui/card/card'
import { meaning } from '../../ui/press'
import { Skeleton } from '../../ui/skeleton/skeleton'
import './faq-skeleton.scss'

const lines = ['a', 'b', 'c', 'd'] as const

/** Questions that are on their way, after 300 ms. */
export function FaqSkeleton() {
  return (
    <View className='faq-skeleton' {...meaning({ 'aria-busy': true, 'aria-label': common.loading })}>
      <Card>
        {lines.map((line) => (
          <View key={line} className='cell'>
            <Skeleton className={`faq-skeleton__line faq-skeleton__line--${line}`} />
          </View>
        ))}
      </Card>
    </View>
  )
}
