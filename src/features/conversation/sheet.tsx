import type { ReactNode } from 'react'
import { ScrollView, View } from '@tarojs/components'
import { chatCopy } from '../../copy/chat'
import { Icon } from '../../ui/icon/icon'
import { meaning, press } from '../../ui/press'
import './sheet.scss'

interface SheetProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A paper that comes up over the chat, to choose something from. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const words = chatCopy.orderSheet
  return (
    <View className='sheet'>
      <View className='sheet__scrim' {...press(onClose, words.close)} />
      <View className='sheet__paper' {...meaning({ role: 'dialog', 'aria-label': title })}>
        <View className='sheet__head'>
          {title}
          <View className='sheet__close' {...press(onClose, words.close)}>
            <Icon name='close' />
          </View>
        </View>
        <ScrollView className='sheet__list' scrollY>
          {children}
        </ScrollView>
      </View>
    </View>
  )
}
