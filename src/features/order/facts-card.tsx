import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import type { OrderDetail } from '../../../core/orders/order-view'
import { detailWords as words } from '../../copy/orders'
import { Card } from '../../ui/card/card'
import { fullMoment } from '../orders/order-text'
import { CopyNumber } from './copy-number'
import './facts-card.scss'

function Fact({ label, text, children }: { label: string; text: string; children?: ReactNode }) {
  return (
    <View className='facts__row'>
      <View className='facts__label'>{label}</View>
      <Text className='facts__text' userSelect>
        {text}
      </Text>
      {children}
    </View>
  )
}

/** The papers of an order: number, times, how it was paid. */
export function FactsCard({ order }: { order: OrderDetail }) {
  const { orderNo, placedAt, paidAt, payMethod, buyerNote } = order
  return (
    <Card className='facts'>
      <Fact label={words.orderNo} text={orderNo}>
        <CopyNumber number={orderNo} label={words.copyOrder(orderNo)} />
      </Fact>
      <Fact label={words.placedAt} text={fullMoment(placedAt)} />
      {paidAt !== undefined && <Fact label={words.paidAt} text={fullMoment(paidAt)} />}
      {payMethod !== undefined && <Fact label={words.payMethod} text={payMethod} />}
      {buyerNote !== undefined && buyerNote !== '' && <Fact label={words.note} text={buyerNote} />}
    </Card>
  )
}
