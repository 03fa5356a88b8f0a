import { admissionWords } from '../copy/admission'
import { bodyWords } from '../copy/conversation'
import type { Message } from '../conversation/message'
import type { Turn } from '../conversation/turn'
import { isMedia, isShownToOthers, standingIn } from './check'

/** A file that may not be shown (yet), in a word. */
const wordOf = ({ body }: Message): string => {
  if (body.kind === 'video') return bodyWords.video(body.durationMs)
  return body.kind === 'voice' ? bodyWords.voice(body.durationMs) : bodyWords.image
}

/** The messages of a turn as others may see them: in place of a file that waits or was refused stand words. */
export const toldToOthers = (turn: Pick<Turn, 'messages' | 'effects' | 'verdicts'>): readonly Message[] =>
  turn.messages.map((message, position) => {
    const standing = standingIn(turn, position)
    if (isShownToOthers(standing) || !isMedia(message.body)) return message
    const words = standing === 'refused' ? admissionWords.media.risky : admissionWords.waiting
    return { from: message.from, body: { kind: 'text', text: words(wordOf(message)) } }
  })
