import * as z from 'zod/mini'
import { Standing } from '../admission/check'
import { OrderInsurance } from '../insurance/view'
import { OrderDetail } from '../orders/order-view'
import { OrderNo } from '../shared/ids'
import { Fen } from '../shared/money'
import { Instant } from '../shared/time'
import { CaseStatus, Kindness, SentParcel, Terms } from './case'
import { CaseClock, CaseType, GoodsState, Reason } from './kinds'
import { CaseRating } from './record'
import { CaseLineView, CaseParcelView, EvidenceView, Headline, MoneyView, ProposalView } from './view'

/** The coupon of a case as staff see it. */
export const DeskCoupon = z.lazy(() =>
  z.object({
    status: z.enum(['onItsWay', 'granted', 'failed']),
    amountFen: Fen,
    /** 满 ¥49.00 可用，… or why there is none. */
    text: z.string(),
    /** What can be granted in its place. */
    choices: z.array(z.object({ id: z.string(), amountFen: Fen, leastSpendFen: Fen })),
  }),
)
export type DeskCoupon = z.infer<typeof DeskCoupon>

/** What those who answer for the shop can do about a case. */
export const StaffAction = z.enum([
  'approve',
  'reject',
  'propose',
  'holdBack',
  'confirmReceipt',
  'findIntact',
  'findFault',
  'settle',
  'refuseParcel',
  'shipReplacement',
  'intercepted',
  'interceptFailed',
  'payOffline',
  'confirmOffline',
  'overrule',
  'uphold',
  /** It was refunded on the platform where it was paid. */
  'confirmRefund',
  /** A supervisor is asked, above one's limit or for advice (R48, R50). */
  'askSupervisor',
])
export type StaffAction = z.infer<typeof StaffAction>

const rowShape = () => ({
  caseNo: z.string(),
  orderNo: OrderNo,
  type: CaseType,
  status: CaseStatus,
  reason: Reason,
  title: z.string(),
  sku: z.optional(z.string()),
  image: z.optional(z.string()),
  pieces: z.int(),
  amountFen: Fen,
  /** 张女士 */
  called: z.string(),
  headline: Headline,
  /** By when the shop has to act; null while it need not. */
  dueAt: z.nullable(Instant),
  /** The clock that runs, whoever is waited for; null once the case is over. */
  timed: z.nullable(z.object({ clock: CaseClock, since: Instant, dueAt: Instant })),
  /** Hurried by the shopper, by this clock. */
  isHurried: z.boolean(),
  /** A supervisor was asked. */
  isAsked: z.boolean(),
  openedAt: Instant,
  changedAt: Instant,
  version: z.int(),
})

/** A case in the desk's list. */
export const DeskCaseRow = z.lazy(() => z.object(rowShape()))
export type DeskCaseRow = z.infer<typeof DeskCaseRow>

/** What the shopper says, in the case and in her chat. */
const herWordsShape = () => ({
  description: z.string(),
  /** What WeChat thinks of it, and of what she wrote with her stars; left out where nothing is to be said. */
  descriptionCheck: z.optional(Standing),
  commentCheck: z.optional(Standing),
  /** The shopper's newest session, to get to the chat; null: she never spoke, or it is not the reader's to read. */
  sessionId: z.nullable(z.string()),
  /** She spoke, and only others may read it. */
  isChatOthers: z.boolean(),
})

/** One line of the audit trail, oldest first (R62). */
export const AuditLine = z.object({
  at: Instant,
  /** 顾客, an agent's name, 系统 */
  who: z.string(),
  /** 同意退款，免退货 */
  what: z.string(),
  /** The edge of the table, and by which rule of which version. */
  edge: z.string(),
  rule: z.optional(z.string()),
})
export type AuditLine = z.infer<typeof AuditLine>

/** By what it is decided. */
const deciding = () => ({
  /** At most this can be refunded for it. */
  mostFen: Fen,
  /** How much the reader may decide alone (R48). */
  authorityFen: Fen,
  /** The rules that spoke, each in a sentence, with the version: 免退货：金额不超过 ¥100（第 3 版）. */
  rulings: z.array(z.string()),
  /** What the policy let the shopper read before she asked, in the words to her. */
  told: z.array(z.string()),
  /** The version of the policy that decided it. */
  policyVersion: z.int(),
  /** The shopper's credit level and why, in words (R131). */
  credit: z.object({ level: z.string(), reasons: z.array(z.string()) }),
})

/** One case in full, as those see it who decide. */
export const DeskCase = z.lazy(() =>
  z.object({
    ...rowShape(),
    ...herWordsShape(),
    goods: GoodsState,
    lines: z.array(CaseLineView),
    evidence: z.array(EvidenceView),
    findings: z.array(EvidenceView),
    terms: z.nullable(Terms),
    /** How kind the policy would be. */
    kindness: Kindness,
    proposal: z.nullable(ProposalView),
    ...deciding(),
    refund: z.nullable(MoneyView),
    freight: z.nullable(MoneyView),
    insurance: z.nullable(OrderInsurance),
    coupon: z.nullable(DeskCoupon),
    /** What the money's rail said that cannot be true: a person has to look. */
    doubts: z.array(z.string()),
    parcel: z.nullable(CaseParcelView),
    replacements: z.array(CaseParcelView),
    order: OrderDetail,
    /** Who asked a supervisor, and why (R48, R50); null once somebody has decided. */
    asked: z.nullable(z.object({ name: z.string(), words: z.string(), at: Instant })),
    audit: z.array(AuditLine),
    actions: z.array(StaffAction),
    /** Who decided last, when it was somebody else's doing. */
    decidedBy: z.nullable(z.object({ name: z.string(), at: Instant, what: z.string() })),
    rating: z.nullable(CaseRating),
    now: Instant,
  }),
)
export type DeskCase = z.infer<typeof DeskCase>

const fileIds = () => z.array(z.string().check(z.maxLength(300))).check(z.maxLength(9))
const why = () => z.string().check(z.maxLength(200, 'reasonTooLong'))
const parcel = () =>
  z.object({
    company: z.optional(SentParcel.shape.company),
    trackingNo: z.string().check(z.maxLength(40)),
  })

/** What is done about a case at the desk. */
export const StaffDeed = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('approve'), waivesReturn: z.boolean(), prepays: z.boolean() }),
    /** `reasonId` of the catalogue, and what is said besides. */
    z.object({ type: z.literal('reject'), reasonId: z.string().check(z.maxLength(40)), words: why() }),
    z.object({ type: z.enum(['propose', 'overrule']), terms: Terms }),
    z.object({
      type: z.enum([
        'holdBack',
        'confirmReceipt',
        'findIntact',
        'settle',
        'intercepted',
        'interceptFailed',
        'payOffline',
        'uphold',
      ]),
    }),
    z.object({ type: z.literal('findFault'), fileIds: fileIds(), words: why() }),
    z.object({ type: z.literal('refuseParcel'), why: why(), parcel: parcel() }),
    z.object({ type: z.literal('shipReplacement'), parcel: parcel() }),
    z.object({
      type: z.enum(['confirmOffline', 'confirmRefund']),
      reference: z.string().check(z.maxLength(64)),
      fileIds: fileIds(),
    }),
    z.object({ type: z.literal('askSupervisor'), words: why() }),
  ]),
)
export type StaffDeed = z.infer<typeof StaffDeed>
