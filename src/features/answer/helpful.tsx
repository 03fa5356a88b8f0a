import { View } from '@tarojs/components'
import { answerWords } from '../../copy/answer'
import { Icon } from '../../ui/icon/icon'
import { meaning, press } from '../../ui/press'
import type { Rating } from './use-rating'
import './helpful.scss'

const words = answerWords.helpful

interface ChoiceProps extends Rating {
  readonly helpful: boolean
}

function Choice({ helpful, said, sending, rate }: ChoiceProps) {
  const isOn = said === helpful
  const classes = [
    'helpful__choice',
    isOn && 'helpful__choice--on',
    sending === helpful && 'helpful__choice--busy',
  ]
  return (
    <View
      className={classes.filter(Boolean).join(' ')}
      {...press(() => void rate(helpful))}
      {...meaning({ 'aria-pressed': isOn, 'aria-busy': sending === helpful })}
    >
      <Icon name={helpful ? 'thumb-up' : 'thumb-down'} />
      {helpful ? words.yes : words.no}
    </View>
  )
}

export interface HelpfulProps {
  readonly rating: Rating
  readonly ask: string
  /** Said of an answer that did not help. */
  readonly sorry: string
}

const headOf = ({ rating: { said, sending }, ask, sorry }: HelpfulProps): string => {
  if (sending !== null) return words.sending
  if (said === null) return ask
  return said ? words.thanks : sorry
}

/** Whether an answer helped; it can be said anew. Flat: in the chat it stands deep enough. */
export function Helpful(props: HelpfulProps) {
  const { rating } = props
  return (
    <View className='helpful'>
      <View className='helpful__words' {...meaning({ role: 'status' })}>
        {headOf(props)}
      </View>
      <Choice {...rating} helpful />
      <Choice {...rating} helpful={false} />
      {rating.hasFailed && (
        <View className='helpful__failed' {...meaning({ role: 'alert' })}>
          {words.failed}
        </View>
      )}
    </View>
  )
}
