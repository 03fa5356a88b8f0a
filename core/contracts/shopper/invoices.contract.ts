import * as z from 'zod/mini'
import { InvoiceView } from '../../invoices/view'
import { InvoiceWish } from '../../invoices/wish'
import { OrderCard } from '../../orders/order-view'
import { ClientId, OrderNo } from '../../shared/ids'
import { Fen } from '../../shared/money'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'
import { refusalCodes } from '../refusals'

const roles = ['shopper'] as const
const output = z.lazy(() => z.object({ invoice: InvoiceView, now: Instant }))

/** Invoices over one's own orders (R133). */
export const invoicesContract = {
  /** What the page of an order's invoice needs; `invoices`: hers, the newest first. */
  ofOrder: procedure({
    roles,
    input: z.object({ orderNo: OrderNo }),
    output: z.lazy(() =>
      z.object({
        order: OrderCard,
        /** What can be invoiced now. */
        amountFen: Fen,
        /** Why none can be asked for now; null: one can. */
        refused: z.nullable(z.enum(refusalCodes)),
        /** By when one that is asked for now is issued; null: nothing is promised. */
        dueBy: z.nullable(Instant),
        invoices: z.array(InvoiceView),
        now: Instant,
      }),
    ),
  }),
  /** One at a time: `invoiceOpen`. Repeated, it answers the first answer. */
  submit: procedure({
    roles,
    input: z.object({ clientId: ClientId, orderNo: OrderNo, wish: InvoiceWish }),
    output,
  }),
  /** Answers what was asked; what she says again stands. */
  amend: procedure({
    roles,
    input: z.object({ clientId: ClientId, orderNo: OrderNo, number: z.int(), wish: InvoiceWish }),
    output,
  }),
  /** Takes it back before it is issued. */
  cancel: procedure({
    roles,
    input: z.object({ clientId: ClientId, orderNo: OrderNo, number: z.int() }),
    output,
  }),
}
