import * as z from 'zod/mini'
import { procedure } from './procedure'

const checks = {
  /** WeChat judged a file: `suggest` null when it could not (`errcode`). A verdict that nobody waits for changes nothing. */
  judged: procedure({
    roles: ['wechat'],
    input: z.object({
      traceId: z.string().check(z.minLength(1), z.maxLength(128)),
      suggest: z.nullable(z.enum(['pass', 'review', 'risky'])),
      errcode: z.int(),
    }),
    output: z.object({}),
  }),
}

/** What WeChat's message push (消息推送) can bring. */
export const wechatContract = { checks }
