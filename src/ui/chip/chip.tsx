import { View } from '@tarojs/components'
import { Icon } from '../icon/icon'
import { meaning, press } from '../press'
import './chip.scss'

export interface ChipProps {
  readonly text: string
  /** On or off when it is a choice. */
  readonly on?: boolean
  readonly sunken?: boolean
  readonly onPress: () => void
}

export function Chip({ text, on, sunken, onPress }: ChipProps) {
  const classes = ['chip', on && 'chip--on', sunken && 'chip--sunken']
  return (
    <View
      className={classes.filter(Boolean).join(' ')}
      {...press(onPress)}
      {...(on === undefined ? {} : meaning({ 'aria-pressed': on }))}
    >
      {on === true && <Icon name='check' />}
      {text}
    </View>
  )
}
