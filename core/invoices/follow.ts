import { invoiceableFen, keptFen, sheetLinesOf, type Ground } from './amount'
import { netFen, type Invoice } from './invoice'
import type { InvoiceCommand } from './table'

/** What the order's money says about a request by now; null when nothing. */
export const followedBy = (invoice: Invoice, ground: Ground): InvoiceCommand | null => {
  const { state } = invoice
  switch (state.status) {
    case 'asks':
    case 'routed': {
      const amountFen = ground.order.status === 'cancelled' ? 0 : invoiceableFen(ground)
      if (amountFen === 0) return { type: 'lapse' }
      if (amountFen === invoice.amountFen) return null
      return { type: 'adjust', amountFen, lines: sheetLinesOf(ground, amountFen) }
    }
    case 'issued':
    case 'delivered':
    case 'reversalDue': {
      const dueFen = netFen(invoice) - keptFen(ground)
      const isKnown = state.status === 'reversalDue' && state.dueFen === dueFen
      return dueFen > 0 && !isKnown ? { type: 'owe', dueFen } : null
    }
    default:
      return null
  }
}
