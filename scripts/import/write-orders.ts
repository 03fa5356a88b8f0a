import type { Arrival } from '../../core/orders/intake/arrive'
import type { Order } from '../../core/orders/order'
import type { Cloudbase } from '../../server/adapters/cloudbase/app'
import { createAsk } from '../../server/adapters/cloudbase/ask'
import { cloudbaseInsurances } from '../../server/adapters/cloudbase/insurances'
import { CloudbaseOrderBook } from '../../server/adapters/cloudbase/order-book'
import { cloudbaseOrders } from '../../server/adapters/cloudbase/orders'
import { cloudbaseShops } from '../../server/adapters/cloudbase/shops'
import { insuringOrderBook } from '../../server/insurance/look'
import type { OrderBook } from '../../server/order-ports'
import { inPool } from '../lib/pool'

export interface Written {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

const BATCH = 200
/** Batches that are under way at once: kind to a small machine and to the cloud's limits. */
const WIDTH = 4

const arrivalOf = (order: Order): Arrival => ({ orderNo: order.orderNo, orders: [order], parcels: [] })

const silent = { info: () => undefined, error: () => undefined }

/** The way into orders that the doors have too: who is to have 退货包运费 is offered it. */
const bookOn = (db: Cloudbase['db']): OrderBook => {
  const cloudbase = { db, command: db.command, ask: createAsk() }
  return insuringOrderBook(new CloudbaseOrderBook(cloudbase, Date.now), {
    insurances: cloudbaseInsurances(cloudbase),
    orders: cloudbaseOrders(cloudbase),
    shops: cloudbaseShops(cloudbase, Date.now),
    now: Date.now,
    log: silent,
  })
}

/** Stores the orders of one shop that are new or have changed, and leaves the others alone. */
export const writeOrders = async (
  db: Cloudbase['db'],
  orders: readonly Order[],
  onProgress: (done: number) => void,
): Promise<Written> => {
  const book = bookOn(db)
  const batches: (readonly Order[])[] = []
  for (let from = 0; from < orders.length; from += BATCH) batches.push(orders.slice(from, from + BATCH))

  let done = 0
  const written = await inPool(WIDTH, batches, async (batch) => {
    const outcomes = await book.bringIn(batch[0]?.shopId ?? '', batch.map(arrivalOf))
    done += batch.length
    onProgress(done)
    return outcomes.flatMap((became) => became.orders)
  })
  const all = written.flat()
  const count = (outcome: string): number => all.filter((one) => one === outcome).length
  const [added, changed] = [count('added'), count('changed')]
  return { added, changed, unchanged: all.length - added - changed }
}
