import * as z from 'zod/mini'
import { Level } from '../policy/service-policy'
import { Instant } from '../shared/time'
import { WorkClock } from './owed'

/** How long it has taken, and the promise that it is measured by: too late once it is longer. */
const late = { usedMs: z.int(), standardMs: z.int() }

/** What colleagues are told in WeCom about a session; words are made from it in core/copy/staff-news.ts. */
export const StaffNews = z.lazy(() =>
  z.discriminatedUnion('type', [
    /** To whoever was named in a note. */
    z.object({ type: z.literal('mentioned'), byName: z.string(), text: z.string() }),
    /** To whoever had it: a supervisor gave it to somebody. */
    z.object({ type: z.literal('takenAway'), byName: z.string(), toName: z.string() }),
    /** To the supervisors: an agent can't solve it (R51). */
    z.object({ type: z.literal('escalated'), byName: z.string(), reason: z.string() }),
    /** To the supervisors: nobody has taken it up. */
    z.object({ type: z.literal('escalationWaits'), byName: z.string(), reason: z.string(), ...late }),
    /** To the agent who asked. */
    z.object({ type: z.literal('escalationAnswered'), byName: z.string(), text: z.string() }),
    /** To the agent, then to the supervisors: what was promised is not there yet (R37). */
    z.object({ type: z.literal('promiseWaits'), agentName: z.nullable(z.string()), ...late }),
    /** To whom the shop names for that level: the problem has reached it (R39, R40). `dueAt`: by when news are owed. */
    z.object({ type: z.literal('levelSet'), level: Level, byName: z.string(), dueAt: z.nullable(Instant) }),
    /** To the agent, then to the supervisors: no plan, not settled, no news (R33). */
    z.object({
      type: z.literal('workWaits'),
      clock: WorkClock,
      agentName: z.nullable(z.string()),
      ...late,
    }),
  ]),
)
export type StaffNews = z.infer<typeof StaffNews>
