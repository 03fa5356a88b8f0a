import { View } from '@tarojs/components'
import { Icon } from '../icon/icon'
import { press } from '../press'
import './cell.scss'

export interface CellProps {
  readonly text: string
  readonly onPress: () => void
}

/** One row of a card that leads somewhere. */
export function Cell({ text, onPress }: CellProps) {
  return (
    <View className='cell' {...press(onPress)}>
      <View className='cell__text'>{text}</View>
      <View className='cell__more'>
        <Icon name='next' />
      </View>
    </View>
  )
}
