import * as z from 'zod/mini'
import { LeadsTo } from '../knowledge/leads-to'
import { OrderNo } from '../shared/ids'
import { Fen } from '../shared/money'
import { Instant } from '../shared/time'

/** The stored copy (cloud://…/files/<shop>/<hash>), never the upload itself. */
const stored = { fileId: z.string(), bytes: z.int() }
const size = { width: z.optional(z.int()), height: z.optional(z.int()) }

export const ImageBody = z.object({ kind: z.literal('image'), ...stored, ...size })

export const VideoBody = z.object({
  kind: z.literal('video'),
  ...stored,
  durationMs: z.int(),
  ...size,
  /** The file id of its first picture. */
  poster: z.optional(z.string()),
})

export const VoiceBody = z.object({ kind: z.literal('voice'), ...stored, durationMs: z.int() })

/** GCJ-02, the coordinates of every map in China (wx.chooseLocation and WeCom both speak it). */
export const LocationBody = z.lazy(() =>
  z.object({
    kind: z.literal('location'),
    name: z.string().check(z.maxLength(100)),
    address: z.string().check(z.maxLength(200)),
    latitude: z.number().check(z.minimum(-90), z.maximum(90)),
    longitude: z.number().check(z.minimum(-180), z.maximum(180)),
  }),
)

/** One of the goods of an own order. */
export const GoodsBody = z.lazy(() =>
  z.object({
    kind: z.literal('goods'),
    orderNo: OrderNo,
    /** Its place in the order, from 0. */
    position: z.int(),
    title: z.string(),
    sku: z.optional(z.string()),
    quantity: z.int(),
    priceFen: Fen,
    image: z.optional(z.string()),
  }),
)

/** The shop's own answer to a question that it knows. */
export const FaqBody = z.object({
  kind: z.literal('faq'),
  question: z.string(),
  answer: z.string(),
  /** The entry that it comes from (core/knowledge); absent: an answer of before there were entries. */
  key: z.optional(z.string()),
  image: z.optional(ImageBody),
  leadsTo: z.optional(LeadsTo),
  /** What is worth asking next (R110). */
  next: z.optional(z.array(z.string())),
})

/** Where an after-sales case stood when the card was made. */
export const AfterSalesBody = z.lazy(() =>
  z.object({
    kind: z.literal('afterSales'),
    caseId: z.string(),
    /** 仅退款, 退货退款 … */
    title: z.string(),
    statusText: z.string(),
    amountFen: z.optional(Fen),
    /** What happens next, or what the shopper has to do; `{by}` stands for the moment, which the page words. */
    nextText: z.optional(z.string()),
    /** Until when it happens. */
    by: z.optional(Instant),
  }),
)
