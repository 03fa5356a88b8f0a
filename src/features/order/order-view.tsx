import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { OrderDetail } from '../../../core/orders/order-view'
import type { Instant } from '../../../core/shared/time'
import { detailWords as words } from '../../copy/orders'
import { openPage } from '../../platform/navigation'
import { Card } from '../../ui/card/card'
import { Cell } from '../../ui/cell/cell'
import { NoticeOffer } from '../notices/notice-offer'
import { FactsCard } from './facts-card'
import { GoodsCard } from './goods-card'
import { Headline } from './headline'
import { ParcelCard } from './parcel-card'
import './order-view.scss'

function Parcels({ order, now }: { order: OrderDetail; now: Instant }) {
  const { parcels, sendTo } = order
  if (parcels.length === 0) {
    return sendTo === undefined ? null : (
      <Card>
        <View className='order-view__to'>{words.sendTo(sendTo)}</View>
      </Card>
    )
  }
  return (
    <>
      {parcels.map((parcel, place) => (
        <ParcelCard
          key={parcel.trackingNo}
          parcel={parcel}
          now={now}
          {...(parcels.length > 1 ? { title: words.parcel(place + 1, parcels.length) } : {})}
          sendTo={place === parcels.length - 1 ? sendTo : undefined}
        />
      ))}
    </>
  )
}

export interface OrderViewProps {
  readonly order: OrderDetail
  readonly now: Instant
  /** What was asked of it: right under its state. */
  readonly children?: ReactNode
}

/** One order in full: state, wishes, parcels, goods, papers. */
export function OrderView({ order, now, children }: OrderViewProps) {
  return (
    <>
      <Headline order={order} now={now} />
      {children}
      <Parcels order={order} now={now} />
      {order.status === 'shipped' && <NoticeOffer kind='parcelTrouble' />}
      <GoodsCard order={order} />
      <FactsCard order={order} />
      {order.status !== 'unpaid' && (
        <Card>
          <Cell text={words.invoice} onPress={() => openPage('invoice', { orderNo: order.orderNo })} />
        </Card>
      )}
    </>
  )
}
