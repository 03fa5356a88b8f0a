import { Text, View } from '@tarojs/components'
import { homeWords } from '../../copy/home'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import { press } from '../../ui/press'
import './ask-bar.scss'

/** The way to a person: the whole bar leads to the chat. */
export function AskBar({ onAsk }: { onAsk: () => void }) {
  return (
    <Card>
      <View className='ask-bar' {...press(onAsk)}>
        <Icon name='chat' />
        <View className='ask-bar__hint'>
          {homeWords.askHint}
          <Text className='ask-bar__more'>{homeWords.askHintMore}</Text>
        </View>
        <View className='ask-bar__go'>{homeWords.ask}</View>
      </View>
    </Card>
  )
}
