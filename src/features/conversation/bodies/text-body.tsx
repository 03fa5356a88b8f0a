import { Text, View } from '@tarojs/components'
import { messageWords } from '../../../copy/messages'
import { Chip } from '../../../ui/chip/chip'
import { press } from '../../../ui/press'
import type { ChatActions } from '../actions'
import { SpokenText } from './spoken-text'
import './text-body.scss'

export interface Quoted {
  readonly id: string
  readonly name: string
  readonly excerpt: string
}

interface TextBodyProps {
  readonly text: string
  readonly quote?: Quoted | undefined
  readonly chips?: readonly string[] | undefined
  readonly state: string
  readonly actions: ChatActions
}

function Quote({ quote, actions }: { quote: Quoted; actions: ChatActions }) {
  return (
    <View className='bubble__quote' {...press(() => actions.showMessage(quote.id))}>
      {messageWords.quoted(quote.name, quote.excerpt)}
    </View>
  )
}

function Bubble({ text, quote, state, actions }: Omit<TextBodyProps, 'chips'>) {
  const className = `bubble bubble--${state}`
  const spoken = <SpokenText text={text} actions={actions} />
  if (quote === undefined) return <Text className={className}>{spoken}</Text>
  return (
    <View className={className}>
      <Quote quote={quote} actions={actions} />
      <Text>{spoken}</Text>
    </View>
  )
}

/** Words as they were typed, what they answer to, and what can be answered by a tap. */
export function TextBody({ chips, ...bubble }: TextBodyProps) {
  return (
    <>
      <Bubble {...bubble} />
      {chips !== undefined && chips.length > 0 && (
        <View className='bubble-chips'>
          {chips.map((chip) => (
            <Chip key={chip} text={chip} onPress={() => bubble.actions.sayText(chip)} />
          ))}
        </View>
      )}
    </>
  )
}
