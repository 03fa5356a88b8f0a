import * as z from 'zod/mini'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { GoodsBody, LocationBody } from '../../../core/conversation/bodies'
import { MessageId, type SendBody } from '../../../core/conversation/message'
import { withChanged } from '../../../core/conversation/outbox'
import { uploadKinds, type UploadKind } from '../../../core/files/limits'
import { OrderCard } from '../../../core/orders/order-view'
import type { LocalFile } from '../../platform/local-file'

/** One file of a message: the file itself, or the first picture of a video. */
const Part = z.object({
  /** Where it can be shown and read from as long as the app runs. */
  path: z.string(),
  /** Its name among the app's own files, where it survives a restart; null until it lies there. */
  kept: z._default(z.nullable(z.string()), null),
  bytes: z.int(),
  /** Known once it lies in storage whole. */
  uploadId: z.nullable(z.string()),
})
export type Part = z.infer<typeof Part>

/** Photo, video or voice: carried to storage first, then sent as its upload. */
const OutgoingFile = z.object({
  ...Part.shape,
  kind: z.enum(uploadKinds),
  /** 0–100 while it is carried, null before. */
  percent: z.nullable(z.int()),
  durationMs: z.optional(z.int()),
  width: z.optional(z.int()),
  height: z.optional(z.int()),
  poster: z.optional(Part),
})
export type OutgoingFile = z.infer<typeof OutgoingFile>

const OutgoingBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    /** What it answers to, as it is shown. */
    quote: z.optional(z.object({ id: MessageId, name: z.string(), excerpt: z.string() })),
  }),
  z.object({ kind: z.literal('order'), order: OrderCard }),
  GoodsBody,
  LocationBody,
  OutgoingFile,
])
export type OutgoingBody = z.infer<typeof OutgoingBody>

/** A file as it is said: nothing of it is carried yet. */
export const fileBody = (kind: UploadKind, { poster, ...file }: LocalFile): OutgoingFile => ({
  kind,
  ...file,
  kept: null,
  percent: null,
  uploadId: null,
  ...(poster && { poster: { ...poster, kept: null, uploadId: null } }),
})

export const isFile = (body: OutgoingBody): body is OutgoingFile =>
  body.kind === 'image' || body.kind === 'video' || body.kind === 'voice'

/** Something said that the server has not confirmed. A repeat carries the same clientId, so it is stored once. */
const Outgoing = z.object({
  clientId: z.string(),
  body: OutgoingBody,
  status: z.enum(['sending', 'failed']),
  /** Why it failed. */
  refusal: z.nullable(z.string()),
  /** The turn after which it failed: there it stays on the screen. */
  after: z.int(),
})
export type Outgoing = z.infer<typeof Outgoing>
export type Outbox = readonly Outgoing[]

export const outgoing = (clientId: string, body: OutgoingBody): Outgoing => ({
  clientId,
  body,
  status: 'sending',
  refusal: null,
  after: 0,
})

/** Why it failed, and after which turn. */
export interface Failure {
  readonly refusal: RefusalCode
  readonly after: number
}

export const withFailed = (outbox: Outbox, clientId: string, failure: Failure): Outbox =>
  withChanged(outbox, clientId, (item) => ({ ...item, status: 'failed', ...failure }))

export const withRetry = (outbox: Outbox, clientId: string): Outbox =>
  withChanged(outbox, clientId, (item) => ({ ...item, status: 'sending', refusal: null }))

/** Changes its file; another body and another one's stay the objects they are. */
export const withFile = (
  outbox: Outbox,
  clientId: string,
  how: (file: OutgoingFile) => OutgoingFile,
): Outbox =>
  withChanged(outbox, clientId, (item) => (isFile(item.body) ? { ...item, body: how(item.body) } : item))

export const withPercent = (outbox: Outbox, clientId: string, percent: number): Outbox => {
  const item = outbox.find((one) => one.clientId === clientId)
  if (!item || !isFile(item.body) || item.body.percent === percent) return outbox
  return withFile(outbox, clientId, (file) => ({ ...file, percent }))
}

const notCarried = { uploadId: null, percent: null } as const

/** The upload is gone: it has to be carried again, its poster with it. */
export const withoutUpload = (outbox: Outbox, clientId: string): Outbox =>
  withFile(outbox, clientId, ({ poster, ...file }) => ({
    ...file,
    ...notCarried,
    ...(poster && { poster: { ...poster, uploadId: null } }),
  }))

/** What the server is asked to store; null for a file that is not uploaded. */
export const sendBodyOf = (body: OutgoingBody): SendBody | null => {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', text: body.text, ...(body.quote && { quote: body.quote.id }) }
    case 'order':
      return { kind: 'order', orderNo: body.order.orderNo }
    case 'goods':
      return { kind: 'goods', orderNo: body.orderNo, position: body.position }
    case 'location':
      return body
    default:
      return sentFile(body)
  }
}

const sentFile = ({ kind, uploadId, poster }: OutgoingFile): SendBody | null => {
  if (uploadId === null || poster?.uploadId === null) return null
  return kind === 'video' && poster ? { kind, uploadId, posterId: poster.uploadId } : { kind, uploadId }
}

/**
 * From storage, each item for itself: one that this version can't read costs no other. What waited for the network
 * goes on by itself, a refusal waits for its tap.
 */
export const restoredOutbox = (stored: unknown): Outbox => {
  if (!Array.isArray(stored)) return []
  return stored.flatMap((one: unknown) => {
    const { success, data } = Outgoing.safeParse(one)
    if (!success) return []
    const waits = data.status === 'sending' || data.refusal === 'offline'
    return [waits ? { ...data, body: rested(data.body), status: 'sending' as const, refusal: null } : data]
  })
}

/** Nothing of it is on its way any more. */
const rested = (body: OutgoingBody): OutgoingBody =>
  isFile(body) && body.uploadId === null ? { ...body, percent: null } : body

const clientIdOf = (stored: unknown): unknown =>
  typeof stored === 'object' && stored !== null && 'clientId' in stored ? stored.clientId : undefined

/**
 * What storage holds after this outbox became that one. Only its own changes are written: another page or tab of the
 * same shopper keeps its messages there too.
 */
export const storedOutbox = (stored: unknown, before: Outbox, after: Outbox): readonly unknown[] => {
  const left = new Map(after.map((item) => [item.clientId, item]))
  const gone = new Set(before.filter(({ clientId }) => !left.has(clientId)).map(({ clientId }) => clientId))
  const others = (Array.isArray(stored) ? (stored as readonly unknown[]) : []).filter((one) => {
    const clientId = clientIdOf(one)
    return typeof clientId === 'string' && !gone.has(clientId) && !left.has(clientId)
  })
  return [...others, ...after]
}
