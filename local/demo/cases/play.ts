import { Order } from '../../../core/orders/order'
import { MINUTE, SECOND, type Instant } from '../../../core/shared/time'
import { cloudbaseLeases } from '../../../server/adapters/cloudbase/routing'
import type { Cloudbase } from '../../../server/adapters/cloudbase/app'
import { moneyDue } from '../../../server/money/due'
import { tellHearers } from '../../../server/money/hearers'
import type { Ports } from '../../../server/ports'
import { casesDue } from '../../../server/usecases/clock/cases-due'
import { insurancesDue } from '../../../server/usecases/clock/insurances-due'
import type { WechatPayStandIn } from '../../wechatpay/stand-in'
import { demoShops } from '../shops'
import { actOut, type Played, type Stage } from './act-out'
import { castAt } from './choose'
import { portsOfPast, type PastClock } from './past'

/** Longer than all of it takes. */
const LEASE_MS = MINUTE

/** So long after each step the clock comes: what is approved by itself waits a minute for a person. */
const CLOCK_COMES_MS = 90 * SECOND

/** The clock as it went then: the words of a step, what follows from it by itself, its money. */
const tick = async (ports: Ports): Promise<void> => {
  await casesDue(ports)
  await insurancesDue(ports)
  await moneyDue(ports, tellHearers)
}

interface Past extends Stage {
  readonly clock: PastClock
  /** Where it ends. */
  readonly now: Instant
}

/** Everything that happened to all cases, in its order: whoever came later finds what came before. */
const playAll = async (past: Past, played: readonly Played[], signal?: AbortSignal): Promise<void> => {
  const all = played
    .flatMap((one) => one.happenings.map((happening) => ({ one, happening })))
    .sort((a, b) => a.happening.at - b.happening.at)
  for (const { one, happening } of all) {
    if (signal?.aborted) return
    past.clock.at = happening.at
    await actOut(past, one, happening)
    past.clock.at = Math.min(happening.at + CLOCK_COMES_MS, past.now)
    await tick(past.ports)
  }
}

/** More than the demo has. */
const MOST_ORDERS = 1_000

/** As they were loaded, whenever that was. */
const ordersIn = async ({ db }: Cloudbase): Promise<readonly Order[]> => {
  const shopIds = demoShops.map(({ _id }) => _id)
  const stored = db.collection('orders').where({ shopId: db.command.in(shopIds) })
  const { data } = (await stored.orderBy('_id', 'asc').limit(MOST_ORDERS).get()) as { data: unknown[] }
  return data.map((one) => Order.parse(one))
}

interface Where {
  readonly cloudbase: Cloudbase
  readonly pay: Pick<WechatPayStandIn, 'remember'>
}

/**
 * After-sales of the demo shops as they have come about by `now`: played by the use cases themselves, with their clock
 * turned back. Meanwhile the cloud's own clock looks at nothing. Answers how many there are; whoever closes the cloud
 * aborts it and does not wait for the rest.
 */
export const playCases = async (
  { cloudbase, pay }: Where,
  now: Instant,
  signal?: AbortSignal,
): Promise<number> => {
  const cast = castAt(await ordersIn(cloudbase), now)
  const failing = new Set(cast.filter(({ plot }) => plot.failsToRefund).map(({ order }) => order.orderNo))
  const clock = { at: now }
  const ports = portsOfPast(clock, { pay, failsToRefund: (orderNo) => failing.has(orderNo) })
  const shops = new Map((await ports.shops.all()).map((shop) => [shop._id, shop]))
  const played = cast.flatMap((one) => {
    const shop = shops.get(one.plot.shopId)
    return shop ? [{ ...one, shop, caseNo: '' }] : []
  })
  const leases = cloudbaseLeases(cloudbase, Date.now)
  const holder = ports.newId()
  while (!(await leases.take('tick', holder, LEASE_MS))) {
    if (signal?.aborted) return 0
    await new Promise(setImmediate)
  }
  try {
    await playAll({ ports, cloudbase, clock, now }, played, signal)
  } finally {
    await leases.drop('tick', holder)
  }
  return played.length
}
