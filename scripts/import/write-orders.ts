import type { Arrival } from '../../core/orders/intake/arrive'
import type { Order } from '../../core/orders/order'
import type { Cloudbase } from '../../server/adapters/cloudbase/app'
import { createAsk } from '../../server/adapters/cloudbase/ask'
import { CloudbaseOrderBook } from '../../server/adapters/cloudbase/order-book'
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

/** Stores the orders of one shop that are new or have changed, and leaves the others alone. */
export const writeOrders = async (
  db: Cloudbase['db'],
  orders: readonly Order[],
  onProgress: (done: number) => void,
): Promise<Written> => {
  const book = new CloudbaseOrderBook({ db, command: db.command, ask: createAsk() }, Date.now)
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
