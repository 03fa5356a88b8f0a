import type { RefusalCode } from '../contracts/refusals'
import * as z from 'zod/mini'
import { shared } from '../aftersales/largest-remainder'
import { paidOf, sharesOf } from '../aftersales/shares'
import type { Order } from '../orders/order'
import { heldBy, type Refund } from '../refunds/refund'
import { Fen } from '../shared/money'
import { present } from '../shared/present'
import { err, ok, type Result } from '../shared/result'
import { sum } from '../shared/sum'
import type { Instant } from '../shared/time'
import { withinMs, type InvoiceRules } from './rules'

/** One line of a 开票单. Together the lines are the amount. */
export const SheetLine = z.lazy(() =>
  z.object({
    /** Null: the freight. */
    title: z.nullable(z.string()),
    sku: z.optional(z.string()),
    quantity: z.int().check(z.positive()),
    /** With tax, after every discount. */
    amountFen: Fen,
    /** 税收分类编码, where the goods or the shop name one. */
    taxCode: z.optional(z.string()),
  }),
)
export type SheetLine = z.infer<typeof SheetLine>

/** What a case asked back for one of the order's items. */
interface AskedLine {
  readonly item: number
  readonly amountFen: Fen
}

/** What an invoice is made out from. */
export interface Ground {
  readonly order: Order
  readonly refunds: readonly Refund[]
  /** Of each refund's case, by its number. */
  readonly asked: ReadonlyMap<string, readonly AskedLine[]>
  readonly rules: InvoiceRules
}

const hasMoved = ({ state: { status } }: Refund): boolean => status === 'succeeded' || status === 'offline'

/** At most this can be invoiced: what was paid, without what went back or may still go. */
export const invoiceableFen = ({ order, refunds }: Pick<Ground, 'order' | 'refunds'>): Fen =>
  Math.max(0, paidOf(order) - sum(refunds.map(heldBy)))

/** What the shop still has of it for certain: an invoice over more than this has to be taken back (红冲). */
export const keptFen = ({ order, refunds }: Pick<Ground, 'order' | 'refunds'>): Fen =>
  Math.max(0, paidOf(order) - sum(refunds.filter(hasMoved).map(heldBy)))

/** What went back for each item, as its case asked for it. */
const backByItem = ({ order, refunds, asked }: Ground): readonly Fen[] => {
  const back = order.items.map(() => 0)
  for (const refund of refunds) {
    const lines = asked.get(refund.caseNo) ?? []
    const amounts = shared(
      heldBy(refund),
      lines.map(({ amountFen }) => amountFen),
    )
    lines.forEach(({ item }, at) => {
      back[item] = (back[item] ?? 0) + (amounts[at] ?? 0)
    })
  }
  return back
}

/** What is left of an item: pieces whose money went back whole are gone. */
const leftOfItem = (goodsFen: Fen, quantity: number, backFen: Fen) => {
  const gone = goodsFen === 0 ? 0 : Math.floor((Math.min(backFen, goodsFen) * quantity) / goodsFen)
  return { quantity: Math.max(1, quantity - gone), goodsFen: Math.max(0, goodsFen - backFen) }
}

/** The lines for an amount: what was paid for each kind of goods, then the freight; what costs nothing has no line. */
export const sheetLinesOf = (ground: Ground, amountFen: Fen): SheetLine[] => {
  const { order, rules } = ground
  const shares = sharesOf(order)
  const back = backByItem(ground)
  const goods = order.items.map(({ quantity }, item) =>
    leftOfItem(shares[item]?.goodsFen ?? 0, quantity, back[item] ?? 0),
  )
  const freightFen = sum(shares.map((share) => share.freightFen))
  const amounts = shared(amountFen, [...goods.map(({ goodsFen }) => goodsFen), freightFen])
  const lines = order.items.map(({ title, sku, taxCode = rules.taxCode }, item) => ({
    title,
    quantity: goods[item]?.quantity ?? 1,
    amountFen: amounts[item] ?? 0,
    ...present({ sku, taxCode }),
  }))
  const freight = { title: null, quantity: 1, amountFen: amounts[order.items.length] ?? 0 }
  return [...lines, freight].filter((line) => line.amountFen > 0)
}

/** Can an invoice be asked for now? */
export const mayInvoice = (ground: Ground, now: Instant): Result<null, RefusalCode> => {
  const { order, rules } = ground
  if (order.status === 'unpaid') return err('invoiceUnpaid')
  if (order.status === 'cancelled' || invoiceableFen(ground) === 0) return err('invoiceNothingLeft')
  const since = order.paidAt ?? order.placedAt
  return now > since + withinMs(rules) ? err('invoiceTooLate') : ok(null)
}
