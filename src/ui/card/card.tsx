import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { meaning } from '../press'
import './card.scss'

export interface CardProps {
  readonly className?: string
  /** What it is about, where no heading inside says it. */
  readonly label?: string
  readonly children: ReactNode
}

/** White paper on the page's ground. */
export function Card({ className = '', label, children }: CardProps) {
  return (
    <View
      className={`card ${className}`}
      {...(label === undefined ? {} : meaning({ role: 'region', 'aria-label': label }))}
    >
      {children}
    </View>
  )
}
