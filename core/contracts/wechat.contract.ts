import * as z from 'zod/mini'
import { PayoutReport } from '../refunds/payout'
import { RefundReport } from '../refunds/refund'
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

const money = {
  /** What WeChat Pay says of a refund. Late, repeated and contradicting words are taken in as core/refunds says. */
  refundSaid: procedure({ roles: ['wechat'], input: RefundReport, output: z.object({}) }),
  payoutSaid: procedure({ roles: ['wechat'], input: PayoutReport, output: z.object({}) }),
}

const insurance = {
  /** A claim was judged: the insurer is asked itself. A policy that nobody knows changes nothing. */
  claimJudged: procedure({
    roles: ['wechat'],
    input: z.object({ reference: z.string().check(z.minLength(1), z.maxLength(64)) }),
    output: z.object({}),
  }),
}

/** What WeChat's message push (消息推送) and WeChat Pay's notifications can bring. */
export const wechatContract = { checks, money, insurance }
