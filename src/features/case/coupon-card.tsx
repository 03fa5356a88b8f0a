import { View } from '@tarojs/components'
import type { CaseView } from '../../../core/aftersales/view'
import { couponWords } from '../../../core/copy/coupons'
import { yuanText } from '../../../core/shared/money'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'

/** The coupon that she was given when her case was over (R135): how much, from what on, until when. */
export function CouponCard({ view: { coupon } }: { readonly view: CaseView }) {
  if (coupon === null) return null
  return (
    <Card className='case-insured' label={couponWords.name}>
      <View className='case-insured__icon'>
        <Icon name='bag' />
      </View>
      <View className='case-insured__text'>
        <View className='case-insured__name'>
          {couponWords.name} {yuanText(coupon.amountFen)}
          <View className='case-tag case-tag--good'>{couponWords.states.granted}</View>
        </View>
        <View className='case-insured__next'>{coupon.text}</View>
      </View>
    </Card>
  )
}
