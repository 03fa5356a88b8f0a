import * as z from 'zod/mini'
import { procedure } from './procedure'

const clock = {
  /** Does what is due: effects that were left, callbacks that were left, the queue, openings, old uploads. */
  tick: procedure({
    roles: ['clock'],
    input: z.object({}),
    output: z.object({ settled: z.int(), received: z.int(), reopened: z.int(), swept: z.int() }),
  }),
}

export const clockContract = { clock }
