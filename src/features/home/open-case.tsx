import { View } from '@tarojs/components'
import type { HomeView } from '../../../core/contracts/shopper/home.contract'
import { yuanText } from '../../../core/shared/money'
import { openPage } from '../../platform/navigation'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import { Photo } from '../../ui/photo/photo'
import { press } from '../../ui/press'
import { PromiseLine } from '../../ui/promise-line/promise-line'
import { promiseOf } from '../cases/headline-promise'
import './open-case.scss'

/** The after-sales case that is not over: where it stands and by when; nothing when there is none. */
export function OpenCase({ openCase, now }: Pick<HomeView, 'openCase' | 'now'>) {
  if (openCase === undefined) return null
  const { caseNo, title, amountFen, image } = openCase
  const promise = promiseOf(openCase, now)
  return (
    <Card>
      <View className='open-case' {...press(() => openPage('case', { caseNo }))}>
        <Photo src={image} size='s' />
        <View className='open-case__text'>
          <View className='open-case__title'>
            {amountFen > 0 ? `${title} ${yuanText(amountFen)}` : title}
          </View>
          <PromiseLine icon={promise.time === '' ? null : 'clock'} {...promise} />
        </View>
        <View className='open-case__more'>
          <Icon name='next' />
        </View>
      </View>
    </Card>
  )
}
