import { plainWords } from './plain'
import type { QuickReply } from './quick-reply'

/** `one` may be sent at once; of `several` an agent chooses by number. */
export type FoundReplies =
  | { readonly kind: 'one'; readonly reply: QuickReply }
  | { readonly kind: 'several'; readonly replies: readonly QuickReply[] }
  | { readonly kind: 'none' }

/** What a reply is found by. */
export type Findable = Pick<QuickReply, 'position' | 'title' | 'initials' | 'category' | 'keywords' | 'text'>

type Fits = (reply: Findable, asked: string) => boolean

const isCalled: Fits = ({ title, initials }, asked) => plainWords(title) === asked || initials === asked

const isAbout: Fits = ({ title, category, keywords, initials }, asked) =>
  initials.startsWith(asked) ||
  [title, category, ...keywords].some((words) => plainWords(words).includes(asked))

const says: Fits = ({ text }, asked) => plainWords(text).includes(asked)

const isNumbered: Fits = ({ position }, asked) => String(position) === asked

const begins: Fits = ({ title, initials }, asked) =>
  initials.startsWith(asked) || plainWords(title).startsWith(asked)

const inWordsOrLetters: Fits = (reply, asked) => isAbout(reply, asked) || reply.initials.includes(asked)

/**
 * Replies for somebody who looks before he sends: by number, title or its pinyin initials, in whole, from the
 * beginning, in part, by category, keyword or text. The better a reply fits the earlier it comes; all of them for no
 * words.
 */
export const rankReplies = <R extends Findable>(replies: readonly R[], words: string): readonly R[] => {
  const asked = plainWords(words)
  if (asked === '') return replies
  const ranked = [isNumbered, isCalled, begins, inWordsOrLetters, says].flatMap((fits) =>
    replies.filter((reply) => fits(reply, asked)),
  )
  return [...new Set(ranked)]
}

/**
 * Replies by their title or its pinyin initials, in whole or in part, by category or keyword. A whole name goes before
 * parts, so that no reply hides behind a longer name; what only stands in the text is shown before it is sent.
 */
export const findReplies = (replies: readonly QuickReply[], words: string): FoundReplies => {
  const asked = plainWords(words)
  if (asked === '') return { kind: 'none' }
  for (const fits of [isCalled, isAbout, says]) {
    const found = replies.filter((reply) => fits(reply, asked))
    const [first, ...others] = found
    if (!first) continue
    return others.length === 0 && fits !== says
      ? { kind: 'one', reply: first }
      : { kind: 'several', replies: found }
  }
  return { kind: 'none' }
}
