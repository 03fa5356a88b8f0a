import { Text, View } from '@tarojs/components'
import type { HomeView } from '../../../core/contracts/shopper/home.contract'
import { meaning } from '../../ui/press'
import { serviceLine } from './service-line'
import './hello.scss'

/** Who is greeted, and how soon a person is there. */
export function Hello({ view }: { view: HomeView }) {
  const { live, before, time, after } = serviceLine(view.service, view.now)
  return (
    <View className='hello'>
      <View className='hello__greeting' {...meaning({ role: 'heading', 'aria-level': 1 })}>
        {view.greeting}
      </View>
      <View className={live ? 'hello__service hello__service--live' : 'hello__service'}>
        <View className='hello__words' {...meaning({ role: 'status' })}>
          {before}
          <Text className='hello__time'>{time}</Text>
          {after}
        </View>
      </View>
    </View>
  )
}
