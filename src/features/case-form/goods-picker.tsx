import { View } from '@tarojs/components'
import type { FormItem } from '../../../core/aftersales/form'
import { caseFormWords as words } from '../../copy/aftersales'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import { Photo } from '../../ui/photo/photo'
import { meaning, press } from '../../ui/press'
import { quantityOf, withQuantity, type Filled } from './form.shared'

interface StepProps {
  readonly label: string
  readonly icon: 'less' | 'add'
  readonly isOff: boolean
  readonly onPress: () => void
}

function Step({ label, icon, isOff, onPress }: StepProps) {
  const act = () => {
    if (!isOff) onPress()
  }
  return (
    <View
      className={isOff ? 'step__do step__do--off' : 'step__do'}
      {...press(act, label)}
      {...(isOff ? meaning({ 'aria-disabled': true }) : {})}
    >
      <Icon name={icon} />
    </View>
  )
}

interface GoodsProps {
  readonly item: FormItem
  readonly filled: Filled
  /** It is the only one: it cannot be left out. */
  readonly isOnly: boolean
  readonly onChange: (filled: Filled) => void
}

const boughtText = ({ sku, quantity, left }: FormItem): string => {
  const bought = left < quantity ? `${words.bought(quantity)}，${words.left(left)}` : words.bought(quantity)
  return [sku, left === 0 ? words.noneLeft : bought].filter(Boolean).join('，')
}

function Goods({ item, filled, isOnly, onChange }: GoodsProps) {
  const { title, image, left } = item
  const quantity = quantityOf(filled, item.item)
  const change = (by: number) => onChange(withQuantity(filled, item, quantity + by))
  return (
    <View className={left === 0 ? 'claim-goods claim-goods--none' : 'claim-goods'}>
      <Photo src={image} size='m' />
      <View className='claim-goods__text'>
        <View className='claim-goods__title'>{title}</View>
        <View className='claim-goods__sku'>{boughtText(item)}</View>
      </View>
      {left > 0 && (
        <View className='step' {...meaning({ role: 'group', 'aria-label': title })}>
          <Step
            label={words.fewer(title)}
            icon='less'
            isOff={quantity <= (isOnly ? 1 : 0)}
            onPress={() => change(-1)}
          />
          <View className='step__count' {...meaning({ role: 'status' })}>
            {String(quantity)}
          </View>
          <Step label={words.more(title)} icon='add' isOff={quantity >= left} onPress={() => change(1)} />
        </View>
      )}
    </View>
  )
}

export interface GoodsPickerProps {
  readonly items: readonly FormItem[]
  readonly filled: Filled
  readonly error: string | undefined
  readonly onChange: (filled: Filled) => void
}

/** Which goods of the order, and how many of each. */
export function GoodsPicker({ items, filled, error, onChange }: GoodsPickerProps) {
  const isOnly = items.filter(({ left }) => left > 0).length === 1
  return (
    <Card label={words.goods}>
      {items.map((item) => (
        <Goods key={item.item} item={item} filled={filled} isOnly={isOnly} onChange={onChange} />
      ))}
      {error !== undefined && (
        <View className='claim-form__error claim-form__error--inset' {...meaning({ role: 'alert' })}>
          {error}
        </View>
      )}
    </Card>
  )
}
