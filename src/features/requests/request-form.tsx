import { Text, View } from '@tarojs/components'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { RequestKind } from '../../../core/orders/requests/wanted'
import { orderTail, type OrderCard } from '../../../core/orders/order-view'
import { yuanText } from '../../../core/shared/money'
import { deadlineText, type Instant } from '../../../core/shared/time'
import { requestWords as words } from '../../copy/requests'
import { wordsOf } from '../../copy/refusal-words'
import { BottomBar } from '../../ui/bottom-bar/bottom-bar'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import { Photo } from '../../ui/photo/photo'
import { meaning } from '../../ui/press'
import { Still } from '../../ui/scroll/still'
import { AddressForm } from './address-form'
import { CancelForm } from './cancel-form'
import type { useAsk } from './use-ask'
import './request-page.scss'

function Summary({ order: { title, image, orderNo, paidFen } }: { order: OrderCard }) {
  return (
    <Card className='request-page__order'>
      <Photo src={image} size='m' />
      <View className='request-page__what'>
        <View className='request-page__title'>{title}</View>
        <View className='request-page__tail'>
          {words.orderTail(orderTail(orderNo))} {yuanText(paidFen)}
        </View>
      </View>
    </Card>
  )
}

/** What follows, before it is asked for: by the same row of the policy as the clock. */
function Policy({ kind, answerBy, now }: { kind: RequestKind; answerBy: Instant; now: Instant }) {
  return (
    <View className='request-page__policy'>
      <View className='request-page__heading'>{words.policy}</View>
      <View className='request-page__point'>
        <Icon name='check' />
        <View>
          <Text className='request-page__time'>{deadlineText(answerBy, now)}</Text>
          {words.answered}
        </View>
      </View>
      {[words.afterwards[kind], words.notSent].map((point) => (
        <View key={point} className='request-page__point'>
          <Icon name='check' />
          <View>{point}</View>
        </View>
      ))}
    </View>
  )
}

export interface RequestFormProps {
  readonly kind: RequestKind
  readonly order: OrderCard
  readonly answerBy: Instant
  readonly now: Instant
  readonly asking: ReturnType<typeof useAsk>
}

/** The order, the form, what will follow, and the button. */
export function RequestForm({ kind, order, answerBy, now, asking: { asked, ask } }: RequestFormProps) {
  const { busy, refusal } = asked
  const Form = kind === 'cancel' ? CancelForm : AddressForm
  return (
    <Form onSubmit={(wanted) => void ask(wanted)}>
      {({ fields, problems, submit }) => (
        <>
          <Still>
            <Summary order={order} />
            {fields}
            <Policy {...{ kind, answerBy, now }} />
          </Still>
          <BottomBar>
            <Problem count={problems} refusal={refusal} />
            <Button look='primary' wide busy={busy} onPress={submit}>
              {busy ? words.submitting : words.submit[kind]}
            </Button>
          </BottomBar>
        </>
      )}
    </Form>
  )
}

/** Errors stand at their fields and as a count here; what the shop refuses, in words. */
function Problem({ count, refusal }: { count: number; refusal: RefusalCode | null }) {
  if (count === 0 && refusal === null) return null
  return (
    <View className='request-page__problem' {...meaning({ role: 'alert' })}>
      {count > 0 || refusal === null ? words.problems(count) : wordsOf(refusal)}
    </View>
  )
}
