import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import './bottom-bar.scss'

/** Stands on the safe area and holds the one thing to do. */
export function BottomBar({ children }: { children: ReactNode }) {
  return <View className='bottom-bar'>{children}</View>
}
