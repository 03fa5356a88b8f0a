import { View } from '@tarojs/components'
import { answerWords } from '../../copy/answer'
import { openPage } from '../../platform/navigation'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { callPerson } from '../faq/go'
import { Helpful } from './helpful'
import { useRating, type RatedAnswer } from './use-rating'
import './feedback-card.scss'

const words = answerWords.helpful

/** Whether it helped; what else there is to do where it did not. */
export function FeedbackCard({ answer }: { answer: RatedAnswer }) {
  const rating = useRating(answer)
  return (
    <Card className='feedback-card'>
      <Helpful rating={rating} ask={words.ask} sorry={words.sorry} />
      {rating.said === false && (
        <View className='feedback-card__acts'>
          <Button look='line' onPress={() => openPage('faq', { search: '1' })}>
            {words.otherWords}
          </Button>
          <Button look='weak' onPress={() => callPerson(answer.asked)}>
            {words.person}
          </Button>
        </View>
      )}
    </Card>
  )
}
