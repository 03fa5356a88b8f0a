import { useEffect, type CSSProperties } from 'react'
import { View } from '@tarojs/components'
import { isWeapp } from '../../platform/env'
import { focusFirst } from '../../platform/focus'
import type { Point } from '../hold'
import { meaning, press } from '../press'
import './pop-menu.scss'

export interface MenuItem {
  readonly label: string
  readonly onPress: () => void
}

export interface PopMenuProps {
  readonly at: Point
  readonly items: readonly MenuItem[]
  /** What a screen reader calls it. */
  readonly label: string
  readonly onClose: () => void
}

/** Under the navigation bar there is no room above. */
const ROOM_ABOVE = 150
const ITEM = 72

const place = ({ x, y }: Point, count: number): CSSProperties =>
  ({
    '--x': `${Math.round(x)}px`,
    '--y': `${Math.round(y)}px`,
    '--wide': `${count * ITEM}px`,
  }) as CSSProperties

/** A browser lifts the finger that opened it over the veil: only a new touch closes. */
const closing = (onClose: () => void): object =>
  isWeapp ? { onClick: onClose, catchMove: true } : { onPointerDown: onClose }

/** A few verbs beside what was held; a touch elsewhere or Escape closes it. */
export function PopMenu({ at, items, label, onClose }: PopMenuProps) {
  useEffect(() => focusFirst('.pop-menu__item', onClose), [onClose])
  return (
    <>
      <View className='pop-menu__veil' {...closing(onClose)} />
      <View
        className={at.y < ROOM_ABOVE ? 'pop-menu pop-menu--below' : 'pop-menu'}
        style={place(at, items.length)}
        {...meaning({ role: 'menu', 'aria-label': label })}
      >
        {items.map((item) => (
          <View
            key={item.label}
            className='pop-menu__item'
            {...press(() => {
              onClose()
              item.onPress()
            })}
            {...meaning({ role: 'menuitem' })}
          >
            {item.label}
          </View>
        ))}
      </View>
    </>
  )
}
