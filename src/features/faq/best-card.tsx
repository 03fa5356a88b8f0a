import { View } from '@tarojs/components'
import { faqWords as words } from '../../copy/faq'
import { Card } from '../../ui/card/card'
import { press } from '../../ui/press'
import { MarkedQuestion } from './question-row'
import type { Results } from './results.shared'
import './best-card.scss'

export interface BestCardProps {
  readonly best: NonNullable<Results['best']>
  readonly onOpen: () => void
}

/** What surely answers what she typed; a tap shows the whole of it. */
export function BestCard({ best, onOpen }: BestCardProps) {
  return (
    <Card>
      <View className='best-card' {...press(onOpen)}>
        <View className='best-card__head'>{words.best}</View>
        <View className='best-card__title'>
          <MarkedQuestion {...best} />
        </View>
        <View className='best-card__text'>{best.text}</View>
        <View className='best-card__whole'>{words.whole}</View>
      </View>
    </Card>
  )
}
