import { useState, type ReactNode } from 'react'
import { ScrollView, View } from '@tarojs/components'
import { pullStyle } from '../../platform/theme'
import './scroll.scss'

export interface ScrollProps {
  /** Pulled down: asks again. Without it nothing can be pulled. */
  readonly onRefresh?: () => Promise<void>
  /** The end comes into sight. */
  readonly onEnd?: () => void
  readonly children: ReactNode
}

/** What fills a page below its bar; the last of its content stays clear of the safe area. */
export function Scroll({ onRefresh, onEnd, children }: ScrollProps) {
  const [pulled, setPulled] = useState(false)
  const refresh = async () => {
    setPulled(true)
    await onRefresh?.()
    setPulled(false)
  }
  return (
    <ScrollView
      className='scroll'
      scrollY
      enableBackToTop
      lowerThreshold={300}
      refresherEnabled={onRefresh !== undefined}
      refresherDefaultStyle={pullStyle()}
      refresherBackground='transparent'
      refresherTriggered={pulled}
      onRefresherRefresh={() => void refresh()}
      onScrollToLower={() => onEnd?.()}
    >
      <View className='scroll__content'>{children}</View>
    </ScrollView>
  )
}
