import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { meaning } from '../press'
import './state.scss'

export interface StateProps {
  readonly picture: 'empty' | 'failed'
  readonly title: string
  readonly text: string
  /** Buttons: what to do about it. */
  readonly children?: ReactNode
  /** When and which, for whoever is asked about it. */
  readonly code?: string
}

/** A page or a list without content: why, and where to go. */
export function State({ picture, title, text, children, code }: StateProps) {
  return (
    <View className='state' {...(picture === 'failed' ? meaning({ role: 'alert' }) : {})}>
      <View className={`state__picture state__picture--${picture}`} />
      <View className='state__title'>{title}</View>
      <View className='state__text'>{text}</View>
      {children !== undefined && <View className='state__actions'>{children}</View>}
      {code !== undefined && <View className='state__code'>{code}</View>}
    </View>
  )
}
