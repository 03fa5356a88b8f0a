import * as z from 'zod/mini'
import { Level } from '../../policy/service-policy'
import { SessionId } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['agent', 'supervisor'] as const

/** An open session whose problem its agent can't settle alone (R39, R40). */
export const DeskProblem = z.object({
  sessionId: SessionId,
  /** 12, as it is said; 251121-12 in full. */
  number: z.int(),
  code: z.string(),
  /** 张女士 */
  called: z.string(),
  level: Level,
  /** Who serves it; null while nobody does. */
  agentName: z.nullable(z.string()),
  /** By when she is owed news; null when nothing is promised. */
  newsBy: z.nullable(Instant),
})
export type DeskProblem = z.infer<typeof DeskProblem>

export const problemsArea = {
  /**
   * Those that the one who asks is named for (core/routing/problem-pool.ts), to a supervisor all; the highest level
   * first, of each the oldest first, 30 at most. Nobody's is the list of who is named for nothing.
   */
  list: procedure({
    roles,
    input: z.object({}),
    output: z.object({ problems: z.array(DeskProblem), now: Instant }),
  }),
}
