import { View } from '@tarojs/components'
import type { CaseCard } from '../../../core/aftersales/view'
import { yuanText } from '../../../core/shared/money'
import type { Instant } from '../../../core/shared/time'
import { caseListWords as words } from '../../copy/aftersales'
import { Card } from '../../ui/card/card'
import { Photo } from '../../ui/photo/photo'
import { press } from '../../ui/press'
import { PromiseLine } from '../../ui/promise-line/promise-line'
import { titleOf, typeText } from './case-text'
import { promiseOf } from './headline-promise'
import './case-row.scss'

export interface CaseRowProps {
  readonly card: CaseCard
  readonly now: Instant
  readonly onOpen: () => void
}

/** One case of a list: where it stands first, then what it is about. */
export function CaseRow({ card, now, onOpen }: CaseRowProps) {
  const { type, title, sku, image, pieces, amountFen, headline } = card
  const promise = promiseOf(headline, now)
  return (
    <Card>
      <View className='case-row' {...press(onOpen)}>
        <View className='case-row__head'>
          <View className='case-row__state'>{titleOf(headline)}</View>
          <View className='case-row__type'>{typeText(type)}</View>
        </View>
        <PromiseLine icon={promise.time === '' ? null : 'clock'} {...promise} />
        <View className='case-row__goods'>
          <Photo src={image} size='m' />
          <View className='case-row__text'>
            <View className='case-row__title'>{title}</View>
            <View className='case-row__sku'>{[sku, words.pieces(pieces)].filter(Boolean).join('，')}</View>
          </View>
          {amountFen > 0 && <View className='case-row__amount'>{yuanText(amountFen)}</View>}
        </View>
      </View>
    </Card>
  )
}
