import * as z from 'zod/mini'
import { CouponTerms } from '../coupons/coupon'
import { PickupView } from '../insurance/pickup'
import { Standing } from '../admission/check'
import { OrderInsurance } from '../insurance/view'
import { OrderNo } from '../shared/ids'
import { PayoutTicket } from '../refunds/payout'
import { Fen } from '../shared/money'
import { Instant } from '../shared/time'
import { CaseStatus, SentParcel, Terms, TalkFrom } from './case'
import { CaseType, GoodsState, Reason } from './kinds'
import { CaseRating } from './record'

/** Who has to do the next step, as a reader sees it. */
export const NextBy = z.enum(['shopper', 'shop', 'carrier', 'bank'])
export type NextBy = z.infer<typeof NextBy>

/** A photo or a film of a case: `url` expires; null while it can't be shown (not checked yet, or deleted). */
export const EvidenceView = z.object({
  fileId: z.string(),
  kind: z.enum(['photo', 'video']),
  url: z.nullable(z.string()),
  /** How it stands with WeChat; left out where nothing is to be said. */
  check: z.optional(Standing),
})
export type EvidenceView = z.infer<typeof EvidenceView>

/** Where a case stands, in words made from the clock that runs (C3): the first line of card and page. */
export const Headline = z.object({
  /** 退款正在到账 */
  title: z.string(),
  /** What happens next, or what the reader has to do; `by` stands in it where `{by}` does. */
  text: z.string(),
  nextBy: z.nullable(NextBy),
  by: z.nullable(Instant),
  /** The rule that set `by`, of the shop's ServicePolicy. */
  rule: z.nullable(z.string()),
})
export type Headline = z.infer<typeof Headline>

const cardShape = () => ({
  caseNo: z.string(),
  orderNo: OrderNo,
  type: CaseType,
  status: CaseStatus,
  /** The first of its goods stands for all. */
  title: z.string(),
  sku: z.optional(z.string()),
  image: z.optional(z.string()),
  pieces: z.int(),
  /** What is agreed, else what is asked; 0 where no money is. */
  amountFen: Fen,
  headline: Headline,
  openedAt: Instant,
  changedAt: Instant,
})

/** A case in a list or in the chat. */
export const CaseCard = z.lazy(() => z.object(cardShape()))
export type CaseCard = z.infer<typeof CaseCard>

/** One line of the timeline, newest first; the step that comes next stands before all, with `at` null. */
export const TimelineEntry = z.object({
  at: z.nullable(Instant),
  title: z.string(),
  text: z.optional(z.string()),
  /** Of the step that comes next. */
  by: z.optional(Instant),
  /** Whose doing: an agent's name, 您, 系统. */
  who: z.optional(z.string()),
  photos: z.optional(z.array(EvidenceView)),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** One leg of the way that the money takes. */
const Leg = z.object({
  label: z.string(),
  /** When it was done; null: it still comes. */
  at: z.nullable(Instant),
  /** By when it comes. */
  by: z.nullable(Instant),
})

/** Money on its way to the shopper: a refund, the freight, 退货包运费. */
export const MoneyView = z.object({
  amountFen: Fen,
  status: z.enum(['waiting', 'onItsWay', 'toConfirm', 'arrived', 'failed', 'offline']),
  /** Where it goes: 原路退回微信零钱. */
  route: z.string(),
  legs: z.array(Leg),
  /** She has to confirm it in WeChat until then (待领取); no ticket while WeChat Pay has given none. */
  toTake: z.optional(z.object({ by: Instant, ticket: z.optional(PayoutTicket) })),
})
export type MoneyView = z.infer<typeof MoneyView>

/** A parcel of the case with its track, newest first. */
export const CaseParcelView = z.object({
  ...SentParcel.shape,
  /** 运输中 */
  stateText: z.string(),
  track: z.array(z.object({ at: Instant, text: z.string() })),
  /** It stands still since; the shop has been told (R41). */
  stalledAt: z.nullable(Instant),
})
export type CaseParcelView = z.infer<typeof CaseParcelView>

/** Goods of the order that the case is about. */
export const CaseLineView = z.object({
  /** Index into the order's items. */
  item: z.int(),
  title: z.string(),
  sku: z.optional(z.string()),
  image: z.optional(z.string()),
  pieces: z.int(),
  amountFen: Fen,
})
export type CaseLineView = z.infer<typeof CaseLineView>

/** A proposal that the shopper has to answer. */
export const ProposalView = z.lazy(() => z.object({ terms: Terms, from: TalkFrom, by: z.nullable(Instant) }))

/** What can be asked of a case by its shopper where it stands; the page draws its buttons from it. */
export const ShopperAction = z.enum([
  'amend',
  'addEvidence',
  'cancel',
  'hurry',
  'acceptProposal',
  'declineProposal',
  'appeal',
  'shipBack',
  'correctParcel',
  'confirmReceived',
  'reportProblem',
  'rate',
])
export type ShopperAction = z.infer<typeof ShopperAction>

/** One case in full, as its shopper sees it. */
export const CaseView = z.lazy(() =>
  z.object({
    ...cardShape(),
    version: z.int(),
    reason: Reason,
    goods: GoodsState,
    description: z.string(),
    /** What WeChat thinks of it; left out where nothing is to be said. */
    descriptionCheck: z.optional(Standing),
    lines: z.array(CaseLineView),
    evidence: z.array(EvidenceView),
    terms: z.nullable(Terms),
    proposal: z.nullable(ProposalView),
    refund: z.nullable(MoneyView),
    /** Freight that the shop gives back. */
    freight: z.nullable(MoneyView),
    insurance: z.nullable(OrderInsurance),
    /** What the insurance pays for the return, on its way to her. */
    insurancePayout: z.nullable(MoneyView),
    /** The coupon that she was given for it (R135), and what it says of itself. */
    coupon: z.nullable(z.extend(CouponTerms, { text: z.string() })),
    /** Somebody fetches the goods at her door, or could; null where nobody does. */
    pickup: z.nullable(PickupView),
    /** Where the goods are to go, while they are waited for. */
    returnTo: z.nullable(z.string()),
    parcel: z.nullable(CaseParcelView),
    /** What the shop sent instead, the newest last. */
    replacements: z.array(CaseParcelView),
    /** What the shop found wrong with the goods. */
    findings: z.array(EvidenceView),
    timeline: z.array(TimelineEntry),
    actions: z.array(ShopperAction),
    rating: z.nullable(CaseRating),
  }),
)
export type CaseView = z.infer<typeof CaseView>
