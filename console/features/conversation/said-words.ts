import { mentioned } from '../../../core/conversation/mention'
import type { MessageView } from '../../../core/conversation/message'
import { brief } from '../../../core/lane/text'
import { conversationWords as words } from '../../words/conversation'

/** What stands for a message where it is copied: its text, or what it is called. */
export const saidWords = ({ body }: MessageView): string =>
  body.kind === 'text' ? body.text : (mentioned(body) ?? '')

/** As much of a quoted message as fits on a line. */
const EXCERPT_MAX = 60

export const saidBriefly = (message: MessageView): string => brief(saidWords(message), EXCERPT_MAX)

/** Who said it, as it stands above it. */
export const saidBy = ({ from }: MessageView, called: string): string => {
  if (from.kind === 'agent') return from.name
  return from.kind === 'shopper' ? called : words.bot
}
