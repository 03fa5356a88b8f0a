import { View } from '@tarojs/components'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import './insured-card.scss'

export interface InsuredCardProps {
  /** 退货包运费, 保障中; or what it is going to be. */
  readonly title: string
  readonly text: string
  /** Before the payment: it stands out. */
  readonly prominent?: boolean
}

/** What is paid when goods come back, beside the order or at the checkout (R128). */
export function InsuredCard({ title, text, prominent = false }: InsuredCardProps) {
  return (
    <Card className={prominent ? 'insured insured--prominent' : 'insured'} label={title}>
      <View className='insured__icon'>
        <Icon name='shield' />
      </View>
      <View className='insured__words'>
        <View className='insured__title'>{title}</View>
        <View className='insured__text'>{text}</View>
      </View>
    </Card>
  )
}
