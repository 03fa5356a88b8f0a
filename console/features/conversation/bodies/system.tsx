import { Fragment } from 'react'
import { StarFilled, StarOutlined } from '@ant-design/icons'
import type { BodyView } from '../../../../core/conversation/message'
import { clockText, deadlineText, type Instant } from '../../../../core/shared/time'
import { conversationWords as words, noticeText } from '../../../words/conversation'
import { CaseCard, type BodyOf } from './cards'

/** A line in grey: what happened, and when. */
const Line = ({ text }: { readonly text: string }) => <p className='chat-event'>{text}</p>

const noticeLine = ({ notice }: BodyOf<'notice'>, at: Instant, now: Instant): string => {
  const more = notice.type === 'request' ? requestMore(notice, now) : []
  return [`${clockText(at)} ${noticeText(notice, now)}`, ...more].join('，')
}

type RequestNotice = Extract<BodyOf<'notice'>['notice'], { type: 'request' }>

const requestMore = ({ status, answerBy, reason }: RequestNotice, now: Instant): string[] => [
  ...(status === 'submitted' ? [words.answerBy(deadlineText(answerBy, now))] : []),
  ...(reason === undefined ? [] : [words.reason(reason)]),
]

const Rating = ({ rating }: BodyOf<'rating'>) => {
  if (!rating) return <Line text={words.invited} />
  const said = [rating.tags.join('、'), rating.comment].filter(Boolean).join('：')
  return (
    <div className='chat-rating'>
      <span role='img' aria-label={words.rated(rating.stars)} className='chat-stars'>
        {[1, 2, 3, 4, 5].map((star) => (
          <Fragment key={star}>{star <= rating.stars ? <StarFilled /> : <StarOutlined />}</Fragment>
        ))}
      </span>
      <b>{words.rated(rating.stars)}</b>
      {said !== '' && <p className='chat-words'>{said}</p>}
    </div>
  )
}

interface SystemBodyProps {
  readonly body: BodyView
  readonly at: Instant
  readonly now: Instant
}

/** What nobody said: notices, steps of a case, invitations to rate and what was given. */
export const SystemBody = ({ body, at, now }: SystemBodyProps) => {
  switch (body.kind) {
    case 'notice':
      return <Line text={noticeLine(body, at, now)} />
    case 'rating':
      return <Rating {...body} />
    case 'afterSales':
      return (
        <div className='chat-case'>
          <CaseCard body={body} now={now} />
        </div>
      )
    case 'text':
      return <Line text={body.text} />
    default:
      return <Line text={words.unknown} />
  }
}
