import { InvoiceWish } from '../../../core/invoices/wish'
import { readStored, writeStored } from '../../platform/storage'

const KEY = 'invoice-wish'

/** Who it was made out to the last time, on this phone. */
export const lastWish = (): InvoiceWish | null => {
  const read = InvoiceWish.safeParse(readStored(KEY))
  return read.success ? read.data : null
}

export const keepWish = (wish: InvoiceWish): void => writeStored(KEY, wish)
