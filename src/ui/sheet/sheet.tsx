import type { ReactNode } from 'react'
import { ScrollView, View } from '@tarojs/components'
import { common } from '../../copy/common'
import { Icon } from '../icon/icon'
import { meaning, press } from '../press'
import './sheet.scss'

interface SheetProps {
  readonly title: string
  readonly onClose: () => void
  /** Stands below what is scrolled: the button. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** A paper that comes up over the page, to choose something from. */
export function Sheet({ title, onClose, foot, children }: SheetProps) {
  return (
    <View className='sheet'>
      <View className='sheet__scrim' {...press(onClose, common.close)} />
      <View className='sheet__paper' {...meaning({ role: 'dialog', 'aria-label': title })}>
        <View className='sheet__head'>
          {title}
          <View className='sheet__close' {...press(onClose, common.close)}>
            <Icon name='close' />
          </View>
        </View>
        <ScrollView className='sheet__list' scrollY>
          {children}
        </ScrollView>
        {foot !== undefined && <View className='sheet__foot'>{foot}</View>}
      </View>
    </View>
  )
}
