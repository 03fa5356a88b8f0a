import type { DeskContract } from '../../../../core/contracts/desk.contract'
import { toDeskInvoice } from '../../../../core/invoices/desk-view'
import type { Invoice } from '../../../../core/invoices/invoice'
import { err, ok } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import type { InvoiceCursor } from '../../../invoices/ports'
import { linksOf } from '../../../invoices/show'
import { invoiceStaffOf } from '../../../invoices/tell'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'

type Area = DeskContract['invoices']

const PAGE = 30

/** Whoever issues, and every supervisor: who a shopper's invoice is made out to is nobody else's business. */
export const isInvoiceStaff = async (ports: Ports, { shop, role, agent }: DeskActor): Promise<boolean> =>
  role === 'supervisor' || (await invoiceStaffOf(ports, shop)).includes(agent.userid)

const cursorOf = ({ _id, listAt }: Invoice): string => `${listAt}:${_id}`

const readCursor = (cursor: string): InvoiceCursor | null => {
  const [, listAt, id] = /^(\d{1,16}):(.{1,100})$/.exec(cursor) ?? []
  return listAt && id ? { listAt: Number(listAt), id } : null
}

export const list: UseCase<Area['list'], DeskActor> = async ({ list: name, cursor }, { actor, ports }) => {
  if (!(await isInvoiceStaff(ports, actor))) return err('forbidden')
  const after = cursor === undefined ? null : readCursor(cursor)
  if (cursor !== undefined && !after) return err('badRequest')
  const found = await ports.invoices.page(actor.shop._id, name, { limit: PAGE + 1, after })
  const page = found.slice(0, PAGE)
  const last = page[page.length - 1]
  const around = { promises: actor.shop, links: await linksOf(ports, page), reader: actor.agent }
  return ok({
    invoices: page.map((invoice) => toDeskInvoice(invoice, around)),
    next: found.length > PAGE && last ? cursorOf(last) : null,
    now: ports.now(),
  })
}

export const count: UseCase<Area['count'], DeskActor> = async (_input, { actor, ports }) => {
  if (!(await isInvoiceStaff(ports, actor))) return ok({ isMine: false, due: 0, late: 0, waiting: 0 })
  const { _id: shopId } = actor.shop
  const [due, late, waiting] = await Promise.all([
    ports.invoices.count(shopId, 'due'),
    ports.invoices.count(shopId, 'due', ports.now()),
    ports.invoices.count(shopId, 'waiting'),
  ])
  return ok({ isMine: true, due, late, waiting })
}

/** A request of the actor's shop as he sees it. */
export const shown = async (ports: Ports, actor: DeskActor, invoice: Invoice) => ({
  invoice: toDeskInvoice(invoice, {
    promises: actor.shop,
    links: await linksOf(ports, [invoice]),
    reader: actor.agent,
  }),
  now: ports.now(),
})

export const find: UseCase<Area['find'], DeskActor> = async ({ number }, { actor, ports }) => {
  if (!(await isInvoiceStaff(ports, actor))) return err('forbidden')
  const invoice = await ports.invoices.byNumber(actor.shop._id, number)
  return invoice ? ok(await shown(ports, actor, invoice)) : err('notFound')
}
