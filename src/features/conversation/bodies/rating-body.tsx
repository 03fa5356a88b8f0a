import { useState } from 'react'
import { View } from '@tarojs/components'
import { DAY, type Instant } from '../../../../core/shared/time'
import type { GivenRating, Rating } from '../../../../core/conversation/rating'
import type { ServiceView } from '../../../../core/conversation/thread'
import { chatCopy } from '../../../copy/chat'
import { wordsOf } from '../../../copy/refusal-words'
import { say } from '../../../platform/say'
import { Button } from '../../../ui/button/button'
import type { ChatActions } from '../actions'
import { CheckNote } from './check-note'
import { RatingForm } from './rating-form'
import { Stars } from './stars'
import './rating-body.scss'

const words = chatCopy.rating

interface ThanksProps {
  readonly rating: GivenRating
  readonly onChange: (() => void) | null
}

function Thanks({ rating, onChange }: ThanksProps) {
  return (
    <>
      <Stars value={rating.stars} />
      <View className='rating__word'>{[words.words[rating.stars], ...rating.tags].join(' · ')}</View>
      {rating.comment !== '' && <View className='rating__said'>{rating.comment}</View>}
      {rating.check === 'risky' && <CheckNote check={rating.check} />}
      {onChange !== null && (
        <Button wide onPress={onChange}>
          {words.change}
        </Button>
      )}
    </>
  )
}

interface RatingBodyProps {
  readonly sessionId: string
  readonly agentName: string | null
  /** What was given before, as the message tells. */
  readonly rating: GivenRating | undefined
  readonly at: Instant
  readonly today: Instant
  readonly live: ServiceView | null
  readonly actions: ChatActions
}

/** What is known of this session's rating: the session that ended last knows it newest. */
const knownOf = (
  props: RatingBodyProps,
  given: Rating | null,
): { rating: GivenRating | null; isOpen: boolean } => {
  const { sessionId, rating = null, live, at, today } = props
  return live?.status === 'ended' && live.sessionId === sessionId
    ? { rating: live.rating, isOpen: live.rateableUntil !== null }
    : { rating: given ?? rating, isOpen: at + DAY > today }
}

/** The invitation to rate, the thanks, and for 24 hours the way back (R158). */
export function RatingBody(props: RatingBodyProps) {
  const { sessionId, agentName, actions } = props
  const [given, setGiven] = useState<Rating | null>(null)
  const [changing, setChanging] = useState(false)
  const known = knownOf(props, given)
  const { rating } = known

  const submit = async (next: Rating) => {
    const refusal = await actions.rate(sessionId, next)
    if (refusal !== null) return say(wordsOf(refusal))
    setGiven(next)
    setChanging(false)
  }
  if (rating !== null && !changing) {
    return (
      <View className='rating'>
        <View className='rating__title'>{words.thanks}</View>
        <Thanks rating={rating} onChange={known.isOpen ? () => setChanging(true) : null} />
      </View>
    )
  }
  if (!known.isOpen) return <View className='notice'>{words.closed}</View>
  return (
    <View className='rating'>
      <View className='rating__title'>{words.title(agentName)}</View>
      <RatingForm start={rating} onSubmit={submit} />
    </View>
  )
}
