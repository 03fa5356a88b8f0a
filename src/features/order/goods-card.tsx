import { View } from '@tarojs/components'
import type { OrderItem } from '../../../core/orders/order'
import type { OrderDetail } from '../../../core/orders/order-view'
import { yuanText } from '../../../core/shared/money'
import { detailWords as words } from '../../copy/orders'
import { Card } from '../../ui/card/card'
import { Photo } from '../../ui/photo/photo'
import './goods-card.scss'

function Goods({ item }: { item: OrderItem }) {
  return (
    <View className='goods__item'>
      <Photo src={item.image} size='l' />
      <View className='goods__text'>
        {item.title}
        {item.sku !== undefined && <View className='goods__sku'>{item.sku}</View>}
      </View>
      <View className='goods__price'>
        {yuanText(item.priceFen)}
        <View className='goods__times'>{words.times(item.quantity)}</View>
      </View>
    </View>
  )
}

function Sum({ label, text, total }: { label: string; text: string; total?: boolean }) {
  return (
    <View className={total ? 'goods__sum goods__sum--total' : 'goods__sum'}>
      <View>{label}</View>
      <View className='goods__figure'>{text}</View>
    </View>
  )
}

/** Two equal lines of one order are told apart by how many came before. */
const keyed = (items: readonly OrderItem[]) => {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const name = `${item.title} ${item.sku ?? ''} ${item.priceFen}`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return { id: `${name} ${count}`, item }
  })
}

/** What was bought and what it came to. */
export function GoodsCard({ order }: { order: OrderDetail }) {
  const { items, goodsFen, discountFen, freightFen, paidFen, status } = order
  return (
    <Card className='goods'>
      {keyed(items).map(({ id, item }) => (
        <Goods key={id} item={item} />
      ))}
      <View className='goods__sums'>
        <Sum label={words.goods} text={yuanText(goodsFen)} />
        {discountFen > 0 && <Sum label={words.discount} text={`−${yuanText(discountFen)}`} />}
        <Sum label={words.freight} text={yuanText(freightFen)} />
        <Sum total label={status === 'unpaid' ? words.toPay : words.paid} text={yuanText(paidFen)} />
      </View>
    </Card>
  )
}
