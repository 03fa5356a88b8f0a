import type { ReactNode } from 'react'
import { ScrollView, View } from '@tarojs/components'
import './scroll.scss'

/** What fills a page below its bar, where nothing is asked anew by pulling: a form. */
export function Still({ children }: { children: ReactNode }) {
  return (
    <ScrollView className='scroll' scrollY>
      <View className='scroll__content'>{children}</View>
    </ScrollView>
  )
}
