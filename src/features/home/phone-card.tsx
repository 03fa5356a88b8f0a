import { Text, View } from '@tarojs/components'
import type { HomeView } from '../../../core/contracts/shopper/home.contract'
import { homeWords } from '../../copy/home'
import { callPhone } from '../../platform/phone'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import { press } from '../../ui/press'
import { hoursText } from './hours-text'
import './phone-card.scss'

/** The shop's telephone with its hours (R13); nothing when it has none. */
export function PhoneCard({ phone, hours }: Pick<HomeView, 'phone' | 'hours'>) {
  if (phone === null) return null
  return (
    <Card className='phone-card'>
      <View className='phone-card__text'>
        <Text className='phone-card__number' userSelect>
          {phone}
        </Text>
        <View>{hoursText(hours)}</View>
      </View>
      <View className='phone-card__call' {...press(() => callPhone(phone), homeWords.callNumber(phone))}>
        <Icon name='phone' />
        {homeWords.call}
      </View>
    </Card>
  )
}
