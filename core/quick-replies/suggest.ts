import type { Message } from '../conversation/message'
import { plainWords } from './plain'
import type { QuickReply } from './quick-reply'

/** A reply that fits what a shopper said, and the word of hers that called for it. */
export interface Suggestion {
  readonly reply: QuickReply
  readonly word: string
}

/** What was said before is answered, or about something else. */
const LAST = 3
const MOST = 3

const wordsOf = ({ from, body }: Message): string[] =>
  from.kind === 'shopper' && body.kind === 'text' ? [plainWords(body.text)] : []

/** The longest keyword says most about what is meant. */
const calledBy = (said: string, reply: QuickReply): Suggestion[] => {
  const words = reply.keywords.filter((word) => plainWords(word) !== '' && said.includes(plainWords(word)))
  const [longest] = words.sort((one, other) => other.length - one.length)
  return longest === undefined ? [] : [{ reply, word: longest }]
}

/**
 * Replies whose keywords a shopper used in her last words (R84), at most three: those that her newest words call for go
 * first, then the longer keyword, then the order of the replies. `messages` oldest first.
 */
export const suggest = (
  messages: readonly Message[],
  replies: readonly QuickReply[],
): readonly Suggestion[] => {
  const inOrder = [...replies].sort((one, other) => one.position - other.position)
  const newestFirst = messages.flatMap(wordsOf).slice(-LAST).reverse()
  const all = newestFirst.flatMap((said) =>
    inOrder
      .flatMap((reply) => calledBy(said, reply))
      .sort((one, other) => other.word.length - one.word.length),
  )
  const seen = new Set<string>()
  return all.filter(({ reply }) => !seen.has(reply._id) && seen.add(reply._id)).slice(0, MOST)
}
