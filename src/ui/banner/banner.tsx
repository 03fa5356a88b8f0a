import { View } from '@tarojs/components'
import { Icon, type IconName } from '../icon/icon'
import { meaning } from '../press'
import './banner.scss'

/** A strip above old content: no network, the time of what is shown. */
export function Banner({ icon, text }: { icon: IconName; text: string }) {
  return (
    <View className='banner' {...meaning({ role: 'status' })}>
      <Icon name={icon} />
      <View className='banner__text'>{text}</View>
    </View>
  )
}
