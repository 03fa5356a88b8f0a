import { View } from '@tarojs/components'
import { messageWords } from '../../copy/messages'
import { Icon, type IconName } from '../../ui/icon/icon'
import { press } from '../../ui/press'
import './panel.scss'

export interface PanelChoice {
  readonly icon: IconName
  readonly label: string
  readonly onPress: () => void
  /** Worth knowing before pressing. */
  readonly note?: string
}

/** What else can be sent or asked for; only what works here and now. */
export function Panel({ choices }: { choices: readonly PanelChoice[] }) {
  return (
    <View className='panel'>
      <View className='panel__grid'>
        {choices.map(({ icon, label, onPress }) => (
          <View key={label} className='panel__choice' {...press(onPress)}>
            <View className='panel__tile'>
              <Icon name={icon} />
            </View>
            {label}
          </View>
        ))}
      </View>
      {choices.map(({ label, note }) =>
        note === undefined ? null : (
          <View key={label} className='panel__limit'>
            {note}
          </View>
        ),
      )}
      <View className='panel__limit'>{messageWords.panel.limit}</View>
    </View>
  )
}
