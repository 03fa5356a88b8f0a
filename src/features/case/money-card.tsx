import { View } from '@tarojs/components'
import type { MoneyView } from '../../../core/aftersales/view'
import { yuanText } from '../../../core/shared/money'
import { deadlineText, momentText, type Instant } from '../../../core/shared/time'
import { caseWords as words } from '../../copy/aftersales'
import { Card } from '../../ui/card/card'
import { meaning } from '../../ui/press'
import { TakeMoney } from './take-money'

type Leg = MoneyView['legs'][number]

const timeOf = ({ at, by }: Leg, now: Instant): string => {
  if (at !== null) return momentText(at, now)
  return by === null ? '' : words.before(deadlineText(by, now))
}

/** The line between two legs: gone, being gone, still to go. */
const pathOf = (legs: readonly Leg[], at: number): string => {
  const [from, to] = [legs[at], legs[at + 1]]
  if (to?.at !== null) return 'money__path money__path--done'
  return from?.at === null ? 'money__path' : 'money__path money__path--half'
}

/** The way that the money takes: each leg with its time. */
function Legs({ legs, now }: { legs: readonly Leg[]; now: Instant }) {
  return (
    <View className='money__legs' {...meaning({ role: 'list' })}>
      {legs.map((leg, at) => (
        <View key={leg.label} className='money__leg' {...meaning({ role: 'listitem' })}>
          <View className='money__way'>
            <View className={leg.at === null ? 'money__stop' : 'money__stop money__stop--done'} />
            {at < legs.length - 1 && <View className={pathOf(legs, at)} />}
          </View>
          <View className='money__label'>{leg.label}</View>
          <View className='money__time'>{timeOf(leg, now)}</View>
        </View>
      ))}
    </View>
  )
}

export interface MoneyCardProps {
  readonly title: string
  readonly money: MoneyView
  readonly now: Instant
}

/** Money on its way to her: how much, where to, how far it is. */
export function MoneyCard({ title, money, now }: MoneyCardProps) {
  const { amountFen, route, legs } = money
  return (
    <Card className='money' label={title}>
      <View className='money__title'>{title}</View>
      <View className='money__head'>
        <View className='money__figure'>{yuanText(amountFen)}</View>
        <View className='money__route'>{route}</View>
      </View>
      {legs.length > 0 && <Legs legs={legs} now={now} />}
      <TakeMoney money={money} now={now} />
    </Card>
  )
}
