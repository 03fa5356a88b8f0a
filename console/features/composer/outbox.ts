import * as z from 'zod/mini'
import type { DeskSaid } from '../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { MessageId } from '../../../core/conversation/message'
import { withChanged } from '../../../core/conversation/outbox'

/** The message that a reply answers to, as it is shown while the reply is on its way. */
export const Quoted = z.object({ id: MessageId, name: z.string(), excerpt: z.string() })
export type Quoted = z.infer<typeof Quoted>

const OutgoingBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    quote: z.optional(Quoted),
    /** The quick reply that it was made of. */
    replyId: z.optional(z.string()),
  }),
  /** The picture of a quick reply. */
  z.object({ kind: z.literal('replyImage'), replyId: z.string(), url: z.string() }),
  /** 内部备注: for colleagues only. */
  z.object({
    kind: z.literal('note'),
    text: z.string(),
    mentions: z.array(z.object({ userid: z.string(), name: z.string() })),
  }),
  z.object({
    kind: z.literal('image'),
    /** Where it is shown from while this page is open. */
    url: z.string(),
    bytes: z.int(),
    /** 0–100 while it is carried, null before. */
    percent: z.nullable(z.int()),
    /** Known once it lies in storage whole. */
    uploadId: z.nullable(z.string()),
  }),
])
export type OutgoingBody = z.infer<typeof OutgoingBody>

/**
 * Something that the server has not confirmed. A repeat carries the same clientId, so it is stored once.
 * `waiting`: it goes out by itself as soon as it can; `failed`: it was refused, and a person decides.
 */
const Outgoing = z.object({
  clientId: z.string(),
  /** By the device's clock, ms, and later than everything before it. */
  writtenAt: z.int(),
  body: OutgoingBody,
  status: z.enum(['sending', 'waiting', 'failed']),
  refusal: z.optional(z.string()),
})
export type Outgoing = z.infer<typeof Outgoing>
export type Outbox = readonly Outgoing[]

/** What may come right by asking again: nothing of the message itself is wrong. */
const passing: readonly RefusalCode[] = ['offline', 'busy', 'tooFast', 'internal', 'sessionExpired']

export const mayPass = (refusal: RefusalCode): boolean => passing.includes(refusal)

export const withRefused = (outbox: Outbox, clientId: string, refusal: RefusalCode): Outbox =>
  withChanged(outbox, clientId, (item) => ({
    ...item,
    status: mayPass(refusal) ? 'waiting' : 'failed',
    refusal,
  }))

export const withRetry = (outbox: Outbox, clientId: string): Outbox =>
  withChanged(outbox, clientId, ({ refusal: _, ...item }) => ({ ...item, status: 'sending' }))

type Carried = Partial<Pick<Extract<OutgoingBody, { kind: 'image' }>, 'percent' | 'uploadId'>>

/** How far its picture was carried. */
export const withCarried = (outbox: Outbox, clientId: string, carried: Carried): Outbox =>
  withChanged(outbox, clientId, (item) =>
    item.body.kind === 'image' ? { ...item, body: { ...item.body, ...carried } } : item,
  )

/** The next one to go: they go in the order in which they were written, and a refused one holds up nobody. */
export const nextOf = (outbox: Outbox): Outgoing | undefined =>
  outbox.find(({ status }) => status !== 'failed')

/** A text as the server is asked to say it. */
export const saidText = ({ text, quote, replyId }: Extract<OutgoingBody, { kind: 'text' }>): DeskSaid => ({
  kind: 'text',
  text,
  ...(quote && { quote: quote.id }),
  ...(replyId !== undefined && { replyId }),
})

/** Does it outlive the page? A picture only when it lies in storage, for the file itself is gone. */
export const isKeepable = ({ body }: Outgoing): boolean => body.kind !== 'image' || body.uploadId !== null

/** As it was written, in whichever window. */
export const inOrder = (outbox: Outbox): Outbox =>
  [...outbox].sort((one, other) => one.writtenAt - other.writtenAt)

/** The outbox with one more to go, the last of all. */
export const withSaid = (
  outbox: Outbox,
  said: Pick<Outgoing, 'clientId' | 'body'>,
  deviceNow: number,
): Outbox => {
  const before = outbox.at(-1)?.writtenAt ?? -Infinity
  return [...outbox, { ...said, writtenAt: Math.max(deviceNow, before + 1), status: 'sending' }]
}

/** Another window sent or removed it. A picture that only this page can carry was never the other's to forget. */
export const withForgotten = (outbox: Outbox, clientId: string): Outbox =>
  outbox.filter((item) => item.clientId !== clientId || !isKeepable(item))

const unshown = (item: Outgoing): Outgoing =>
  item.body.kind === 'image' ? { ...item, body: { ...item.body, url: '' } } : item

/** What was kept in the browser; what was on its way goes on. One that this version can't read costs no other. */
export const restored = (kept: readonly unknown[]): Outbox =>
  kept.flatMap((one) => {
    const { success, data } = Outgoing.safeParse(one)
    return success ? [unshown(data)] : []
  })
