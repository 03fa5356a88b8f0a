import { Text, View } from '@tarojs/components'
import { Chip } from '../../../ui/chip/chip'
import type { ChatActions } from '../actions'

interface TextBodyProps {
  readonly text: string
  readonly chips?: readonly string[] | undefined
  readonly state: string
  readonly actions: ChatActions
}

/** Words as they were typed, and what can be answered by a tap. */
export function TextBody({ text, chips, state, actions }: TextBodyProps) {
  return (
    <>
      <Text className={`bubble bubble--${state}`} userSelect>
        {text}
      </Text>
      {chips !== undefined && chips.length > 0 && (
        <View className='bubble-chips'>
          {chips.map((chip) => (
            <Chip key={chip} text={chip} onPress={() => actions.sayText(chip)} />
          ))}
        </View>
      )}
    </>
  )
}
