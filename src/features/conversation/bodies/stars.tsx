import { View } from '@tarojs/components'
import { chatCopy } from '../../../copy/chat'
import { Icon } from '../../../ui/icon/icon'
import { meaning, press } from '../../../ui/press'
import './stars.scss'

const all = [1, 2, 3, 4, 5] as const

interface StarsProps {
  readonly value: number
  /** Left out: they are only shown. */
  readonly onChange?: (stars: number) => void
}

/** One of five: a radio group. */
export function Stars({ value, onChange }: StarsProps) {
  return (
    <View className='stars' {...meaning({ role: 'radiogroup', 'aria-label': chatCopy.rating.label })}>
      {all.map((stars) => (
        <View
          key={stars}
          className={stars <= value ? 'star star--on' : 'star'}
          {...(onChange && press(() => onChange(stars), chatCopy.rating.star(stars)))}
          {...meaning({ role: 'radio', 'aria-checked': stars === value })}
        >
          <Icon name={stars <= value ? 'star-full' : 'star'} />
        </View>
      ))}
    </View>
  )
}
