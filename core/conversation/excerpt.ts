import { brief } from '../lane/text'
import { mentioned } from './mention'
import type { MessageBody } from './message'

/** As much of a quoted message as fits on two lines of a phone. */
const EXCERPT_MAX = 60

/** A message in a few words on one line, for whoever quotes it; null for what nobody said. */
export const excerptOf = (body: MessageBody): string | null => {
  const words = mentioned(body)
  return words === null ? null : brief(words, EXCERPT_MAX)
}
