import * as z from 'zod/mini'
import { digestOf } from '../../../core/orders/import/digest'
import { arrive, type Arrival, type Outcomes, type PushedParcel } from '../../../core/orders/intake/arrive'
import { Order, orderIdOf, StoredParcel } from '../../../core/orders/order'
import { Instant } from '../../../core/shared/time'
import type { OrderBook } from '../../order-ports'
import type { CloudbaseDatabase } from './app'
import { Collection } from './collection'

/** Changes that are under way at once: kind to a small machine and to the cloud's limits. */
const WIDTH = 8
const MOST_ROUNDS = 6
/** What one read answers at most. */
const PAGE = 1_000

const Parcel: z.ZodMiniType<PushedParcel> = z.extend(StoredParcel, { updatedAt: Instant })

/** A parcel whose order has not come yet. `_id` = shopId:orderNo:trackingNo:digest. */
const Waiting = z.object({
  _id: z.string(),
  shopId: z.string(),
  orderNo: z.string(),
  parcel: Parcel,
  waitsSince: Instant,
})
type Waiting = z.infer<typeof Waiting>

/** An arrival, the order that it found and what came of it. */
interface Plan {
  readonly arrival: Arrival
  readonly stored: Order | null
  readonly order: Order | null
  readonly outcomes: Outcomes
}

const isKnown = ({ orders, parcels }: Outcomes): boolean =>
  [...orders, ...parcels].every((outcome) => outcome === 'same')

/**
 * The one way into orders, of imports and of pushes. Each change says which revision it was made from; what lost a race
 * is decided anew. Parcels without an order wait: they are stored before the order is looked for once more, and an
 * order is stored before the waiting ones are looked for, so that the two always meet.
 */
export class CloudbaseOrderBook implements OrderBook {
  private readonly orders
  private readonly waiting

  constructor(
    private readonly cloudbase: CloudbaseDatabase,
    private readonly now: () => Instant,
  ) {
    this.orders = new Collection(cloudbase, 'orders', Order)
    this.waiting = new Collection(cloudbase, 'waitingParcels', Waiting)
  }

  async bringIn(shopId: string, arrivals: readonly Arrival[]): Promise<readonly Outcomes[]> {
    const outcomes = await this.store(shopId, arrivals)
    const homeless = arrivals.filter(({ orderNo }) => outcomes.get(orderNo)?.parcels[0] === 'waiting')
    await this.letWait(shopId, homeless)
    const orderNos = arrivals.map(({ orderNo }) => orderNo)
    await this.settle(shopId, orderNos)
    return orderNos.map((orderNo) => outcomes.get(orderNo) ?? { orders: [], parcels: [] })
  }

  async sweep(before: Instant): Promise<void> {
    await this.waiting.remove({ waitsSince: this.cloudbase.command.lt(before) })
  }

  private async store(shopId: string, arrivals: readonly Arrival[]): Promise<Map<string, Outcomes>> {
    const outcomes = new Map<string, Outcomes>()
    let left = arrivals
    for (let round = 0; left.length > 0; round += 1) {
      if (round === MOST_ROUNDS) throw new Error(`${left.length} orders were changed by others all the time`)
      const plans = await this.plan(shopId, left)
      const lost = await this.carryOut(plans)
      for (const { arrival, outcomes: became } of plans) {
        // Known by now, as it came: this is what an earlier round has written.
        if (!isKnown(became) || !outcomes.has(arrival.orderNo)) outcomes.set(arrival.orderNo, became)
      }
      left = lost.map(({ arrival }) => arrival)
    }
    return outcomes
  }

  private async plan(shopId: string, arrivals: readonly Arrival[]): Promise<readonly Plan[]> {
    const ids = arrivals.map(({ orderNo }) => orderIdOf(shopId, orderNo))
    const found = await this.orders.find({ _id: this.cloudbase.command.in(ids) }, { limit: PAGE })
    const byNo = new Map(found.map((order) => [order.orderNo, order]))
    return arrivals.map((arrival) => {
      const stored = byNo.get(arrival.orderNo) ?? null
      return { arrival, stored, ...arrive(stored, arrival) }
    })
  }

  /** Answers the plans that somebody else was quicker than. */
  private async carryOut(plans: readonly Plan[]): Promise<readonly Plan[]> {
    const fresh = plans.filter(({ stored, order }) => stored === null && order !== null)
    const added = fresh.flatMap(({ order }) => order ?? [])
    const isIn = added.length === 0 || (await this.orders.insertAll(added)) === 'inserted'
    const lost: Plan[] = isIn ? [] : [...fresh]

    const changed = plans.filter(({ stored, order }) => stored !== null && order !== stored)
    for (let from = 0; from < changed.length; from += WIDTH) {
      const some = changed.slice(from, from + WIDTH)
      const done = await Promise.all(some.map((plan) => this.change(plan)))
      lost.push(...some.filter((_plan, at) => !done[at]))
    }
    return lost
  }

  /** Writes the fields that differ: what others wrote meanwhile elsewhere in the order stays. */
  private async change({ stored, order }: Plan): Promise<boolean> {
    if (!stored || !order) return true
    const revision = stored.revision ?? null
    const fields = { ...this.differences(stored, order), revision: (revision ?? 0) + 1 }
    return (await this.orders.patch({ _id: stored._id, revision }, fields)) > 0
  }

  private differences(stored: Order, order: Order): Readonly<Record<string, unknown>> {
    const fields = [...new Set([...Object.keys(stored), ...Object.keys(order)])] as (keyof Order)[]
    const differ = fields.filter((field) => JSON.stringify(stored[field]) !== JSON.stringify(order[field]))
    const { command } = this.cloudbase
    return Object.fromEntries(differ.map((field) => [field, order[field] ?? command.remove()]))
  }

  private async letWait(shopId: string, arrivals: readonly Arrival[]): Promise<void> {
    const waiting = arrivals.flatMap(({ orderNo, parcels }) =>
      parcels.map((parcel) => this.waitingOf(shopId, orderNo, parcel)),
    )
    const distinct = [...new Map(waiting.map((one) => [one._id, one])).values()]
    if (distinct.length === 0 || (await this.waiting.insertAll(distinct)) === 'inserted') return
    for (const one of distinct) await this.waiting.insert(one) // `taken`: the same word waits already
  }

  private waitingOf(shopId: string, orderNo: string, parcel: PushedParcel): Waiting {
    const _id = `${orderIdOf(shopId, orderNo)}:${parcel.trackingNo}:${digestOf(parcel)}`
    return { _id, shopId, orderNo, parcel, waitsSince: this.now() }
  }

  /** Brings waiting parcels to the orders that are there now. */
  private async settle(shopId: string, orderNos: readonly string[]): Promise<void> {
    const { command } = this.cloudbase
    const waiting = await this.waiting.find({ shopId, orderNo: command.in([...orderNos]) }, { limit: PAGE })
    const arrivals = [...new Set(waiting.map(({ orderNo }) => orderNo))].map((orderNo) => ({
      orderNo,
      orders: [],
      parcels: waiting.filter((one) => one.orderNo === orderNo).map(({ parcel }) => parcel),
    }))
    const outcomes = await this.store(shopId, arrivals)
    const ids = waiting
      .filter(({ orderNo }) => outcomes.get(orderNo)?.parcels[0] !== 'waiting')
      .map(({ _id }) => _id)
    if (ids.length === 0) return
    await this.waiting.remove({ _id: command.in(ids) })
    if (waiting.length === PAGE) await this.settle(shopId, orderNos)
  }
}
