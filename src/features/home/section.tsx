import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { meaning } from '../../ui/press'
import './section.scss'

/** A heading, perhaps with a way to more, and what stands under it. */
export function Section({ title, more, children }: { title: string; more?: ReactNode; children: ReactNode }) {
  return (
    <View className='section' {...meaning({ role: 'region', 'aria-label': title })}>
      <View className='section__head'>
        <View className='section__title' {...meaning({ role: 'heading', 'aria-level': 2 })}>
          {title}
        </View>
        {more}
      </View>
      {children}
    </View>
  )
}
