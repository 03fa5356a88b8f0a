import { useMemo } from 'react'
import { Text } from '@tarojs/components'
import { textParts, type TextPart } from '../../../../core/conversation/text-parts'
import { meaning, press } from '../../../ui/press'
import { pressAt } from '../../../ui/hold'
import type { ChatActions } from '../actions'
import './spoken-text.scss'

interface SpokenTextProps {
  readonly text: string
  readonly actions: ChatActions
}

function Part({ part, actions }: { part: Exclude<TextPart, { kind: 'words' }>; actions: ChatActions }) {
  const acts = () => {
    switch (part.kind) {
      case 'link':
        return { ...press(() => actions.openLink(part.url)), ...meaning({ role: 'link' }) }
      case 'order':
        return press(() => actions.openOrder(part.orderNo))
      case 'phone':
        return pressAt((at) => actions.askPhone(part.phone, at))
    }
  }
  return (
    <Text className='spoken__tap' {...acts()}>
      {part.text}
    </Text>
  )
}

/** Words with what can be tapped in them: addresses, phone and order numbers. */
export function SpokenText({ text, actions }: SpokenTextProps) {
  const parts = useMemo(() => textParts(text), [text])
  if (parts.every(({ kind }) => kind === 'words')) return <>{text}</>
  // A text never changes: its parts keep their places.
  return (
    <>
      {parts.map((part, place) =>
        part.kind === 'words' ? part.text : <Part key={place} part={part} actions={actions} />,
      )}
    </>
  )
}
