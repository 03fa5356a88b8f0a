import type * as z from 'zod/mini'
import type { Result } from '../shared/result'
import type { RefusalCode } from './refusals'

export type Role =
  'shopper' | 'visitor' | 'agent' | 'supervisor' | 'merchant' | 'wecom' | 'system' | 'clock' | 'wechat'

/** One thing that can be asked: who may, what with, what comes back. Schemas and roles are the wire. */
export interface Procedure {
  readonly roles: readonly Role[]
  readonly input: z.ZodMiniType
  readonly output: z.ZodMiniType
}

export const procedure = <const P extends Procedure>(definition: P): P => definition

/** The procedures of one concept. */
export type Area = Readonly<Record<string, Procedure>>
/** Everything that a door can be asked, by area: `conversation.send`. */
export type Contract = Readonly<Record<string, Area>>

export type Input<P extends Procedure> = z.infer<P['input']>
export type Output<P extends Procedure> = z.infer<P['output']>
export type Reply<P extends Procedure> = Result<Output<P>, RefusalCode>

/** What travels to a door. */
export interface Call {
  /** `area.procedure` */
  readonly procedure: string
  readonly input: unknown
}
