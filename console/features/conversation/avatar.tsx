import { firstOf } from '../../../core/shared/graphemes'
import { conversationWords as words } from '../../words/conversation'

const tints = ['rose', 'sand', 'mist', 'moss'] as const

/** The same person has the same colour everywhere. */
const tintOf = (name: string): string => {
  const sum = [...name].reduce((total, char) => total + (char.codePointAt(0) ?? 0), 0)
  return tints[sum % tints.length] ?? 'mist'
}

interface AvatarProps {
  readonly kind: 'shopper' | 'bot' | 'agent'
  readonly name: string
}

/** One letter on a tile; who it is says the line beside it. */
export const Avatar = ({ kind, name }: AvatarProps) => {
  const tint = kind === 'shopper' ? ` chat-avatar-${tintOf(name)}` : ''
  return (
    <span className={`chat-avatar chat-avatar-${kind}${tint}`} aria-hidden>
      {kind === 'bot' ? words.botInitial : firstOf(name, 1)}
    </span>
  )
}
