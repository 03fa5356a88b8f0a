import type { MessageView } from '../../../../core/conversation/message'
import { bodyWords } from '../../../../core/copy/conversation'
import type { Instant } from '../../../../core/shared/time'
import { clipText, conversationWords as words } from '../../../words/conversation'
import { CaseCard, FaqCard, GoodsCard, OrderCard, OrdersCards, PlaceCard } from './cards'
import { Picture } from './picture'
import { TextBody } from './text-body'
import { Voice } from './voice'

interface BodyProps {
  readonly message: MessageView
  readonly now: Instant
}

/** Files without a link: WeChat judges them still, or has refused them. */
const Unseen = ({ text }: { readonly text: string }) => <div className='chat-bubble chat-unseen'>{text}</div>

const File = ({ message: { id, body } }: BodyProps) => {
  switch (body.kind) {
    case 'image':
      return body.url === '' ? (
        <Unseen text={bodyWords.image} />
      ) : (
        <Picture id={id} src={body.url} label={words.openImage} width={body.width} height={body.height} />
      )
    case 'video': {
      const length = clipText(body.durationMs)
      return body.url === '' ? (
        <Unseen text={bodyWords.video(body.durationMs)} />
      ) : (
        <Picture
          id={id}
          src={body.posterUrl ?? ''}
          label={words.video(length)}
          length={length}
          width={body.width}
          height={body.height}
        />
      )
    }
    case 'voice':
      return body.url === '' ? (
        <Unseen text={bodyWords.voice(body.durationMs)} />
      ) : (
        <Voice url={body.url} durationMs={body.durationMs} />
      )
    default:
      // A kind that a newer server sends.
      return <Unseen text={words.unknown} />
  }
}

/** What was said, in the shape of its kind. */
export const Body = ({ message, now }: BodyProps) => {
  const { body } = message
  switch (body.kind) {
    case 'text':
      return <TextBody text={body.text} quote={body.quote} chips={body.chips} />
    case 'order':
      return <OrderCard order={body.order} now={now} />
    case 'orders':
    case 'requestForm':
      return <OrdersCards body={body} now={now} />
    case 'goods':
      return <GoodsCard {...body} />
    case 'faq':
      return <FaqCard {...body} />
    case 'afterSales':
      return <CaseCard body={body} now={now} />
    case 'location':
      return <PlaceCard body={body} />
    default:
      return <File message={message} now={now} />
  }
}
