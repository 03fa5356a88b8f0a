import * as z from 'zod/mini'
import { OrderCard } from '../orders/order-view'
import { OrderNo, UploadId } from '../shared/ids'
import { Instant } from '../shared/time'

/** R-limits of a message; the codes are refusals (core/contracts/refusals.ts). */
export const TEXT_MAX = 1_000
export const PHOTO_MAX_BYTES = 10 * 1024 * 1024
const Text = z.string('textMissing').check(
  z.refine((text) => text.trim().length > 0, 'textEmpty'),
  z.refine((text) => [...text].length <= TEXT_MAX, 'textTooLong'),
)

/** Who speaks. Names are kept as they were at that moment. */
export const Party = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shopper') }),
  z.object({ kind: z.literal('bot') }),
  z.object({ kind: z.literal('agent'), agentId: z.string(), name: z.string() }),
  z.object({ kind: z.literal('system') }),
])
export type Party = z.infer<typeof Party>

const PlainText = z.object({ kind: z.literal('text'), text: Text })
export const TextBody = z.extend(PlainText, { chips: z.optional(z.array(z.string())) })

export const ImageBody = z.object({
  kind: z.literal('image'),
  /** The stored copy (cloud://…/files/<shop>/<hash>), never the upload itself. */
  fileId: z.string(),
  bytes: z.int(),
  width: z.optional(z.int()),
  height: z.optional(z.int()),
})

export const OrderBody = z.object({ kind: z.literal('order'), order: OrderCard })

/** The bot asks which order is meant. */
export const OrdersBody = z.object({
  kind: z.literal('orders'),
  text: z.string(),
  orders: z.array(OrderCard),
})

/** What the system says; words are made from it in core/copy, for each reader his own. */
export const Notice = z.discriminatedUnion('type', [
  z.object({ type: z.literal('queued'), ahead: z.int(), waitMs: z.nullable(z.int()) }),
  z.object({ type: z.literal('leftMessage'), opensAt: z.nullable(Instant) }),
  z.object({ type: z.literal('assigned'), agentName: z.string() }),
  z.object({ type: z.literal('transferred'), agentName: z.string() }),
  z.object({ type: z.literal('handOffCancelled') }),
  z.object({ type: z.literal('ended'), code: z.string(), by: z.enum(['agent', 'shopper', 'system']) }),
])
export type Notice = z.infer<typeof Notice>
export const NoticeBody = z.object({ kind: z.literal('notice'), notice: Notice })

/** An invitation to rate the session that ended (R158). */
export const RatingBody = z.object({
  kind: z.literal('rating'),
  sessionId: z.string(),
  agentName: z.nullable(z.string()),
})

export const MessageBody = z.discriminatedUnion('kind', [
  TextBody,
  ImageBody,
  OrderBody,
  OrdersBody,
  NoticeBody,
  RatingBody,
])
export type MessageBody = z.infer<typeof MessageBody>

export const Message = z.object({ from: Party, body: MessageBody })
export type Message = z.infer<typeof Message>

/** What a shopper can send: photos by their upload, orders by their number; the server makes bodies of them. */
export const SendBody = z.discriminatedUnion('kind', [
  PlainText,
  z.object({ kind: z.literal('image'), uploadId: UploadId }),
  z.object({ kind: z.literal('order'), orderNo: OrderNo }),
])
export type SendBody = z.infer<typeof SendBody>

/** A body as a reader gets it: files carry a link that expires. */
export const BodyView = z.discriminatedUnion('kind', [
  TextBody,
  z.extend(ImageBody, { url: z.string() }),
  OrderBody,
  OrdersBody,
  NoticeBody,
  RatingBody,
])
export type BodyView = z.infer<typeof BodyView>

export const MessageView = z.object({
  /** `seq.position`, stable and sortable within the conversation. */
  id: z.string(),
  seq: z.int(),
  at: Instant,
  from: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('shopper') }),
    z.object({ kind: z.literal('bot') }),
    z.object({ kind: z.literal('agent'), name: z.string() }),
    z.object({ kind: z.literal('system') }),
  ]),
  body: BodyView,
  /** The sender's own id of the turn, so that a pending bubble finds itself. */
  clientId: z.string(),
})
export type MessageView = z.infer<typeof MessageView>
