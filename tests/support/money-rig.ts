import type { Order } from '../../core/orders/order'
import type { Approval } from '../../core/refunds/approval'
import type { Payout } from '../../core/refunds/payout'
import type { Refund } from '../../core/refunds/refund'
import { MINUTE } from '../../core/shared/time'
import { actOnRefund } from '../../server/money/act'
import { moneyDue } from '../../server/money/due'
import { freezePayout, freezeRefund } from '../../server/money/freeze'
import type { Moved, OnMoved } from '../../server/money/moved'
import type { Ports } from '../../server/ports'
import { openWorld, type World } from './world'

export const approvalOf = (caseNo: string, amountFen: number): Approval => ({
  ...{ caseNo, amountFen, at: 1 },
  by: { kind: 'person', agentId: 'linxiao', name: '林晓' },
})

const transferOf = (moved: Moved) => {
  switch (moved.kind) {
    case 'refund':
      return moved.refund
    case 'payout':
      return moved.payout
    case 'coupon':
      return moved.coupon
  }
}

const wordOf = (moved: Moved): string => {
  const { number, state, doubts } = transferOf(moved)
  return [number, state.status, ...doubts.map((doubt) => `doubted ${doubt}`)].join(' ')
}

/** Paid in the demo shop, the dearest first. */
const paidOrders = (world: World): Promise<Order[]> =>
  world.look(async (db) => {
    const { data } = await db.collection('orders').where({ shopId: 'mianyu' }).limit(500).get()
    return (data as Order[])
      .filter(({ paidAt, status }) => paidAt !== undefined && status !== 'cancelled')
      .sort((one, other) => other.paidFen - one.paidFen)
  })

/** Whatever a fault makes of it, somebody tries again. */
export const again = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === 9) throw error
    }
  }
}

const taken = <T>(frozen: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!frozen.ok) throw new Error('not frozen')
  return frozen.value
}

/** Money of the demo shop: its cases, as it were, hear what becomes of it. */
export const moneyRig = async (hear: OnMoved = () => Promise.resolve()) => {
  const heard: string[] = []
  const onMoved: OnMoved = async (ports, moved) => {
    await hear(ports, moved)
    heard.push(wordOf(moved))
  }
  const world = await openWorld({ withPay: true, onMoved })
  const orders = await paidOrders(world)
  for (const { orderNo, paidFen } of orders) world.pay.wasPaid(orderNo, paidFen)
  const order = orders[0]!
  const ports = world.newPorts()
  /** The timer comes again, whatever became of this run. */
  const tick = (on: Ports = ports): Promise<void> => moneyDue(on, onMoved).catch(() => undefined)
  const stored = (number: string): Promise<Refund & Payout> =>
    world.look(async (db) => {
      const letter = /[RPC](?=\d+$)/.exec(number)?.[0] ?? 'R'
      const collection = db.collection({ R: 'refunds', P: 'payouts', C: 'coupons' }[letter] ?? 'refunds')
      return (await collection.where({ number }).get()).data[0] as Refund & Payout
    })
  /** Lets time go by, minute by minute, as the clock sees it. */
  const pass = async (ms: number, stepMs = MINUTE): Promise<void> => {
    for (let gone = 0; gone < ms; gone += stepMs) {
      world.clock.pass(stepMs)
      await world.pay.settled()
      await tick()
    }
  }

  return {
    ...{ world, ports, order, orders, onMoved, tick, pass, stored },
    pay: world.pay,
    heard: (): readonly string[] => heard,
    /** What was heard, each once. */
    news: (): readonly string[] => [...new Set(heard)],
    refund: async (amountFen: number, caseNo = 'S261121AAAAAAAA', of = order): Promise<Refund> =>
      taken(await again(() => freezeRefund(ports, approvalOf(caseNo, amountFen), of))),
    payout: async (amountFen: number, caseNo = 'S261121AAAAAAAA'): Promise<Payout> => {
      const wish = { shopId: 'mianyu', openid: order.openid ?? '', purpose: 'freight' } as const
      return taken(await again(() => freezePayout(ports, approvalOf(caseNo, amountFen), wish)))
    },
    act: async ({ number }: Refund, command: Parameters<typeof actOnRefund>[2]) =>
      again(async () => actOnRefund({ ports, onMoved }, await stored(number), command)),
    statusOf: async ({ number }: Pick<Refund, 'number'>): Promise<string> =>
      (await stored(number)).state.status,
    supervisorSees: (): readonly string[] => world.agent('zhouke').sees(),
    close: () => world.close(),
  }
}

export type MoneyRig = Awaited<ReturnType<typeof moneyRig>>
