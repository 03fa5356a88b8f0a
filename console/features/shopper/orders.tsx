import { Button } from 'antd'
import { useState } from 'react'
import type { DeskShopper } from '../../../core/contracts/desk.contract'
import type { OrderDetail } from '../../../core/orders/order-view'
import { yuanText } from '../../../core/shared/money'
import { shopperWords } from '../../words/shopper'
import { stateOf } from '../conversation/bodies/cards'
import { GoodsPhoto } from './goods-photo'
import { Section } from './section'

const words = shopperWords.orders
/** Before anybody asks for all. */
const FIRST = 3

interface OrderRowProps {
  readonly order: OrderDetail
  readonly now: number
  /** Null where nothing can be sent. */
  readonly onSend: (() => void) | null
  readonly isSending: boolean
}

const OrderRow = ({ order, now, onSend, isSending }: OrderRowProps) => {
  const title = [order.title, order.sku].filter(Boolean).join(' ')
  return (
    <li className='shopper-order'>
      <GoodsPhoto image={order.image} />
      <span className='shopper-order-what'>
        <span className='shopper-clip' title={title}>
          {title}
        </span>
        <small>{stateOf(order, now)}</small>
      </span>
      <span className='shopper-order-paid'>
        {yuanText(order.paidFen)}
        {onSend && (
          <Button
            type='link'
            size='small'
            loading={isSending}
            aria-label={words.sendNamed(title)}
            onClick={onSend}
          >
            {words.send}
          </Button>
        )}
      </span>
    </li>
  )
}

interface OrdersProps {
  readonly shopper: DeskShopper
  /** Sends an order's card; null when the session is not one's own. */
  readonly onSend: ((orderNo: string) => void) | null
  /** The order whose card is on its way. */
  readonly sending: string | null
}

/** The newest first; the card of each can be sent. */
export const Orders = ({ shopper: { orders, now }, onSend, sending }: OrdersProps) => {
  const [isAll, setAll] = useState(false)
  const more = orders.length > FIRST && (
    <Button type='link' size='small' aria-expanded={isAll} onClick={() => setAll(!isAll)}>
      {isAll ? words.less : words.all(orders.length)}
    </Button>
  )
  return (
    <Section title={words.title} act={more} empty={orders.length === 0 ? words.empty : null}>
      <ul>
        {(isAll ? orders : orders.slice(0, FIRST)).map((order) => (
          <OrderRow
            key={order.orderNo}
            order={order}
            now={now}
            onSend={onSend && (() => onSend(order.orderNo))}
            isSending={sending === order.orderNo}
          />
        ))}
      </ul>
    </Section>
  )
}
