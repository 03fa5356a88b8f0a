import * as z from 'zod/mini'
import { Fen } from '../shared/money'

/** 仅退款 退货退款 换货 补寄 维修 (reference/after-sales.md; R115, R134). */
export const CaseType = z.enum(['refundOnly', 'return', 'exchange', 'reissue', 'repair'])
export type CaseType = z.infer<typeof CaseType>

/** Does money go back for it, or goods come instead? */
export const isAboutMoney = (type: CaseType): boolean => type === 'refundOnly' || type === 'return'

/** Do the goods go back to the shop for it? */
export const sendsGoodsBack = (type: CaseType): boolean => type !== 'refundOnly' && type !== 'reissue'

/** Why, as the shopper says; the platforms' own codes are mapped onto these by their adapters. */
export const Reason = z.enum([
  'noLongerWanted',
  'wrongChoice',
  'notReceived',
  'noTracking',
  'empty',
  'refusedDelivery',
  'notAsDescribed',
  'quality',
  'damaged',
  'wrongGoods',
  'missingParts',
  'fake',
  'noReason7Days',
  'lateDelivery',
  'other',
])
export type Reason = z.infer<typeof Reason>

export const Fault = z.enum(['shop', 'shopper', 'carrier'])
export type Fault = z.infer<typeof Fault>

const faults: Readonly<Record<Reason, Fault>> = {
  noLongerWanted: 'shopper',
  wrongChoice: 'shopper',
  notReceived: 'carrier',
  noTracking: 'carrier',
  empty: 'shop',
  refusedDelivery: 'shopper',
  notAsDescribed: 'shop',
  quality: 'shop',
  damaged: 'carrier',
  wrongGoods: 'shop',
  missingParts: 'shop',
  fake: 'shop',
  noReason7Days: 'shopper',
  lateDelivery: 'carrier',
  other: 'shopper',
}

/** Whose doing it is, as far as the reason says: who pays the freight hangs on it (R119, R123). */
export const faultOf = (reason: Reason): Fault => faults[reason]

/** A part of the order: so many of one of its items. */
export const CaseLine = z.object({
  /** Index into the order's items. */
  item: z.int().check(z.nonnegative()),
  quantity: z.int().check(z.positive()),
  /** What is asked for them; 0 where no money is asked. */
  amountFen: Fen,
})
export type CaseLine = z.infer<typeof CaseLine>

/** Photo or video (R112, R122). */
export const Evidence = z.object({ fileId: z.string(), kind: z.enum(['photo', 'video']) })
export type Evidence = z.infer<typeof Evidence>

/** Of one case; the video of 60 s at most (issue 6, "Mini-program"). */
export const MOST_PHOTOS = 9
export const MOST_VIDEOS = 1

/** Where the goods are, as the shopper says. */
export const GoodsState = z.enum(['notReceived', 'received'])
export type GoodsState = z.infer<typeof GoodsState>

/** Who does it; `system` is a fact about a parcel or money that another machine told of. */
export const Actor = z.enum(['shopper', 'agent', 'supervisor', 'clock', 'system'])
export type Actor = z.infer<typeof Actor>

/** What is timed in a case; every open status runs one of them (stays.ts), set by a row of the shop's ServicePolicy. */
export const CaseClock = z.enum([
  'draft',
  'intake',
  'proceed',
  'review',
  'answerProposal',
  'appeal',
  'verdict',
  'shipBack',
  'confirmReceipt',
  'afterReceipt',
  'reissue',
  'repair',
  'receive',
  'complain',
  'intercept',
  'refund',
  'offlineRefund',
])
export type CaseClock = z.infer<typeof CaseClock>
