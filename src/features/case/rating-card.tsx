import { useState } from 'react'
import { View } from '@tarojs/components'
import type { CaseView } from '../../../core/aftersales/view'
import { caseWords as words } from '../../copy/aftersales'
import { wordsOf } from '../../copy/refusal-words'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { TextField } from '../../ui/field/text-field'
import { meaning } from '../../ui/press'
import { Stars } from '../conversation/bodies/stars'
import type { Deeds } from './use-deeds'

/** How she liked the way her case was handled; once. */
export function RatingCard({ view: { rating, actions }, deeds }: { view: CaseView; deeds: Deeds }) {
  const [stars, setStars] = useState(0)
  const [comment, setComment] = useState('')
  const [problem, setProblem] = useState('')
  if (rating !== null) {
    return (
      <Card className='case-rating' label={words.rated}>
        <View className='case-rating__title'>{words.rated}</View>
        <Stars value={rating.stars} />
        {rating.comment !== '' && <View className='case-rating__said'>{rating.comment}</View>}
      </Card>
    )
  }
  if (!actions.includes('rate')) return null
  const submit = async () => {
    const refusal = await deeds.rate({ stars, comment: comment.trim() })
    setProblem(refusal === null ? '' : wordsOf(refusal))
  }
  return (
    <Card className='case-rating' label={words.rating}>
      <View className='case-rating__title'>{words.rating}</View>
      <Stars value={stars} onChange={setStars} />
      {stars > 0 && (
        <>
          <TextField
            label={words.commentLabel}
            value={comment}
            hint={words.comment}
            long
            maxLength={200}
            onChange={setComment}
          />
          {problem !== '' && (
            <View className='ship__error' {...meaning({ role: 'alert' })}>
              {problem}
            </View>
          )}
          <View className='case-rating__do'>
            <Button look='weak' wide busy={deeds.busy === 'rate'} onPress={() => void submit()}>
              {deeds.busy === 'rate' ? words.sending : words.rate}
            </Button>
          </View>
        </>
      )}
    </Card>
  )
}
