import { Text, View } from '@tarojs/components'
import { Icon } from '../../../ui/icon/icon'
import type { ChatActions } from '../actions'
import { SpokenText } from './spoken-text'
import './faq-card.scss'

interface FaqCardProps {
  readonly question: string
  readonly answer: string
  readonly actions: ChatActions
}

/** The shop's own answer to one of its questions. */
export function FaqCard({ question, answer, actions }: FaqCardProps) {
  return (
    <View className='faq-card'>
      <View className='faq-card__question'>
        <Icon name='question' />
        <View className='faq-card__words'>{question}</View>
      </View>
      <Text className='faq-card__answer'>
        <SpokenText text={answer} actions={actions} />
      </Text>
    </View>
  )
}
