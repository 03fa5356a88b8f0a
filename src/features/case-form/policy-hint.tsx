import { Text, View } from '@tarojs/components'
import type { Quote } from '../../../core/aftersales/form'
import { deadlineText } from '../../../core/shared/time'
import { caseFormWords as words } from '../../copy/aftersales'
import { Icon } from '../../ui/icon/icon'
import { meaning } from '../../ui/press'

function Promised({ promise: { by, before, after }, now }: Pick<Quote, 'promise' | 'now'>) {
  if (by === null && before === '' && after === '') return null
  return (
    <View className='policy-hint__point'>
      <Icon name='check' />
      <View>
        {before}
        {by !== null && <Text className='policy-hint__strong'>{`${deadlineText(by, now)} `}</Text>}
        {after}
      </View>
    </View>
  )
}

/**
 * What the shop's policy says of this wish, before it is sent; what it does not allow, and what is possible instead. Pale
 * while it is asked of another one.
 */
export function PolicyHint({ quote, isCurrent }: { quote: Quote; isCurrent: boolean }) {
  const old = isCurrent ? '' : ' policy-hint--old'
  if (!quote.isAllowed) {
    return (
      <View className={`policy-hint policy-hint--no${old}`} {...meaning({ role: 'alert' })}>
        <View className='policy-hint__title'>{words.notNow}</View>
        {quote.refusals.map((refusal) => (
          <View key={refusal} className='policy-hint__point'>
            {refusal}
          </View>
        ))}
        <View className='policy-hint__point'>{words.stillAsk}</View>
      </View>
    )
  }
  return (
    <View className={`policy-hint${old}`} {...meaning({ 'aria-live': 'polite' })}>
      <View className='policy-hint__title'>{words.policy}</View>
      {quote.points.map(({ strong, text }) => (
        <View key={`${strong} ${text}`} className='policy-hint__point'>
          <Icon name='check' />
          <View>
            <Text className='policy-hint__strong'>{strong}</Text>
            {text}
          </View>
        </View>
      ))}
      <Promised {...quote} />
    </View>
  )
}
