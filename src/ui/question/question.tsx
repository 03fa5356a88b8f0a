import { useEffect, useRef, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { focusFirst } from '../../platform/focus'
import { meaning } from '../press'
import './question.scss'

export interface QuestionProps {
  readonly title: string
  readonly text: string
  /** What else there is to read before deciding. */
  readonly more?: ReactNode
  /** Escape says no. */
  readonly onNo: () => void
  /** The buttons: no first. */
  readonly children: ReactNode
}

/** A paper over the whole page that waits for yes or no; its first button has the focus. */
export function Question({ title, text, more, onNo, children }: QuestionProps) {
  const latest = useRef(onNo)
  latest.current = onNo
  useEffect(() => focusFirst('.question__paper [role=button]', () => latest.current()), [])
  return (
    <View className='question'>
      <View
        className='question__paper'
        {...meaning({ role: 'dialog', 'aria-modal': true, 'aria-label': title })}
      >
        <View className='question__title'>{title}</View>
        <View className='question__text'>{text}</View>
        {more}
        <View className='question__acts'>{children}</View>
      </View>
    </View>
  )
}
