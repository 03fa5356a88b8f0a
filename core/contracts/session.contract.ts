import * as z from 'zod/mini'
import { procedure } from './procedure'

const roles = ['visitor'] as const

export const Session = z.object({
  token: z.string(),
  /** How long it is good, ms from now. */
  lastsMs: z.int(),
  /** Tells two who share a browser apart; names nobody. */
  who: z.string(),
})
export type Session = z.infer<typeof Session>

const token = z.string().check(z.maxLength(2_000))

/** Signing in on the web page of a shop, before anybody is known (R18). */
export const sessionContract = {
  session: {
    /** Where to go to be asked by WeChat; it comes back to `redirectTo` with a code and this state. */
    begin: procedure({
      roles,
      input: z.object({ redirectTo: z.string().check(z.minLength(1), z.maxLength(1_000)) }),
      output: z.object({ authorizeUrl: z.string(), state: z.string() }),
    }),
    signIn: procedure({
      roles,
      input: z.object({
        code: z.string().check(z.minLength(1), z.maxLength(200)),
        state: z.string().check(z.maxLength(128)),
      }),
      output: Session,
    }),
    /** A session that goes on; one that is over has to sign in again. */
    renew: procedure({ roles, input: z.object({ token }), output: Session }),
    signOut: procedure({ roles, input: z.object({ token }), output: z.object({}) }),
  },
}
export type SessionContract = typeof sessionContract
