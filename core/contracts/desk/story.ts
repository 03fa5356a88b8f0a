import * as z from 'zod/mini'
import { Digest } from '../../conversation/digest'
import { ClientId, SessionId } from '../../shared/ids'
import { procedure } from '../procedure'
import { HandNote } from './board'

const roles = ['agent', 'supervisor'] as const

/** A group of agents, and who of it is there. */
export const StoryGroup = z.object({
  id: z.string(),
  /** 技术支持 */
  name: z.string(),
  /** On duty; nobody: whoever is there gets it. */
  onDuty: z.int(),
})
export type StoryGroup = z.infer<typeof StoryGroup>

/** What is known of a session when it changes hands (R49, R144). */
export const storyArea = {
  /** What was asked, said, promised and decided, for whoever may read the session. */
  digest: procedure({
    roles,
    input: z.object({ sessionId: SessionId }),
    output: z.object({ digest: z.nullable(Digest) }),
  }),
  /** Where a session may be sent, besides to a colleague; empty in a shop without groups. */
  groups: procedure({ roles, input: z.object({}), output: z.object({ groups: z.array(StoryGroup) }) }),
  /**
   * Sends one's own session into a group's queue with its story (R49): whoever of it is free gets it, and the shopper is
   * told where she stands. The same clientId again answers the first answer.
   */
  toGroup: procedure({
    roles,
    input: z.object({
      sessionId: SessionId,
      clientId: ClientId,
      groupId: z.string().check(z.maxLength(64)),
      note: z.optional(HandNote),
    }),
    output: z.object({ seq: z.int() }),
  }),
}
