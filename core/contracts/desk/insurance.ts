import * as z from 'zod/mini'
import { SentParcel } from '../../aftersales/case'
import { Balance, FundEntry } from '../../insurance/fund'
import { OrderInsurance } from '../../insurance/view'
import { OrderNo } from '../../shared/ids'
import { Fen } from '../../shared/money'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['agent', 'supervisor'] as const

/** Insurance of an order as staff see it: what the shopper sees, and what stands behind it. */
export const DeskInsurance = z.lazy(() =>
  z.object({
    orderNo: OrderNo,
    /** Null while nobody stands for it, and when nobody ever did. */
    shown: z.nullable(OrderInsurance),
    /** offered, active, claiming, paid, failed, expired, cancelled. */
    status: z.string(),
    /** The shop's rule that gave it; `bought` when the shopper paid for it. */
    rule: z.string(),
    premiumFen: Fen,
    policyNo: z.optional(z.string()),
    parcel: z.nullable(SentParcel),
    /** The insurer's number of the claim, or that of the payout. */
    reportNo: z.optional(z.string()),
    /** Why nothing was paid, with the insurer's own code. */
    failureText: z.optional(z.string()),
    failureCode: z.optional(z.string()),
    /** What the insurer said that cannot be true beside the status. */
    doubts: z.array(z.string()),
    mayClaimAgain: z.boolean(),
  }),
)
export type DeskInsurance = z.infer<typeof DeskInsurance>

const output = z.object({ insurance: z.nullable(DeskInsurance), now: Instant })

/** A line of the fund's ledger as it is read. */
const FundLine = z.lazy(() => z.omit(FundEntry.def.getter(), { _id: true, shopId: true }))

const Books = z.lazy(() => z.object({ balance: Balance, entries: z.array(FundLine), now: Instant }))

const Waybill = z.string().check(z.trim(), z.regex(/^[A-Za-z0-9-]{4,40}$/, 'badRequest'))

export const insurancesArea = {
  ofOrder: procedure({ roles, input: z.object({ orderNo: OrderNo }), output }),
  /** A claim that failed is made once more, with the waybill that is right; five times at most. */
  claimAgain: procedure({
    roles,
    input: z.object({
      orderNo: OrderNo,
      parcel: z.object({
        company: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
        trackingNo: Waybill,
      }),
    }),
    output,
  }),
  /** 退货包运费基金: what is there, and its latest 50 lines. */
  fund: procedure({ roles: ['supervisor'], input: z.object({}), output: Books }),
  /**
   * Money was set aside, as the shop's own books say; the same reference counts once, and is `changedMeanwhile` with
   * another amount.
   */
  topUp: procedure({
    roles: ['supervisor'],
    input: z.object({
      reference: z.string().check(z.trim(), z.regex(/^[\w.-]{1,64}$/)),
      amountFen: z.int().check(z.positive(), z.lte(100_000_000)),
    }),
    output: Books,
  }),
}
