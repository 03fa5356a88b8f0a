import type { Output } from '../../../core/contracts/procedure'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import type { InvoiceCommand } from '../../../core/invoices/table'
import { toInvoiceView } from '../../../core/invoices/view'
import { err, ok, type Result } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { changeInvoice } from '../../invoices/change'
import { linksOf } from '../../invoices/show'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { findOwn } from '../orders/own-order'

type Invoices = typeof shopperContract.invoices

interface Doing {
  readonly actor: ShopperActor
  readonly ports: Ports
}

interface Asked {
  readonly clientId: string
  readonly orderNo: string
  readonly number: number
}

/** One step of her own request; said twice it is done once. */
const act = async (
  { actor, ports }: Doing,
  { clientId, orderNo, number }: Asked,
  command: InvoiceCommand,
): Promise<Result<Output<Invoices['cancel']>, RefusalCode>> => {
  const { shop, openid } = actor
  const [order, first] = await Promise.all([
    findOwn(ports, actor, orderNo),
    ports.invoices.byNumber(shop._id, number),
  ])
  if (!order || first?.orderNo !== orderNo || first.openid !== openid) return err('notFound')
  const by = { actor: 'shopper', clientId } as const
  const changed = await changeInvoice(ports, shop, { first, by, want: () => command })
  if (!changed.ok) return changed
  const links = await linksOf(ports, [changed.value])
  return ok({ invoice: toInvoiceView(changed.value, { promises: shop, links }), now: ports.now() })
}

export const amend: UseCase<Invoices['amend'], ShopperActor> = ({ wish, ...asked }, doing) =>
  act(doing, asked, { type: 'amend', wish })

export const cancel: UseCase<Invoices['cancel'], ShopperActor> = (asked, doing) =>
  act(doing, asked, { type: 'cancel' })
