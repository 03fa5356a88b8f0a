import type { MessageView } from '../../../core/conversation/message'
import { isOwn } from './rows'

/** The newest of one's own messages among those that the shopper was shown, by its id; null: none of them. */
export const newestRead = (messages: readonly MessageView[], userid: string, readTo: number): string | null =>
  messages.filter((message) => message.seq <= readTo && isOwn(message, userid)).at(-1)?.id ?? null
