import * as z from 'zod/mini'
import { Fen } from '../../shared/money'
import { Instant } from '../../shared/time'
import { CaseType, Reason } from '../kinds'
import { CreditRules } from './credit'
import { policyFaults } from './policy-faults'
import { When } from './when'

const Count = z.int().check(z.nonnegative())
const Days = z.int().check(z.positive())

/** Why a wish does not fit the policy as it stands. */
export const RefusalCode = z.enum([
  'typeNotOffered',
  'nothingLeft',
  'amountTooHigh',
  'noReasonExcepted',
  'noReasonLate',
  'opened',
  'qualityLate',
])
export type RefusalCode = z.infer<typeof RefusalCode>

/** Photos and films together, and how many of them must be films (R122: photo *or* video). */
export const EvidenceNeed = z.lazy(() => z.object({ pieces: Count, videos: Count }))
export type EvidenceNeed = z.infer<typeof EvidenceNeed>

/** Goods that are treated alike. What belongs nowhere else is of the one without words. */
export const Category = z.lazy(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    /** Goods whose title or SKU holds one of these belong here. */
    words: z.array(z.string()),
    /** 7 days without a reason (R117), from the day after receipt; null: a declared exception (custom, fresh …). */
    noReason: z.nullable(
      z.object({
        days: Days,
        /** 未拆封: only where the category says so (C9). */
        unopened: z.boolean(),
      }),
    ),
    /** How returned goods have to be: intact, complete … (R118). */
    conditions: z.array(z.string()),
    quality: z.object({
      /** The written definition of a "quality problem" (R121). */
      definition: z.string(),
      /** A claim counts within so many days after receipt. */
      days: Days,
      evidence: EvidenceNeed,
      /** Signs that need no inspection (R116). */
      obvious: z.array(z.string()),
    }),
  }),
)
export type Category = z.infer<typeof Category>

const Rule = z.lazy(() => z.object({ id: z.string(), when: When }))

/** What the policy can grant without a person. */
export const Grant = z.enum(['approval', 'returnFree', 'prepay', 'instant'])
export type Grant = z.infer<typeof Grant>

/** 全场极速退 (R132): `from` belongs to it, `to` does not. Orders placed, or wishes made, in that time. */
const Campaign = z.lazy(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    from: Instant,
    to: Instant,
    counts: z.enum(['ordered', 'asked']),
    grants: z.enum(['prepay', 'instant']),
    when: When,
  }),
)

/** A cap on what is paid ahead of the goods in a day in China; null: not capped by that. */
const Cap = z.lazy(() =>
  z.object({
    id: z.string(),
    per: z.enum(['shopper', 'shop']),
    count: z.nullable(Count),
    fen: z.nullable(Fen),
  }),
)

/** When more of what was paid ahead is lost, less is granted; counted from so much money on. */
const Brake = z.lazy(() =>
  z.object({
    id: z.string(),
    windowDays: Days,
    leastFen: Fen,
    steps: z.array(z.object({ overPermille: Count, stops: z.array(Grant) })),
  }),
)

const Freight = z.lazy(() =>
  z.object({
    id: z.string(),
    when: When,
    payer: z.enum(['shop', 'shopper']),
    /** What the shop pays for the way back at most, where it bears it (R123). */
    compensationFen: Fen,
  }),
)

/** How a case can end that is followed by a coupon (R135). */
export const CaseEnd = z.enum(['refunded', 'replaced', 'rejected'])
export type CaseEnd = z.infer<typeof CaseEnd>

const Coupon = z.lazy(() =>
  z.object({
    id: z.string(),
    when: When,
    after: z.array(CaseEnd),
    amountFen: Fen,
    /** It counts for orders from this amount on. */
    leastSpendFen: Fen,
    validDays: Days,
    /** WeChat Pay's number of the coupons that were set aside (代金券批次号); absent: nothing is issued. */
    stockId: z.optional(z.string().check(z.regex(/^\d{1,20}$/))),
  }),
)

/** A reason by which a case is refused, in the words that the shopper reads. */
const Reject = z.lazy(() =>
  z.object({
    id: z.string(),
    text: z.string(),
    /** Offered first where the policy says one of these. */
    refusals: z.array(RefusalCode),
    /** Offered for these; absent: for all. */
    reasons: z.optional(z.array(Reason)),
  }),
)

/** A policy as it is written; one that is in force has no faults either (`AfterSalesPolicy`). */
export const PolicyDraft = z.lazy(() =>
  z.object({
    version: z.int(),
    /** The first whose words fit; the last has none. */
    categories: z.array(Category).check(z.minLength(1)),
    /** Which reasons are none, and which say that the goods are not as they should be. */
    noReason: z.array(Reason),
    quality: z.array(Reason),
    /** What is offered for a reason: all rules that fit, together (R123, R134). */
    remedies: z.array(z.object({ id: z.string(), when: When, types: z.array(CaseType) })),
    /** What has to be shown beside what the category asks: the most of all that fit. */
    evidence: z.array(z.object({ id: z.string(), when: When, need: EvidenceNeed })),
    /** Who bears the way back (R119, R123); the last fits everything. */
    freight: z.array(Freight).check(z.minLength(1)),
    /** Approved without a person. */
    approvals: z.array(Rule),
    /** 免退货: small amounts, obvious quality, by evidence and credit (R116, R124, C13). */
    returnFree: z.array(Rule),
    /** 预退: paid after approval, before the goods are back (R130). */
    prepay: z.array(Rule),
    /** 秒退: approved and paid on request (R129). */
    instant: z.array(Rule),
    campaigns: z.array(Campaign),
    caps: z.array(Cap),
    brake: z.nullable(Brake),
    credit: CreditRules,
    /** How much may be decided alone, fen (R48): by a rule, by an agent, by a supervisor; null: without limit. */
    authority: z.object({ machine: Fen, agent: Fen, supervisor: z.nullable(Fen) }),
    rejects: z.array(Reject),
    coupons: z.array(Coupon),
  }),
)
export type PolicyDraft = z.infer<typeof PolicyDraft>

/**
 * What a shop grants after the sale: its own data. A changed policy is a new version, and a decision names the version
 * and the rules that made it. Of rules of one kind the first that fits holds. Ids are unique in the policy.
 */
export const AfterSalesPolicy = z.lazy(() =>
  PolicyDraft.check(z.refine((policy) => policyFaults(policy).length === 0)),
)
export type AfterSalesPolicy = PolicyDraft
