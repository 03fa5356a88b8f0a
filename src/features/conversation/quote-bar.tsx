import { View } from '@tarojs/components'
import { messageWords } from '../../copy/messages'
import { Icon } from '../../ui/icon/icon'
import { press } from '../../ui/press'
import type { Quoted } from './bodies/text-body'
import './quote-bar.scss'

/** What the next words answer to. */
export function QuoteBar({ quote, onDrop }: { quote: Quoted; onDrop: () => void }) {
  return (
    <View className='quote-bar'>
      <View className='quote-bar__words'>{messageWords.quoted(quote.name, quote.excerpt)}</View>
      <View className='quote-bar__drop' {...press(onDrop, messageWords.dropQuote)}>
        <Icon name='close' />
      </View>
    </View>
  )
}
