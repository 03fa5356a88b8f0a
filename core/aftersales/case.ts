import * as z from 'zod/mini'
import { Fen } from '../shared/money'
import { sum } from '../shared/sum'
import { Instant } from '../shared/time'
import { Deadline } from './clocks'
import { Actor, CaseLine, CaseType, Evidence, GoodsState, Reason } from './kinds'

/** Where a case stands (reference/after-sales.md, "Suggested canonical machine"). */
export const CaseStatus = z.enum([
  'draft',
  'submitted',
  /** The policy agreed; until it goes on, a person can still take it to review (C15). */
  'autoApproved',
  'merchantReview',
  'negotiating',
  'rejected',
  'disputed',
  'waitingForParcel',
  'inTransit',
  'arrived',
  /** Looked at and found otherwise than agreed; what is intact goes straight on. */
  'inspected',
  'waitingToShip',
  'replacementShipped',
  'replacementReceived',
  'intercepting',
  'refunding',
  'refundFailed',
  'offlineRefund',
  'refunded',
  'closed',
  'cancelled',
])
export type CaseStatus = z.infer<typeof CaseStatus>

const finals = ['refunded', 'closed', 'cancelled'] as const
export type FinalStatus = (typeof finals)[number]
export type OpenStatus = Exclude<CaseStatus, FinalStatus>

export const isOpen = (status: CaseStatus): status is OpenStatus => !finals.some((final) => final === status)

/** Who did something; `id` is the shopper's openid or the agent's id, absent for machines; `name` is the agent's. */
export const Who = z.object({ actor: Actor, id: z.optional(z.string()), name: z.optional(z.string()) })
export type Who = z.infer<typeof Who>

/** What the shopper asks for and why (R112, R122). */
export const Wish = z.lazy(() =>
  z.object({
    type: CaseType,
    reason: Reason,
    goods: GoodsState,
    lines: z.array(CaseLine),
    description: z.string(),
    evidence: z.array(Evidence),
    /** Are the goods unopened? Asked where the category wants to know (C9). */
    unopened: z.optional(z.boolean()),
  }),
)
export type Wish = z.infer<typeof Wish>

/** What is asked for in all, fen. */
export const askedFen = ({ lines }: Pick<Wish, 'lines'>): Fen => sum(lines.map(({ amountFen }) => amountFen))

/** How an approval may be kinder than the type says. */
export const Kindness = z.object({
  /** 免退货: the goods stay with the shopper (R116, R124). */
  waivesReturn: z.boolean(),
  /** 预退: the money goes before the goods are back (R130). */
  prepays: z.boolean(),
})
export type Kindness = z.infer<typeof Kindness>

/** What is to be done, as both sides agreed or as it was ruled. */
export const Terms = z.lazy(() => z.extend(Kindness, { type: CaseType, amountFen: Fen }))
export type Terms = z.infer<typeof Terms>

/** A parcel that the shopper or the shop sent. */
export const SentParcel = z.object({ company: z.string(), trackingNo: z.string() })
export type SentParcel = z.infer<typeof SentParcel>

export const Replacement = z.object({
  parcel: SentParcel,
  end: z.nullable(z.enum(['received', 'lost'])),
})
export type Replacement = z.infer<typeof Replacement>

/** How a closed case ended without money from its last step. */
export const Outcome = z.enum(['rejected', 'notReturned', 'replaced'])
export type Outcome = z.infer<typeof Outcome>

/** Where a talk about other terms goes back to when it comes to nothing. */
export const TalkFrom = z.enum(['merchantReview', 'inspected', 'waitingToShip'])
export type TalkFrom = z.infer<typeof TalkFrom>

/** A case as the machine knows it: where it stands, and what has happened so far. Whose it is stands around it. */
export const Case = z.lazy(() =>
  z.object({
    status: CaseStatus,
    /** Counts the changes from 1. */
    version: z.int(),
    wish: Wish,
    terms: z.nullable(Terms),
    /** On the table, while it is negotiated. */
    proposal: z.nullable(z.object({ terms: Terms, from: TalkFrom })),
    /** Since the beginning: a shop may not propose for ever, nor a shopper ask anew for ever. */
    proposals: z.int(),
    changes: z.int(),
    /** The original order's parcel was to be stopped once already. */
    interceptTried: z.boolean(),
    /** The goods on their way back. */
    parcel: z.nullable(SentParcel),
    /** The carrier's track stands still since (R41). */
    stalledAt: z.nullable(Instant),
    /** The goods lie with the shop since. */
    arrivedAt: z.nullable(Instant),
    /** What was found wrong with them, as photos. */
    findings: z.array(Evidence),
    replacements: z.array(Replacement),
    /** Of the one refund that a case has; what it is retried with is its own machine's business. */
    money: z.enum(['none', 'started', 'paid']),
    /** Null in a final state. */
    deadline: z.nullable(Deadline),
    outcome: z.nullable(Outcome),
  }),
)
export type Case = z.infer<typeof Case>

/** What is agreed, else what is asked for. */
export const typeOf = ({ terms, wish }: Pick<Case, 'terms' | 'wish'>): CaseType => terms?.type ?? wish.type

/** The money that is agreed, else what is asked for, fen. */
export const amountOf = ({ terms, wish }: Pick<Case, 'terms' | 'wish'>): Fen =>
  terms?.amountFen ?? askedFen(wish)
