import { View } from '@tarojs/components'
import { chooseOrderWords } from '../../copy/answer'
import { meaning } from '../../ui/press'
import './choose-hint.scss'

const textOf = new Map<string, string>(Object.entries(chooseOrderWords))

/** An answer led here: what to do with an order. Nothing for who came by herself. */
export function ChooseHint({ wanted }: { wanted: string }) {
  const text = textOf.get(wanted)
  if (text === undefined) return null
  return (
    <View className='choose-hint' {...meaning({ role: 'status' })}>
      {text}
    </View>
  )
}
