import { View } from '@tarojs/components'
import { messageWords } from '../../../copy/messages'
import type { Place } from '../../../platform/place'
import { Icon } from '../../../ui/icon/icon'
import { press } from '../../../ui/press'
import './place-card.scss'

/** A place by its name; a tap opens the map. */
export function PlaceCard({ place, onPress }: { place: Place; onPress: (place: Place) => void }) {
  const name = place.name === '' ? messageWords.place : place.name
  return (
    <View className='place-card' {...press(() => onPress(place))}>
      <View className='place-card__words'>
        <View className='place-card__name'>{name}</View>
        {place.address !== '' && <View className='place-card__address'>{place.address}</View>}
      </View>
      <View className='place-card__map'>
        <Icon name='pin' />
      </View>
    </View>
  )
}
