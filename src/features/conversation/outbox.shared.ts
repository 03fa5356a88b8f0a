import * as z from 'zod/mini'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { MessageView, SendBody } from '../../../core/conversation/message'
import { OrderCard } from '../../../core/orders/order-view'

const OutgoingBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('order'), order: OrderCard }),
  z.object({
    kind: z.literal('image'),
    path: z.string(),
    bytes: z.int(),
    /** 0–100 while it is carried, null before. */
    percent: z.nullable(z.int()),
    /** Known once the file lies in storage whole. */
    uploadId: z.nullable(z.string()),
  }),
])
export type OutgoingBody = z.infer<typeof OutgoingBody>

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

const change = (outbox: Outbox, clientId: string, how: (item: Outgoing) => Outgoing): Outbox =>
  outbox.map((item) => (item.clientId === clientId ? how(item) : item))

/** Why it failed, and after which turn. */
export interface Failure {
  readonly refusal: RefusalCode
  readonly after: number
}

export const withFailed = (outbox: Outbox, clientId: string, failure: Failure): Outbox =>
  change(outbox, clientId, (item) => ({ ...item, status: 'failed', ...failure }))

export const withRetry = (outbox: Outbox, clientId: string): Outbox =>
  change(outbox, clientId, (item) => ({ ...item, status: 'sending', refusal: null }))

export const withPercent = (outbox: Outbox, clientId: string, percent: number): Outbox =>
  change(outbox, clientId, (item) =>
    item.body.kind === 'image' && item.body.percent !== percent
      ? { ...item, body: { ...item.body, percent } }
      : item,
  )

/** The file lies in storage as that upload, or (null) has to be carried again. */
export const withUpload = (outbox: Outbox, clientId: string, uploadId: string | null): Outbox =>
  change(outbox, clientId, (item) =>
    item.body.kind === 'image'
      ? { ...item, body: { ...item.body, uploadId, percent: uploadId === null ? null : 100 } }
      : item,
  )

export const without = (outbox: Outbox, clientId: string): Outbox =>
  outbox.filter((item) => item.clientId !== clientId)

/** What the thread already shows needs no second try, however its reply got lost. */
export const withoutArrived = (outbox: Outbox, messages: readonly MessageView[]): Outbox => {
  if (outbox.length === 0) return outbox
  const arrived = new Set(messages.map(({ clientId }) => clientId))
  const left = outbox.filter(({ clientId }) => !arrived.has(clientId))
  return left.length === outbox.length ? outbox : left
}

/** What the server is asked to store; null for a photo that is not uploaded. */
export const sendBodyOf = (body: OutgoingBody): SendBody | null => {
  switch (body.kind) {
    case 'text':
      return body
    case 'order':
      return { kind: 'order', orderNo: body.order.orderNo }
    case 'image':
      return body.uploadId === null ? null : { kind: 'image', uploadId: body.uploadId }
  }
}

/** From storage: nothing is in flight any more, so what was being sent waits for a tap. */
export const restoredOutbox = (stored: unknown): Outbox => {
  const parsed = z.array(Outgoing).safeParse(stored)
  if (!parsed.success) return []
  return parsed.data.map((item) =>
    item.status === 'failed' ? item : { ...item, status: 'failed', refusal: 'offline' },
  )
}
