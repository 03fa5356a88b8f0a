import { View } from '@tarojs/components'
import { meaning, press } from '../press'
import './tabs.scss'

export interface TabsProps<T extends string> {
  readonly tabs: readonly { readonly id: T; readonly text: string }[]
  readonly chosen: T
  readonly onChoose: (id: T) => void
}

export function Tabs<T extends string>({ tabs, chosen, onChoose }: TabsProps<T>) {
  return (
    <View className='tabs' {...meaning({ role: 'tablist' })}>
      {tabs.map(({ id, text }) => (
        <View
          key={id}
          className={id === chosen ? 'tabs__tab tabs__tab--on' : 'tabs__tab'}
          {...press(() => onChoose(id))}
          {...meaning({ role: 'tab', 'aria-selected': id === chosen })}
        >
          {text}
        </View>
      ))}
    </View>
  )
}
