import type { InvoiceDeed } from '../../../../core/contracts/desk/invoices'
import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../../core/contracts/refusals'
import { deskClientId, uploaderAtDesk } from '../../../../core/desk/client-id'
import type { Invoice } from '../../../../core/invoices/invoice'
import { fileOf } from '../../../../core/invoices/nameless'
import { commandsFor, type InvoiceCommand } from '../../../../core/invoices/table'
import { err, ok, type Result } from '../../../../core/shared/result'
import { dateOf, type Instant } from '../../../../core/shared/time'
import type { DeskActor } from '../../../actor'
import { changeInvoice } from '../../../invoices/change'
import { followMoney } from '../../../invoices/follow'
import { keepFapiao } from '../../../invoices/keep-file'
import type { Ports } from '../../../ports'
import type { UseCase } from '../../../serve'
import { dropUpload } from '../../uploads/take-upload'
import { isInvoiceStaff, shown } from './read'

type Area = DeskContract['invoices']
type Issue = Extract<InvoiceDeed, { type: 'issue' }>

/** A day that there is, and that has begun. */
const isPastDay = (date: string, now: Instant): boolean => {
  const at = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date) && date <= dateOf(now)
}

interface Doing {
  readonly actor: DeskActor
  readonly ports: Ports
}

const fileFor = async ({ actor, ports }: Doing, { uploadId }: Issue) => {
  if (uploadId === null) return ok(null)
  const uploader = { shop: actor.shop, openid: uploaderAtDesk(actor.agent.userid) }
  return keepFapiao(ports, uploader, uploadId)
}

/** A deed as the machine of invoices knows it, with the file where it brings one. */
const commandOf = async (
  doing: Doing,
  invoice: Invoice,
  deed: InvoiceDeed,
): Promise<Result<InvoiceCommand, RefusalCode>> => {
  if (!commandsFor(invoice.state.status, 'staff').includes(deed.type)) return err('notAllowed')
  if (deed.type !== 'issue') return ok(deed)
  const { number, date, link, amountFen, uploadId } = deed
  if (!isPastDay(date, doing.ports.now())) return err('fapiaoDateFormat')
  if (uploadId === null && link === null) return err('fapiaoMissing')
  const file = await fileFor(doing, deed)
  if (!file.ok) return file
  return ok({ type: 'issue', amountFen, fapiao: { number, date, link, file: file.value } })
}

/** Money that went back meanwhile comes first: then nobody issues what he saw. */
const unchangedByMoney = async (
  { actor: { shop }, ports }: Doing,
  invoice: Invoice,
): Promise<Result<Invoice, RefusalCode>> => {
  const order = await ports.orders.find(shop._id, invoice.orderNo)
  if (!order) return ok(invoice)
  const followed = await followMoney(ports, shop, { first: invoice, order })
  if (!followed.ok) return followed
  return followed.value.version === invoice.version ? followed : err('invoiceAmountChanged')
}

/** The file stays where the invoice shows it, else it goes; what was carried goes once the deed is done. */
const leaveFile = async (
  ports: Ports,
  { command, deed }: { readonly command: InvoiceCommand; readonly deed: InvoiceDeed },
  changed: Result<Invoice, RefusalCode>,
): Promise<void> => {
  if (command.type !== 'issue' || deed.type !== 'issue') return
  const { file } = command.fapiao
  const isShown = changed.ok && fileOf(changed.value) === file?.fileId
  if (file && !isShown) await ports.files.remove(file.fileId)
  if (changed.ok && deed.uploadId !== null) await dropUpload(ports, deed.uploadId)
}

type Asked = Parameters<UseCase<Area['act'], DeskActor>>[0]

const perform = async (
  doing: Doing,
  first: Invoice,
  { deed, ...asked }: Asked,
): Promise<Result<Invoice, RefusalCode>> => {
  const { actor, ports } = doing
  const { userid, name } = actor.agent
  const clientId = deskClientId(userid, asked.clientId)
  if (first.clientId === clientId) return ok(first)
  if (first.version !== asked.version) return err('changedMeanwhile')
  const stands = await unchangedByMoney(doing, first)
  if (!stands.ok) return stands
  const command = await commandOf(doing, first, deed)
  if (!command.ok) return command
  const by = { actor: 'staff', clientId, person: { userid, name } } as const
  const changed = await changeInvoice(ports, actor.shop, {
    ...{ first, by, seen: asked.version },
    want: () => command.value,
  })
  await leaveFile(ports, { command: command.value, deed }, changed)
  return changed
}

export const act: UseCase<Area['act'], DeskActor> = async (input, { actor, ports }) => {
  if (!(await isInvoiceStaff(ports, actor))) return err('forbidden')
  const first = await ports.invoices.byNumber(actor.shop._id, input.number)
  if (!first) return err('notFound')
  const done = await perform({ actor, ports }, first, input)
  return done.ok ? ok(await shown(ports, actor, done.value)) : done
}
