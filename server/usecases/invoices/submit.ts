import type { Input } from '../../../core/contracts/procedure'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { invoiceableFen, mayInvoice, sheetLinesOf, type Ground } from '../../../core/invoices/amount'
import { invoiceIdOf, isOver, type Invoice } from '../../../core/invoices/invoice'
import { requested } from '../../../core/invoices/machine'
import { toInvoiceView } from '../../../core/invoices/view'
import { calledBy } from '../../../core/lane/render'
import { err, ok, type Result } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { worldOf } from '../../invoices/change'
import { groundOf } from '../../invoices/ground'
import { tellOfInvoice } from '../../invoices/tell'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { findOwn } from '../orders/own-order'

const MOST_TRIES = 5

interface Asking {
  readonly actor: ShopperActor
  readonly ground: Ground
  readonly input: Input<typeof shopperContract.invoices.submit>
}

const born = async (
  ports: Ports,
  { actor: { shop, openid }, ground, input }: Asking,
  { seq, number }: Pick<Invoice, 'seq' | 'number'>,
): Promise<Invoice> => {
  const { orderNo, clientId, wish } = input
  const amountFen = invoiceableFen(ground)
  const called = calledBy(await ports.shoppers.find(shop._id, openid))
  return requested(
    {
      ...{ _id: invoiceIdOf(shop._id, orderNo, seq), shopId: shop._id, orderNo, seq, number },
      ...{ openid, called, firstId: clientId, wish, amountFen, lines: sheetLinesOf(ground, amountFen) },
    },
    worldOf(ports, shop),
  )
}

const firstOf = (invoices: readonly Invoice[], clientId: string, openid: string): Invoice | undefined =>
  invoices.find((invoice) => invoice.firstId === clientId && invoice.openid === openid)

/** Stores the request unless another one is open; a repeat finds the first. */
const store = async (ports: Ports, asking: Asking): Promise<Result<Invoice, RefusalCode>> => {
  const { actor, ground, input } = asking
  const shopId = actor.shop._id
  let number: number | undefined
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const before = await ports.invoices.ofOrder(shopId, input.orderNo)
    const first = firstOf(before, input.clientId, actor.openid)
    if (first) return ok(first)
    if (before.some((invoice) => !isOver(invoice))) return err('invoiceOpen')
    const may = mayInvoice(ground, ports.now())
    if (!may.ok) return may
    number ??= await ports.counters.next(`${shopId}:invoices`)
    const invoice = await born(ports, asking, { seq: (before[0]?.seq ?? 0) + 1, number })
    if ((await ports.invoices.insert(invoice)) === 'inserted') return ok(invoice)
  }
  return err('busy')
}

export const submit: UseCase<typeof shopperContract.invoices.submit, ShopperActor> = async (
  input,
  { actor, ports },
) => {
  const order = await findOwn(ports, actor, input.orderNo)
  if (!order) return err('notFound')
  const ground = await groundOf(ports, actor.shop, order)
  const stored = await store(ports, { actor, ground, input })
  if (!stored.ok) return stored
  const invoice = await tellOfInvoice(ports, actor.shop, stored.value)
  return ok({ invoice: toInvoiceView(invoice, { promises: actor.shop, links: new Map() }), now: ports.now() })
}
