import type { MessageView } from '../../../core/conversation/message'

/** So many voice messages are remembered as heard. */
const REMEMBERED = 500

/** From storage; whatever else lies there is nothing. */
export const restoredHeard = (stored: unknown): readonly string[] =>
  Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string') : []

export const afterHeard = (heard: readonly string[], id: string): readonly string[] =>
  heard.includes(id) ? heard : [...heard, id].slice(-REMEMBERED)

export interface Sound {
  readonly id: string
  readonly url: string
}

/** The next voice message of somebody else after that one which was not heard, null when there is none. */
export const nextUnheard = (
  messages: readonly MessageView[],
  heard: readonly string[],
  afterId: string,
): Sound | null => {
  const at = messages.findIndex(({ id }) => id === afterId)
  if (at < 0) return null
  for (const { id, from, body } of messages.slice(at + 1)) {
    if (body.kind !== 'voice' || from.kind === 'shopper' || heard.includes(id) || body.url === '') continue
    return { id, url: body.url }
  }
  return null
}
