import type { Invoice } from '../../core/invoices/invoice'
import type { Instant } from '../../core/shared/time'

export type InvoiceList = Invoice['list']

/** The `listAt` and id of the last one seen. */
export interface InvoiceCursor {
  readonly listAt: Instant
  readonly id: string
}

export interface Invoices {
  /** Newest first, at most 20. */
  ofOrder(shopId: string, orderNo: string): Promise<readonly Invoice[]>
  byNumber(shopId: string, number: number): Promise<Invoice | null>
  /** Hers, at most 1000. */
  ofShopper(shopId: string, openid: string): Promise<readonly Invoice[]>
  /** Of these orders of a shop, whoever asked for them. */
  ofOrders(shopId: string, orderNos: readonly string[]): Promise<readonly Invoice[]>
  /** Removes those of these orders. */
  forget(shopId: string, orderNos: readonly string[]): Promise<void>
  /** `taken`: another one of the order has this seq. */
  insert(invoice: Invoice): Promise<'inserted' | 'taken'>
  /** Stores what came of the version before; false when somebody else changed it meanwhile. */
  replace(invoice: Invoice): Promise<boolean>
  /** due: what is due first; waiting: whose time is over first; over: the newest first. */
  page(
    shopId: string,
    list: InvoiceList,
    page: { readonly limit: number; readonly after: InvoiceCursor | null },
  ): Promise<readonly Invoice[]>
  /** `before`: due earlier than that. */
  count(shopId: string, list: InvoiceList, before?: Instant): Promise<number>
  /** What the clock has to look at, of all shops, earliest first. */
  due(now: Instant, limit: number): Promise<readonly Invoice[]>
  /** Everybody has heard of this version; of an older one it says nothing. */
  markTold(invoice: Invoice): Promise<void>
  /** What its clock has done, and when it looks again; of an older version it says nothing. */
  looked(invoice: Invoice): Promise<void>
}

export interface InvoicePorts {
  readonly invoices: Invoices
}
