import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { yuanText, type Fen } from '../../../core/shared/money'
import { Card } from '../../ui/card/card'
import { Icon, type IconName } from '../../ui/icon/icon'

export interface AsideCardProps {
  readonly icon: IconName
  readonly name: string
  readonly overFen?: Fen
  readonly state?: { readonly text: string; readonly isGood: boolean }
  /** What follows; '' says nothing. */
  readonly next: string
  readonly children?: ReactNode
}

/** What goes along with a case: 运费险, a coupon, a pickup at her door. */
export function AsideCard({ icon, name, overFen, state, next, children }: AsideCardProps) {
  return (
    <Card className='case-insured' label={name}>
      <View className='case-insured__icon'>
        <Icon name={icon} />
      </View>
      <View className='case-insured__text'>
        <View className='case-insured__name'>
          {overFen === undefined ? name : `${name} ${yuanText(overFen)}`}
          {state && (
            <View className={state.isGood ? 'case-tag case-tag--good' : 'case-tag'}>{state.text}</View>
          )}
        </View>
        {next !== '' && <View className='case-insured__next'>{next}</View>}
        {children}
      </View>
    </Card>
  )
}
