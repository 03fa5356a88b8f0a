import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from '../icon/icon'
import './promise-line.scss'

export interface PromiseLineProps {
  readonly icon?: IconName | null
  readonly before?: string
  /** Stands out. */
  readonly time: string
  readonly after?: string
  /** The promise was not kept. */
  readonly late?: boolean
  /** Under the state of a whole page. */
  readonly large?: boolean
}

/** What happens next, and by when: the signature of every status (look.md). */
export function PromiseLine({ icon, before, time, after, late, large }: PromiseLineProps) {
  const classes = ['promise', late && 'promise--late', large && 'promise--large']
  return (
    <View className={classes.filter(Boolean).join(' ')}>
      {icon && <Icon name={icon} />}
      <View className='promise__words'>
        {before}
        <Text className='promise__time'>{time}</Text>
        {after}
      </View>
    </View>
  )
}
