import { memo } from 'react'
import { Text, View } from '@tarojs/components'
import { bodyWords } from '../../../core/copy/conversation'
import type { Instant } from '../../../core/shared/time'
import { chatCopy } from '../../copy/chat'
import { threadCopy } from '../../copy/thread'
import { wordsOf } from '../../copy/refusal-words'
import { holdable } from '../../ui/hold'
import { meaning, press } from '../../ui/press'
import type { ChatActions } from './actions'
import { CheckNote, RefusedBody } from './bodies/check-note'
import { CaseCard } from './bodies/case-card'
import { FaqCard } from './bodies/faq-card'
import { GoodsCard } from './bodies/goods-card'
import { ImageBody } from './bodies/image-body'
import { NoticeBody } from './bodies/notice-body'
import { OrderCard } from './bodies/order-card'
import { OrdersBody } from './bodies/orders-body'
import { PlaceCard } from './bodies/place-card'
import { RatingBody } from './bodies/rating-body'
import { TextBody } from './bodies/text-body'
import { VideoBody } from './bodies/video-body'
import { VoiceBody } from './bodies/voice-body'
import { RequestOffer } from '../requests/request-offer'
import { healing } from './healing.shared'
import type { Row } from './rows.shared'
import './message-row.scss'

export interface MessageRowProps extends Omit<Row, 'key'> {
  /** The row's key; its clientId while it is on its way. */
  readonly id: string
  /** Any moment of today on the server's clock, the same until midnight. */
  readonly today: Instant
  /** The place that stays where it is while older rows come above it. */
  readonly anchor: string
  readonly actions: ChatActions
}

/** What is only looked at: cards. */
function Card({ id, body, today, actions }: MessageRowProps) {
  switch (body.kind) {
    case 'order':
      return (
        <OrderCard order={body.order} today={today} onPress={() => actions.openOrder(body.order.orderNo)} />
      )
    case 'orders':
      return <OrdersBody text={body.text} orders={body.orders} today={today} actions={actions} />
    case 'requestForm':
      return <RequestOffer {...body} today={today} />
    case 'goods':
      return <GoodsCard goods={body} onPress={() => actions.openOrder(body.orderNo)} />
    case 'location':
      return <PlaceCard place={body} onPress={actions.openPlace} />
    case 'faq':
      return <FaqCard body={body} messageId={id} actions={actions} />
    case 'afterSales':
      return <CaseCard {...body} today={today} onPress={() => actions.openCase(body.caseId)} />
    default:
      // A kind that a newer version sends.
      return <View className='bubble bubble--unknown'>{chatCopy.unknownBody}</View>
  }
}

const refusedWord = (body: MessageRowProps['body']): string => {
  if (body.kind === 'video') return bodyWords.video(body.durationMs ?? 0)
  return body.kind === 'voice' ? bodyWords.voice(body.durationMs ?? 0) : bodyWords.image
}

function Body(row: MessageRowProps) {
  const { body, state, actions } = row
  if (row.check === 'refused') return <RefusedBody word={refusedWord(body)} />
  const canHeal = healing(row.refusal) === 'again'
  const onRetry = () => {
    if (canHeal) actions.retry(row.id)
  }
  const file = { state, canHeal, actions, onRetry }
  switch (body.kind) {
    case 'text':
      return (
        <TextBody
          text={body.text}
          quote={body.quote}
          chips={'chips' in body ? body.chips : undefined}
          state={state}
          actions={actions}
        />
      )
    case 'image':
      return <ImageBody {...body} {...file} />
    case 'video':
      return <VideoBody {...body} {...file} />
    case 'voice':
      return <VoiceBody {...body} {...file} id={row.id} isOwn={row.speaker === 'shopper'} />
    default:
      return <Card {...row} />
  }
}

type FailedProps = Pick<MessageRowProps, 'id' | 'refusal' | 'overtaken' | 'actions'>

function Failed({ id, refusal, overtaken, actions }: FailedProps) {
  const canHeal = healing(refusal) === 'again'
  return (
    <View className='failed' {...meaning({ role: 'alert' })}>
      {refusal !== 'offline' && <View>{wordsOf(refusal)}</View>}
      {overtaken && <View>{threadCopy.overtaken}</View>}
      <View className='failed__acts'>
        {chatCopy.notSent(canHeal)}
        {canHeal && (
          <Text className='failed__act' {...press(() => actions.retry(id))}>
            {chatCopy.sendAgain}
          </Text>
        )}
        <Text className='failed__act failed__act--quiet' {...press(() => actions.discard(id))}>
          {chatCopy.remove}
        </Text>
      </View>
    </View>
  )
}

const classesOf = ({ speaker, state, isJoined, anchor }: MessageRowProps): string => {
  const classes = [
    `message message--${speaker} message--${state}`,
    isJoined && 'message--joined',
    // What was asked to be seen says so for a moment.
    anchor.startsWith('spot') && 'message--spot',
  ]
  return classes.filter(Boolean).join(' ')
}

const place = (anchor: string): object => (anchor === '' ? {} : { id: anchor })

function SystemRow(row: MessageRowProps) {
  const { body, at, today, live, brief = '', actions } = row
  if (body.kind === 'notice') {
    return <NoticeBody notice={body.notice} {...{ at, today, live, brief, actions }} />
  }
  if (body.kind === 'rating') {
    const { sessionId, agentName, rating } = body
    return <RatingBody {...{ sessionId, agentName, rating, at, today, live, actions }} />
  }
  return body.kind === 'text' ? <View className='notice'>{body.text}</View> : <Card {...row} />
}

const isSystem = ({ speaker, body }: MessageRowProps): boolean =>
  speaker === 'system' || body.kind === 'notice' || body.kind === 'rating'

/** One message with whatever stands above and below it. Drawn once; redrawn only when it changes itself. */
export const MessageRow = memo(function MessageRow(row: MessageRowProps) {
  const { speaker, stamp, who, initial, state } = row
  return (
    <>
      {stamp !== '' && <View className='stamp'>{stamp}</View>}
      {isSystem(row) ? (
        <View className='line' {...place(row.anchor)}>
          <SystemRow {...row} />
        </View>
      ) : (
        <View className={classesOf(row)} {...place(row.anchor)}>
          <View className={`avatar avatar--${speaker}`}>{initial}</View>
          <View className='message__column' {...holdable((at) => row.actions.hold(row.id, at))}>
            {who !== '' && <View className='message__who'>{who}</View>}
            <Body {...row} />
            <CheckNote check={row.check} />
            {state === 'failed' && <Failed {...row} />}
          </View>
        </View>
      )}
    </>
  )
})
