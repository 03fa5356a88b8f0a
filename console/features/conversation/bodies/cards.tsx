import type { ReactNode } from 'react'
import { EnvironmentOutlined } from '@ant-design/icons'
import type { BodyView } from '../../../../core/conversation/message'
import { statusWords } from '../../../../core/copy/bot'
import { requestKinds } from '../../../../core/copy/requests'
import { orderTail, type OrderCard as Order } from '../../../../core/orders/order-view'
import { yuanText } from '../../../../core/shared/money'
import { deadlineText, momentText, type Instant } from '../../../../core/shared/time'
import { conversationWords as words } from '../../../words/conversation'
import { GoodsPhoto } from '../../shopper/goods-photo'

export type BodyOf<K extends BodyView['kind']> = Extract<BodyView, { kind: K }>

/** Where the order stands, with its time. */
export const stateOf = ({ status, deliveredAt, arriveBy, shipBy }: Order, now: Instant): string => {
  const state = statusWords[status]
  if (deliveredAt !== undefined) return `${momentText(deliveredAt, now)} ${state}`
  if (status === 'shipped' && arriveBy !== undefined) return words.arriveBy(deadlineText(arriveBy, now))
  if (status === 'paid' && shipBy !== undefined) return words.shipBy(deadlineText(shipBy, now))
  return state
}

interface CardProps {
  readonly image?: string | undefined
  readonly title: string
  readonly line: string
  readonly foot: readonly [ReactNode, ReactNode]
}

const Card = ({ image, title, line, foot }: CardProps) => (
  <article className='chat-card'>
    <div className='chat-card-top'>
      <GoodsPhoto image={image} />
      <span className='chat-card-what'>
        <b className='chat-card-title'>{title}</b>
        <span className='chat-card-line'>{line}</span>
      </span>
    </div>
    <p className='chat-card-foot'>
      <span>{foot[0]}</span>
      <span>{foot[1]}</span>
    </p>
  </article>
)

export const OrderCard = ({ order, now }: { readonly order: Order; readonly now: Instant }) => (
  <Card
    image={order.image}
    title={[order.title, order.sku].filter(Boolean).join(' ')}
    line={`${words.orderGoods(order.kinds, order.pieces)}\u3000${yuanText(order.paidFen)}`}
    foot={[words.orderTail(orderTail(order.orderNo)), stateOf(order, now)]}
  />
)

export const GoodsCard = ({
  title,
  sku = '',
  image,
  orderNo,
  priceFen,
  quantity,
}: Omit<BodyOf<'goods'>, 'kind'>) => (
  <Card
    image={image}
    title={title}
    line={sku}
    foot={[words.orderTail(orderTail(orderNo)), `${yuanText(priceFen)} ${words.goods(quantity)}`]}
  />
)

/** 小美 asked which order is meant, or offered the form of a request for some. */
export const OrdersCards = ({
  body,
  now,
}: {
  readonly body: BodyOf<'orders'> | BodyOf<'requestForm'>
  readonly now: Instant
}) => (
  <div className='chat-stack'>
    <div className='chat-bubble'>
      <span className='chat-words'>{body.text}</span>
      {body.kind === 'requestForm' && (
        <p className='chat-chips'>{`${words.requestOffer}：${requestKinds[body.request]}`}</p>
      )}
    </div>
    {body.orders.map((order) => (
      <OrderCard key={order.orderNo} order={order} now={now} />
    ))}
  </div>
)

export const FaqCard = ({ question, answer }: BodyOf<'faq'>) => (
  <article className='chat-card chat-card-words'>
    <p className='chat-card-line'>{`${words.faq}：${question}`}</p>
    <p className='chat-words'>{answer}</p>
  </article>
)

/** What happens next, with its moment in or before it. */
const nextLine = ({ nextText = '', by }: BodyOf<'afterSales'>, now: Instant): string => {
  if (by === undefined) return nextText
  const moment = deadlineText(by, now)
  return nextText.includes('{by}') ? nextText.replace('{by}', moment) : `${words.by(moment)} ${nextText}`
}

/** Opens the case. */
export const CaseCard = ({ body, now }: { readonly body: BodyOf<'afterSales'>; readonly now: Instant }) => (
  <a className='chat-card chat-card-words' href={`#/cases/${body.caseId}`}>
    <p className='chat-card-head'>
      <b>{body.title}</b>
      {body.amountFen !== undefined && <b>{yuanText(body.amountFen)}</b>}
    </p>
    <p>{body.statusText}</p>
    {(body.nextText !== undefined || body.by !== undefined) && (
      <p className='chat-card-line'>{nextLine(body, now)}</p>
    )}
  </a>
)

/** Tencent's map by address: it needs no key, and opens WeChat's own on a phone. */
const mapOf = ({ latitude, longitude, name, address }: BodyOf<'location'>): string => {
  const marker = `coord:${latitude},${longitude};title:${name};addr:${address}`
  return `https://apis.map.qq.com/uri/v1/marker?marker=${encodeURIComponent(marker)}&referer=xiaomei`
}

export const PlaceCard = ({ body }: { readonly body: BodyOf<'location'> }) => {
  const name = body.name === '' ? words.place : body.name
  return (
    <a
      className='chat-card chat-place'
      href={mapOf(body)}
      target='_blank'
      rel='noreferrer noopener'
      aria-label={words.map(name)}
    >
      <EnvironmentOutlined className='chat-place-pin' />
      <span className='chat-card-what'>
        <b className='chat-card-title'>{name}</b>
        <span className='chat-card-line'>{body.address}</span>
      </span>
    </a>
  )
}
