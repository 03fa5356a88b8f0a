import * as z from 'zod/mini'
import { Approval } from '../refunds/approval'
import { CaseNo } from '../refunds/numbers'
import { OrderNo, ShopId } from '../shared/ids'
import { Instant } from '../shared/time'
import { Case } from './case'
import { CaseEvent } from './commands'
import { PolicyFacts } from './policy/facts'
import { Ruling } from './ruling'
import { Share } from './shares'

/** What the shopper thinks of how her case was handled (R58). */
export const CaseRating = z.object({
  stars: z.int().check(z.minimum(1), z.maximum(5)),
  comment: z.string().check(z.maxLength(200)),
  at: Instant,
})
export type CaseRating = z.infer<typeof CaseRating>

/** A case as it is stored: where it stands, whose it is, and what was decided about it. */
export const CaseRecord = z.lazy(() =>
  z.object({
    caseNo: CaseNo,
    openid: z.string(),
    /** How she is called: 张女士. */
    called: z.string(),
    /** Her tags when she asked last, for whose rows its clocks look: whoever takes a later step judges by the same. */
    tiers: z._default(z.array(z.string()), []),
    openedAt: Instant,
    changedAt: Instant,
    state: Case,
    /** What it holds of the order: nobody else can ask for it meanwhile. */
    shares: z.array(Share),
    /** What the shop's policy said when she asked last. */
    ruling: Ruling,
    /** What it said that of: another policy can be tried on it ("what if"). */
    facts: PolicyFacts,
    /** Of the money; null while nobody agreed to any. */
    approval: z.nullable(Approval),
    /** Who proposed what is on the table: agreed to, it is his approval. */
    proposedBy: z.nullable(z.object({ agentId: z.string(), name: z.string() })),
    /** Userid of the agent who took its last step at the desk; absent while none has. */
    inCharge: z.optional(z.string()),
    /** A supervisor was asked (R48, R50); null once somebody has decided. */
    asked: z.nullable(z.object({ agentId: z.string(), name: z.string(), words: z.string(), at: Instant })),
    rating: z.nullable(CaseRating),
    /** How many steps it took so far. */
    steps: z.int(),
  }),
)
export type CaseRecord = z.infer<typeof CaseRecord>

/** What must happen outside once a step is taken: tried at once, found again by `pendingAt`, retried by the clock. */
export const CaseEffect = z.enum([
  /** The lists, by which it is found and its clocks run. */
  'project',
  /** The shopper in her chat and through WeChat, and whoever of the shop has to know. */
  'tell',
  /** Money that was approved goes back. */
  'refund',
  /** The freight of the return, where the shop bears it. */
  'freight',
  /** The goods are back: her insurance pays. */
  'claim',
  /** The case is over: the coupon that it has earned is granted (R135). */
  'coupon',
  /** A parcel is on its way: its track is followed. */
  'follow',
  /** WeChat judges what the shopper wrote and showed. */
  'check',
])
export type CaseEffect = z.infer<typeof CaseEffect>

/**
 * The only commit of after-sales: what happened to one case of an order. `_id` = shopId:orderNo:seq, so that of two at
 * once one decides anew, and what can still be refunded is decided against all cases of the order.
 */
export const CaseStep = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    orderNo: OrderNo,
    /** From 1, within the order. */
    seq: z.int(),
    at: Instant,
    /** The sender's id of this step, unique in the order: a repeat is answered with the first answer. */
    clientId: z.string(),
    /** The case that it is about. */
    caseNo: CaseNo,
    /** Which step of that case it is, from 1: so a case number is given away once, among all shops. */
    nth: z.int(),
    /** What the machine went through; nothing when a supervisor was asked or a rating given. */
    events: z.array(CaseEvent),
    /** Every case of the order after it. */
    cases: z.array(CaseRecord),
    effects: z.array(CaseEffect),
    /** When the clock looks at it if its effects are not done by then; null when all is done. */
    pendingAt: z.nullable(Instant),
  }),
)
export type CaseStep = z.infer<typeof CaseStep>

export const caseStepIdOf = (shopId: string, orderNo: string, seq: number): string =>
  `${shopId}:${orderNo}:${seq}`

/** That case as it is after the step, or on the ground of a decision. */
export const caseIn = (
  { cases }: { readonly cases: readonly CaseRecord[] },
  caseNo: string,
): CaseRecord | null => cases.find((record) => record.caseNo === caseNo) ?? null
