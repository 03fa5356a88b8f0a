import { Invoice } from '../../../core/invoices/invoice'
import type { InvoiceCursor, InvoiceList, Invoices } from '../../invoices/ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { putVersion } from './put-version'

const MOST_OF_ORDER = 20
/** CloudBase answers no more in one request. */
const MOST = 1_000

interface Listed {
  readonly shopId: string
  readonly list: InvoiceList
}

/** Those of one moment are told apart by their id; the bound lets the index begin at the right place. */
const behind = ({ command }: Cloudbase, listed: Listed, after: InvoiceCursor | null): Listed => {
  if (!after) return listed
  const { listAt, id } = after
  const isNewest = listed.list === 'over'
  const bounded = { ...listed, listAt: isNewest ? command.lte(listAt) : command.gte(listAt) }
  const rest = command.or([
    { listAt: isNewest ? command.lt(listAt) : command.gt(listAt) },
    { listAt, _id: isNewest ? command.lt(id) : command.gt(id) },
  ])
  return command.and([bounded, rest]) as unknown as Listed
}

/** Each change says which version it was made from: of two at once, one is decided anew. */
export const cloudbaseInvoices = (cloudbase: Cloudbase): Invoices => {
  const invoices = new Collection(cloudbase, 'invoices', Invoice)
  const { command } = cloudbase
  return {
    ofOrder: (shopId, orderNo) =>
      invoices.find({ shopId, orderNo }, { order: [['seq', 'desc']], limit: MOST_OF_ORDER }),
    byNumber: async (shopId, number) => (await invoices.find({ shopId, number }, { limit: 1 }))[0] ?? null,
    ofShopper: (shopId, openid) => invoices.find({ shopId, openid }, { limit: MOST }),
    ofOrders: (shopId, orderNos) =>
      invoices.find({ shopId, orderNo: command.in([...orderNos]) }, { limit: MOST }),
    forget: (shopId, orderNos) => invoices.remove({ shopId, orderNo: command.in([...orderNos]) }),
    insert: (invoice) => invoices.insert(invoice),
    replace: (invoice) => putVersion(invoices, invoice, invoice.version - 1),
    page: (shopId, list, { limit, after }) => {
      const way = list === 'over' ? ('desc' as const) : ('asc' as const)
      const order = [['listAt', way] as const, ['_id', way] as const]
      return invoices.find({ ...behind(cloudbase, { shopId, list }, after) }, { order, limit })
    },
    count: (shopId, list, before) =>
      invoices.count({ shopId, list, ...(before !== undefined && { listAt: command.lt(before) }) }),
    due: (now, limit) =>
      invoices.find({ lookAt: command.gt(0).and(command.lte(now)) }, { order: [['lookAt', 'asc']], limit }),
    markTold: async ({ _id, version, lookAt }) => {
      await invoices.patch({ _id, version }, { told: version, lookAt })
    },
    looked: async ({ _id, version, clock, lookAt }) => {
      await invoices.patch({ _id, version }, { clock, lookAt })
    },
  }
}
