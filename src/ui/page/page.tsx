import type { CSSProperties, ReactNode } from 'react'
import { View } from '@tarojs/components'
import { common } from '../../copy/common'
import { barMetrics, textScale } from '../../platform/metrics'
import { goBack } from '../../platform/navigation'
import { Consent } from '../consent/consent'
import { Icon } from '../icon/icon'
import { press } from '../press'
import './page.scss'

export interface PageProps {
  readonly title: string
  /** A line below the title: who serves. */
  readonly sub?: string
  /** A green dot before it: a person is here. */
  readonly live?: boolean
  /** The first page of the app has nothing to go back to. */
  readonly root?: boolean
  readonly ground?: 'page' | 'chat'
  /** What the keyboard covers, px; the page ends above it. */
  readonly keyboard?: number
  readonly children: ReactNode
}

/** Measures of the device reach the styles as custom properties; nothing else is set in line. */
const measures = (keyboard: number): CSSProperties => {
  const { top, height, capsule } = barMetrics()
  return {
    '--bar-top': `${top}px`,
    '--bar-height': `${height}px`,
    '--bar-capsule': `${capsule}px`,
    '--keyboard': `${keyboard}px`,
  } as CSSProperties
}

/** A page: the navigation bar that we draw ourselves, and below it whatever fills the rest. */
export function Page({ title, sub, live, root, ground = 'page', keyboard = 0, children }: PageProps) {
  return (
    <View
      className={`page page--${ground} page--text-${textScale()}${keyboard > 0 ? ' page--typing' : ''}`}
      style={measures(keyboard)}
    >
      <View className='page__bar'>
        {root !== true && (
          <View className='page__back' {...press(goBack, common.back)}>
            <Icon name='back' />
          </View>
        )}
        <View className='page__heading'>
          <View className='page__title'>{title}</View>
          {sub !== undefined && (
            <View className={live ? 'page__sub page__sub--live' : 'page__sub'}>{sub}</View>
          )}
        </View>
      </View>
      {children}
      <Consent />
    </View>
  )
}
