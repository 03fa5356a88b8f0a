import * as z from 'zod/mini'
import { Clock } from '../policy/clock'
import { OrderNo, ShopId } from '../shared/ids'
import { Fen } from '../shared/money'
import { dayCode, Instant } from '../shared/time'
import { SheetLine } from './amount'
import { Doubt, InvoiceWish } from './wish'

export const Person = z.object({ userid: z.string(), name: z.string() })
export type Person = z.infer<typeof Person>

/** An invoice as the tax system made it: 20 digits (数电票), or 8 with or without the code of 10 or 12 before them. */
export const FapiaoNo = z
  .string('fapiaoNoFormat')
  .check(z.trim(), z.regex(/^(\d{8}|\d{18}|\d{20})$/, 'fapiaoNoFormat'))

export const FapiaoFile = z.object({ fileId: z.string(), kind: z.enum(['pdf', 'ofd', 'image']) })
export type FapiaoFile = z.infer<typeof FapiaoFile>

export const Fapiao = z.lazy(() =>
  z.object({
    number: FapiaoNo,
    /** As it stands on it: 2026-11-22. */
    date: z.string(),
    /** The shop's checked copy; null: there is a link. */
    file: z.nullable(FapiaoFile),
    /** Where the tax system hands it out. */
    link: z.nullable(z.string()),
  }),
)
export type Fapiao = z.infer<typeof Fapiao>

const withFapiao = { fapiao: Fapiao }

/** requested, verified and sheetMade are the machine's: it goes on from them at once. */
export const InvoiceState = z.lazy(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('requested') }),
    z.object({ status: z.literal('verified') }),
    z.object({ status: z.literal('sheetMade') }),
    /** She has to say something; `words`: what whoever issues wants to know. */
    z.object({
      status: z.literal('asks'),
      doubts: z.array(Doubt),
      words: z.nullable(z.string()),
      until: Instant,
    }),
    z.object({ status: z.literal('routed') }),
    z.object({ status: z.literal('issued'), ...withFapiao }),
    z.object({ status: z.literal('delivered'), ...withFapiao }),
    /** 红冲: money went back after it was issued. */
    z.object({ status: z.literal('reversalDue'), ...withFapiao, dueFen: Fen }),
    z.object({ status: z.literal('reversed'), ...withFapiao }),
    z.object({ status: z.literal('rejected'), reason: z.string() }),
    z.object({ status: z.literal('cancelled') }),
    z.object({ status: z.literal('lapsed'), why: z.enum(['noAnswer', 'nothingLeft']) }),
  ]),
)
export type InvoiceState = z.infer<typeof InvoiceState>
export type InvoiceStatus = InvoiceState['status']

/** What can happen to a request, by name. */
export const StepName = z.enum([
  'request',
  'verify',
  'ask',
  'makeSheet',
  'route',
  'amend',
  'cancel',
  'take',
  'askMore',
  'reject',
  'issue',
  'deliver',
  'adjust',
  'owe',
  'reverse',
  'lapse',
  'pass',
])
export type StepName = z.infer<typeof StepName>

/** What happened, when, and who did it; by nobody's hand: the machine's. */
const Step = z.object({
  step: StepName,
  at: Instant,
  by: z.union([z.literal('shopper'), z.literal('machine'), Person]),
  /** The version that it belongs to: whoever was told of an earlier one has yet to hear of it. */
  version: z.int(),
  note: z.optional(z.string()),
})
export type Step = z.infer<typeof Step>

/** A request for an invoice over an order. `_id` = shopId:orderNo:seq, so that two at once cannot both be the next. */
export const Invoice = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    orderNo: OrderNo,
    /** From 1, within the order. */
    seq: z.int(),
    /** By which people name it, within the shop. */
    number: z.int(),
    openid: z.string(),
    /** 张女士 */
    called: z.string(),
    /** By which words of hers it began, and by whose it was changed last: a repeat changes nothing. */
    firstId: z.string(),
    clientId: z.string(),
    wish: InvoiceWish,
    /** What she was asked about and said again. */
    confirmed: z.array(Doubt),
    /** What the invoice is over, to the fen, and of what. */
    amountFen: Fen,
    lines: z.array(SheetLine),
    /** Taken back of it since (红冲). */
    reversedFen: Fen,
    state: InvoiceState,
    takenBy: z.nullable(Person),
    /** Of whoever has to issue it or take it back; null when nothing is promised, or it is not theirs to do. */
    clock: z.nullable(Clock),
    askedAt: Instant,
    steps: z.array(Step),
    /** Its place in lists: due what is the shop's to do, by when; waiting for her; over, since when. */
    list: z.enum(['due', 'waiting', 'over']),
    listAt: Instant,
    /** When the clock looks at it; null: never. */
    lookAt: z.nullable(Instant),
    /** Counts the changes from 1: a change says which one it was made from. */
    version: z.int(),
    /** The version of which everybody has heard. */
    told: z.int(),
  }),
)
export type Invoice = z.infer<typeof Invoice>

export const invoiceIdOf = (shopId: string, orderNo: string, seq: number): string =>
  `${shopId}:${orderNo}:${seq}`

/** 开票单 KP261122-7: what 财务 call it. */
export const sheetNoOf = ({ askedAt, number }: Pick<Invoice, 'askedAt' | 'number'>): string =>
  `KP${dayCode(askedAt)}-${number}`

/** Nothing was made out, or all of it was taken back: another may be asked for. */
const ended: readonly InvoiceStatus[] = ['reversed', 'rejected', 'cancelled', 'lapsed']
export const isOver = ({ state: { status } }: Pick<Invoice, 'state'>): boolean => ended.includes(status)

/** Somebody has yet to do something about it. */
export const isUnderWay = (invoice: Pick<Invoice, 'state'>): boolean =>
  !isOver(invoice) && invoice.state.status !== 'delivered'

/** What the invoice stands for now. */
export const netFen = ({ amountFen, reversedFen }: Pick<Invoice, 'amountFen' | 'reversedFen'>): Fen =>
  Math.max(0, amountFen - reversedFen)
