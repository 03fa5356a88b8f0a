import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { press } from '../press'
import './button.scss'

export interface ButtonProps {
  readonly look?: 'primary' | 'weak' | 'line' | 'quiet' | 'danger'
  /** 36 high inside a card; its touch area stays 44. */
  readonly small?: boolean
  readonly wide?: boolean
  /** It waits for an answer: it keeps its width and cannot be pressed again. */
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

export function Button({ look = 'quiet', small, wide, busy, disabled, onPress, children }: ButtonProps) {
  const off = busy === true || disabled === true
  const classes = [
    'button',
    `button--${look}`,
    small && 'button--small',
    wide && 'button--wide',
    off && 'button--off',
  ]
  return (
    <View
      className={classes.filter(Boolean).join(' ')}
      {...press(() => {
        if (!off) onPress()
      })}
      {...(off ? { 'aria-disabled': true } : {})}
    >
      {children}
    </View>
  )
}
