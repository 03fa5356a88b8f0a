import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { messageWords } from '../../copy/messages'
import { Button } from '../button/button'
import { meaning } from '../press'
import './tile.scss'

const words = messageWords.tray

export interface ShiftProps {
  /** Where the chosen one is, from 0, and of how many. */
  readonly at: number
  readonly count: number
  readonly onMove: (to: number) => void
  /** What else can be done with it. */
  readonly children?: ReactNode
}

/** Puts the chosen picture before or behind another without dragging: for whoever cannot, or does not see it. */
export function Shift({ at, count, onMove, children }: ShiftProps) {
  return (
    <View className='tile-shift'>
      {children}
      <Button small look='line' disabled={at === 0} onPress={() => onMove(at - 1)}>
        {words.forward}
      </Button>
      <Button small look='line' disabled={at === count - 1} onPress={() => onMove(at + 1)}>
        {words.backward}
      </Button>
      <View className='tile-shift__at' {...meaning({ role: 'status' })}>
        {words.place(at + 1, count)}
      </View>
    </View>
  )
}
