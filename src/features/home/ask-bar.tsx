import { Text, View } from '@tarojs/components'
import { homeWords } from '../../copy/home'
import { openPage } from '../../platform/navigation'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import { press } from '../../ui/press'
import './ask-bar.scss'

/** The search for an answer, and the way to a person beside it. */
export function AskBar({ onAsk }: { onAsk: () => void }) {
  return (
    <Card>
      <View className='ask-bar'>
        <View className='ask-bar__search' {...press(() => openPage('faq', { search: '1' }))}>
          <Icon name='search' />
          <View className='ask-bar__hint'>
            {homeWords.search}
            <Text className='ask-bar__more'>{homeWords.searchMore}</Text>
          </View>
        </View>
        <View className='ask-bar__go' {...press(onAsk)}>
          {homeWords.ask}
        </View>
      </View>
    </Card>
  )
}
