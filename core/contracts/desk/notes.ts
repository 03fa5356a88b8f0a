import * as z from 'zod/mini'
import { PlainText } from '../../conversation/message'
import { ClientId, SessionId, UserId } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['agent', 'supervisor'] as const

const Named = z.object({ userid: z.string(), name: z.string() })

/** 内部备注: what colleagues write beside a conversation. No shopper's door knows of it. */
export const DeskNote = z.lazy(() =>
  z.object({
    /** `note:seq`: one a turn, which has no messages then. */
    id: z.string(),
    seq: z.int(),
    at: Instant,
    by: Named,
    text: z.string(),
    /** Who was named, and told in WeCom. */
    mentions: z.array(Named),
    /** The sender's own id, so that a pending note finds itself. */
    clientId: z.string(),
    /** 251121-12: the session in which it was written. */
    session: z.optional(z.string()),
  }),
)
export type DeskNote = z.infer<typeof DeskNote>

export const notesArea = {
  /**
   * Writes a note, to one's own session; a supervisor to every one. Those who are named get a message in WeCom:
   * `notFound` when one of them answers for this shop no more. The same clientId again answers the first note.
   */
  add: procedure({
    roles,
    input: z.object({
      sessionId: SessionId,
      clientId: ClientId,
      text: PlainText.shape.text,
      mentions: z.array(UserId).check(z.maxLength(10, 'tooMany')),
    }),
    output: z.object({ note: DeskNote, now: Instant }),
  }),
}
