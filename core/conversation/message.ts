import * as z from 'zod/mini'
import { Standing } from '../admission/check'
import { OrderCard } from '../orders/order-view'
import { InvoiceNotice } from '../invoices/notice'
import { ParcelNotice } from '../logistics/notice'
import { LinkedNotice, RequestFormBody, RequestNotice } from '../orders/requests/notices'
import { OrderNo, UploadId } from '../shared/ids'
import { Instant } from '../shared/time'
import { GivenRating } from './rating'
import { isBlank, overBy } from './text'
import { AfterSalesBody, FaqBody, GoodsBody, ImageBody, LocationBody, VideoBody, VoiceBody } from './bodies'

/** R-limits of a message; the codes are refusals (core/contracts/refusals.ts). */
export const TEXT_MAX = 1_000
const Text = z.string('textMissing').check(
  z.refine((text) => !isBlank(text), 'textEmpty'),
  z.refine((text) => overBy(text, TEXT_MAX) === 0, 'textTooLong'),
)

/** Who speaks. Names are kept as they were at that moment. */
export const Party = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('shopper') }),
    z.object({ kind: z.literal('bot') }),
    z.object({ kind: z.literal('agent'), agentId: z.string(), name: z.string() }),
    z.object({ kind: z.literal('system') }),
  ]),
)
export type Party = z.infer<typeof Party>

/** `seq.position`: a message within its conversation. */
export const MessageId = z.string().check(z.regex(/^\d{1,9}\.\d{1,3}$/))

/** What a text answers to: frozen as it was, so that it can be read without looking the message up. */
const Quote = z.object({ id: MessageId, from: Party, excerpt: z.string() })
export type Quote = z.infer<typeof Quote>

export const PlainText = z.object({ kind: z.literal('text'), text: Text })
const WithChips = z.extend(PlainText, { chips: z.optional(z.array(z.string())) })
export const TextBody = z.extend(WithChips, { quote: z.optional(Quote) })

export const OrderBody = z.object({ kind: z.literal('order'), order: OrderCard })

/** The bot asks which order is meant. */
export const OrdersBody = z.object({
  kind: z.literal('orders'),
  text: z.string(),
  orders: z.array(OrderCard),
})

/** What the system says; words are made from it in core/copy, for each reader his own. */
export const Notice = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('queued'), ahead: z.int(), waitMs: z.nullable(z.int()) }),
    z.object({
      type: z.literal('leftMessage'),
      opensAt: z.nullable(Instant),
      /** By when she is promised an answer; absent when nothing is. */
      answerBy: z.optional(Instant),
    }),
    z.object({ type: z.literal('assigned'), agentName: z.string() }),
    z.object({ type: z.literal('transferred'), agentName: z.string() }),
    z.object({ type: z.literal('handOffCancelled') }),
    /** In place of a message that an agent took back. */
    z.object({ type: z.literal('recalled'), agentName: z.string() }),
    /** It takes longer than promised; the place in the queue and the wait where there is one. */
    z.object({ type: z.literal('delayed'), ahead: z.nullable(z.int()), waitMs: z.nullable(z.int()) }),
    z.object({ type: z.literal('ended'), code: z.string(), by: z.enum(['agent', 'shopper', 'system']) }),
    RequestNotice,
    LinkedNotice,
    ParcelNotice,
    InvoiceNotice,
  ]),
)
export type Notice = z.infer<typeof Notice>
export const NoticeBody = z.object({ kind: z.literal('notice'), notice: Notice })

/** An invitation to rate the session that ended (R158). */
export const RatingBody = z.object({
  kind: z.literal('rating'),
  sessionId: z.string(),
  agentName: z.nullable(z.string()),
})

const cards = [
  LocationBody,
  GoodsBody,
  AfterSalesBody,
  OrderBody,
  OrdersBody,
  NoticeBody,
  RequestFormBody,
] as const

export const MessageBody = z.discriminatedUnion('kind', [
  TextBody,
  ImageBody,
  VideoBody,
  VoiceBody,
  RatingBody,
  FaqBody,
  ...cards,
])
export type MessageBody = z.infer<typeof MessageBody>

export const Message = z.object({ from: Party, body: MessageBody })
export type Message = z.infer<typeof Message>

/** What a shopper can send: files by their upload, orders by their number; the server makes bodies of them. */
export const SendBody = z.lazy(() =>
  z.discriminatedUnion('kind', [
    /** `quote`: the message of this conversation that is answered to. */
    z.extend(PlainText, { quote: z.optional(MessageId) }),
    z.object({ kind: z.literal('image'), uploadId: UploadId }),
    /** The poster is a picture uploaded for itself; one that is none is left out. */
    z.object({ kind: z.literal('video'), uploadId: UploadId, posterId: z.optional(UploadId) }),
    z.object({ kind: z.literal('voice'), uploadId: UploadId }),
    LocationBody,
    z.object({ kind: z.literal('order'), orderNo: OrderNo }),
    /** One of the goods of an own order, counted from 0. */
    z.object({ kind: z.literal('goods'), orderNo: OrderNo, position: z.int().check(z.nonnegative()) }),
  ]),
)
export type SendBody = z.infer<typeof SendBody>

/** Whose words are quoted, as the reader calls him: 我, 小美, 小雅. */
const QuoteView = z.object({ id: MessageId, name: z.string(), excerpt: z.string() })

/** A body as a reader gets it: files carry a link that expires, '' while there is none. */
export const BodyView = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.extend(WithChips, { quote: z.optional(QuoteView) }),
    z.extend(ImageBody, { url: z.string() }),
    z.extend(VideoBody, { url: z.string(), posterUrl: z.optional(z.string()) }),
    z.extend(VoiceBody, { url: z.string() }),
    /** `rating`: what was given, as far as it can still be told. */
    z.extend(RatingBody, { rating: z.optional(GivenRating) }),
    z.extend(FaqBody, { url: z.optional(z.string()) }),
    ...cards,
  ]),
)
export type BodyView = z.infer<typeof BodyView>

export const MessageView = z.lazy(() =>
  z.object({
    /** `seq.position`, stable and sortable within the conversation. */
    id: z.string(),
    seq: z.int(),
    at: Instant,
    from: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('shopper') }),
      z.object({ kind: z.literal('bot') }),
      /** `agentId`: only agents are told. */
      z.object({ kind: z.literal('agent'), name: z.string(), agentId: z.optional(z.string()) }),
      z.object({ kind: z.literal('system') }),
    ]),
    body: BodyView,
    /** The sender's own id of the turn, so that a pending bubble finds itself. */
    clientId: z.string(),
    /** Where it stands with WeChat's check; absent when there is nothing to say. A refused file has no link. */
    check: z.optional(Standing),
    /** 251121-12: the session in which it was said. Only agents are told. */
    session: z.optional(z.string()),
  }),
)
export type MessageView = z.infer<typeof MessageView>
