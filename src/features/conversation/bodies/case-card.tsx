import { View } from '@tarojs/components'
import { yuanText } from '../../../../core/shared/money'
import { deadlineText, type Instant } from '../../../../core/shared/time'
import { messageWords } from '../../../copy/messages'
import { press } from '../../../ui/press'
import { PromiseLine } from '../../../ui/promise-line/promise-line'
import { promiseOf } from '../../cases/headline-promise'
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

type Promised = Pick<CaseCardProps, 'by' | 'today'> & { readonly text: string }

/** The sentence round its time. The card tells how things stood: nobody is late on it. */
const lineOf = ({ text, by, today }: Promised) => {
  if (by === undefined || text.includes('{by}')) {
    return { ...promiseOf({ text, by: by ?? null }, today), late: false }
  }
  return { time: messageWords.caseBy(deadlineText(by, today)), after: ` ${text}` }
}

/** Where an after-sales case stood: the state, what happens next and by when, how much. A tap opens it. */
export function CaseCard({ title, statusText, amountFen, nextText = '', by, today, onPress }: CaseCardProps) {
  return (
    <View className='case-card' {...press(onPress)}>
      <View className='case-card__top'>
        <View className='case-card__title'>{title}</View>
        {amountFen !== undefined && <View className='case-card__amount'>{yuanText(amountFen)}</View>}
      </View>
      <View className='case-card__state'>{statusText}</View>
      {(by !== undefined || nextText !== '') && (
        <PromiseLine icon='clock' {...lineOf({ text: nextText, by, today })} />
      )}
    </View>
  )
}
