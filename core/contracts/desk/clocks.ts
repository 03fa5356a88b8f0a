import * as z from 'zod/mini'
import { Level } from '../../policy/service-policy'
import { ClientId, SessionId } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['agent', 'supervisor'] as const

/**
 * A clock that runs in a session beside the one for the next answer, or stands still. plan: until she is told what will
 * be done. resolution: until it is settled. progress: until she is told how it stands. promise: since "正在加急处理".
 * escalation: until a supervisor has taken it up.
 */
export const DeskClock = z.object({
  clock: z.enum(['plan', 'resolution', 'progress', 'promise', 'escalation']),
  /** By when; null while it stands still, for the shopper has the word, or when its calendar never opens. */
  dueAt: z.nullable(Instant),
  /** While it stands still, what is left of it, ms, below 0 when it was late already; null while it runs. */
  leftMs: z.nullable(z.int()),
  /** The promise that set it. */
  rule: z.object({
    for: z.enum(['plan', 'resolution', 'progress', 'promise', 'escalation']),
    standardMs: z.int(),
  }),
})
export type DeskClock = z.infer<typeof DeskClock>

/** The clocks of a session that somebody serves, and how far its problem reaches (R38–R40); absent: nobody has said. */
export const deskClocks = () => ({ clocks: z.optional(z.array(DeskClock)), level: z.optional(Level) })

/** One's own session, changed once: the same clientId again answers the first answer. */
const Changed = z.object({ sessionId: SessionId, clientId: ClientId })
/** The turn that did it. */
const Done = z.object({ seq: z.int() })

/** What an agent says he has done, of which no words of his are a proof: nothing of it is guessed. */
export const clocksArea = {
  /** 已给方案: she was told what will be done (R21, R35); `notAllowed` when no plan is owed. */
  plan: procedure({ roles, input: Changed, output: Done }),
  /** 已同步进展: she was told how it stands, and the time to the next news begins; `notAllowed` on level L1. */
  progress: procedure({ roles, input: Changed, output: Done }),
  /** How far the problem reaches: L2 and L3 owe news by and by, L1 ends that; `notAllowed` when it is so already. */
  setLevel: procedure({ roles, input: z.extend(Changed, { level: Level }), output: Done }),
}
