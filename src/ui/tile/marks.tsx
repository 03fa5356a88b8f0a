import { View } from '@tarojs/components'
import { clipText } from '../../copy/messages'
import { Icon } from '../icon/icon'
import './tile.scss'

/** The cross on a picture that takes it away; what a finger finds is larger, and is the tile's to place. */
export function Cross() {
  return (
    <View className='tile-cross'>
      <Icon name='close' />
    </View>
  )
}

/** On the picture of a film: that it is one, and how long. */
export function FilmMark({ durationMs }: { durationMs: number | undefined }) {
  return (
    <View className='tile-film'>
      <Icon name='play' />
      {durationMs !== undefined && clipText(durationMs)}
    </View>
  )
}
