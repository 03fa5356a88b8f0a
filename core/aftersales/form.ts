import * as z from 'zod/mini'
import { OrderCard } from '../orders/order-view'
import { Fen } from '../shared/money'
import { Instant } from '../shared/time'
import { CaseType, GoodsState, Reason } from './kinds'
import { EvidenceView } from './view'

/** Goods of the order that can still be asked for. */
export const FormItem = z.object({
  /** Index into the order's items. */
  item: z.int(),
  title: z.string(),
  sku: z.optional(z.string()),
  image: z.optional(z.string()),
  priceFen: Fen,
  /** How many were bought. */
  quantity: z.int(),
  /** How many of them no refund and no other case holds. */
  left: z.int(),
})
export type FormItem = z.infer<typeof FormItem>

/** What was filled in so far: nothing of it has to be whole. */
export const CaseDraft = z.lazy(() =>
  z.object({
    type: z.nullable(CaseType),
    reason: z.nullable(Reason),
    goods: z.nullable(GoodsState),
    lines: z.array(z.object({ item: z.int(), quantity: z.int() })).check(z.maxLength(100)),
    /** What is asked for; null: as much as there is. */
    amountFen: z.nullable(Fen),
    description: z.string().check(z.maxLength(500, 'textTooLong')),
    fileIds: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(10)),
    unopened: z.optional(z.boolean()),
  }),
)
export type CaseDraft = z.infer<typeof CaseDraft>

/** What a type means for the shopper's order now, and why it is not offered when it is not. */
export const TypeOffer = z.object({
  type: CaseType,
  isOffered: z.boolean(),
  /** 定制商品不支持 7 天无理由, in words. */
  why: z.optional(z.string()),
  /** The reasons that go with it. */
  reasons: z.array(Reason),
})
export type TypeOffer = z.infer<typeof TypeOffer>

/** The form, as it is opened from an order (look 06). */
export const CaseForm = z.lazy(() =>
  z.object({
    order: OrderCard,
    items: z.array(FormItem),
    types: z.array(TypeOffer),
    /** What was kept of it; `revision` 0 when nothing was. */
    draft: z.object({
      revision: z.int(),
      savedAt: z.nullable(Instant),
      draft: z.nullable(CaseDraft),
      files: z.array(EvidenceView),
    }),
    /** Cases of this order that are not over. */
    open: z.array(z.object({ caseNo: z.string(), title: z.string() })),
    mostPhotos: z.int(),
    mostVideos: z.int(),
    now: Instant,
  }),
)
export type CaseForm = z.infer<typeof CaseForm>

/** What the policy says of a wish, in the words that the page shows before it is sent. */
export const Quote = z.lazy(() =>
  z.object({
    isAllowed: z.boolean(),
    /** Why not, and what is possible instead. */
    refusals: z.array(z.string()),
    /** At most this can be refunded for it, fen; 0 where no money is asked. */
    mostFen: Fen,
    /** 单价 ¥59.00，减去优惠分摊 ¥6.31 */
    amountText: z.string(),
    /** 退回微信零钱 */
    routeText: z.string(),
    /** 属于质量问题，运费我们出 */
    freightText: z.string(),
    /** What it says of this wish, the strongest first: 不用寄回：破损有照片，金额不超过 ¥100. */
    points: z.array(z.object({ strong: z.string(), text: z.string() })),
    /** 今天 12:05 前 审核，通过后 24 小时内退款: the time stands in `by`. */
    promise: z.object({ by: z.nullable(Instant), before: z.string(), after: z.string() }),
    /** What has to be shown: `photo`, `video`, or nothing. */
    needs: z.array(z.enum(['photo', 'video'])),
    /** She has to say whether the goods are unopened. */
    asksUnopened: z.boolean(),
    now: Instant,
  }),
)
export type Quote = z.infer<typeof Quote>
