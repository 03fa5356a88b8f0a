import { firstOf } from '../../../core/shared/graphemes'
import { conversationWords as words } from '../../words/conversation'

const tints = ['rose', 'sand', 'mist', 'moss'] as const

/** By the session's number, in the lists as in the chat: neighbours differ and each keeps its own. */
export const tintOf = (number: number): string => tints[number % tints.length] ?? 'mist'

interface AvatarProps {
  readonly kind: 'shopper' | 'bot' | 'agent'
  readonly name: string
  /** Of a shopper's tile. */
  readonly tint?: string
}

/** One letter on a tile; who it is says the line beside it. */
export const Avatar = ({ kind, name, tint = 'mist' }: AvatarProps) => {
  const colour = kind === 'shopper' ? tint : kind
  return (
    <span className={`chat-avatar chat-avatar-${colour}`} aria-hidden>
      {kind === 'bot' ? words.botInitial : firstOf(name, 1)}
    </span>
  )
}
