import { View } from '@tarojs/components'
import { yuanText } from '../../../../core/shared/money'
import { deadlineText, type Instant } from '../../../../core/shared/time'
import { messageWords } from '../../../copy/messages'
import { press } from '../../../ui/press'
import { PromiseLine } from '../../../ui/promise-line/promise-line'
import './case-card.scss'

interface CaseCardProps {
  readonly title: string
  readonly statusText: string
  readonly amountFen?: number | undefined
  readonly nextText?: string | undefined
  readonly by?: Instant | undefined
  readonly today: Instant
  readonly onPress: () => void
}

/** Where an after-sales case stood: the state, what happens next and by when, how much. A tap opens it. */
export function CaseCard({ title, statusText, amountFen, nextText, by, today, onPress }: CaseCardProps) {
  const time = by === undefined ? '' : messageWords.caseBy(deadlineText(by, today))
  return (
    <View className='case-card' {...press(onPress)}>
      <View className='case-card__top'>
        <View className='case-card__title'>{title}</View>
        {amountFen !== undefined && <View className='case-card__amount'>{yuanText(amountFen)}</View>}
      </View>
      <View className='case-card__state'>{statusText}</View>
      {(time !== '' || nextText !== undefined) && (
        <PromiseLine icon='clock' time={time} after={time === '' ? (nextText ?? '') : ` ${nextText ?? ''}`} />
      )}
    </View>
  )
}
