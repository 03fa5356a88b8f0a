import * as z from 'zod/mini'
import { AgentRole, Duty } from '../routing/agent'
import { Instant } from '../shared/time'
import { procedure } from './procedure'

const roles = ['agent', 'supervisor'] as const

/** Who sits at the desk, and how much he has to do. */
export const DeskMe = z.lazy(() =>
  z.object({
    userid: z.string(),
    name: z.string(),
    role: AgentRole,
    /** What holds now, and until when; `onUntil` null: it does not end by itself. */
    duty: Duty,
    onUntil: z.nullable(Instant),
    /** Sessions that he has, and can have at once. */
    held: z.int(),
    capacity: z.int(),
    shopName: z.string(),
    now: Instant,
  }),
)
export type DeskMe = z.infer<typeof DeskMe>

/** What those who answer shoppers can ask at the console. Who asks is the signed session's member, never input. */
export const deskContract = {
  desk: {
    me: procedure({ roles, input: z.object({}), output: DeskMe }),
    /** 接待中 until the service closes, 暂停接待 or 下班; what he holds stays his. */
    setDuty: procedure({ roles, input: z.object({ duty: Duty }), output: DeskMe }),
  },
}
export type DeskContract = typeof deskContract
