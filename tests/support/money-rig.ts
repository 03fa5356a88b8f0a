import type { Order } from '../../core/orders/order'
import type { Approval } from '../../core/refunds/approval'
import type { Payout } from '../../core/refunds/payout'
import type { Refund } from '../../core/refunds/refund'
import { MINUTE } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { moneyDue } from '../../server/money/due'
import { freezePayout, freezeRefund } from '../../server/money/freeze'
import type { Moved, OnMoved } from '../../server/money/moved'
import type { Ports } from '../../server/ports'
import { openWorld } from './world'

const approvalOf = (caseNo: string, amountFen: number): Approval => ({
  ...{ caseNo, amountFen, at: 1 },
  by: { kind: 'person', agentId: 'linxiao', name: '林晓' },
})

const wordOf = (moved: Moved): string => {
  const { number, state, doubts } = moved.kind === 'refund' ? moved.refund : moved.payout
  return [number, state.status, ...doubts.map((doubt) => `doubted ${doubt}`)].join(' ')
}

/** Money of the demo shop: its cases, as it were, hear what becomes of it. */
export const moneyRig = async () => {
  const heard: string[] = []
  const onMoved: OnMoved = (_ports, moved) => {
    heard.push(wordOf(moved))
    return Promise.resolve()
  }
  const world = await openWorld({ withPay: true, onMoved })
  const openid = demoOpenid(1)
  const find = (): Promise<Order[]> =>
    world.look(async (db) => {
      const { data } = await db.collection('orders').where({ shopId: 'mianyu', openid }).limit(100).get()
      return (data as Order[]).filter(({ paidAt, status }) => paidAt !== undefined && status !== 'cancelled')
    })
  const orders = (await find()).sort((a, b) => b.paidFen - a.paidFen)
  const order = orders[0]!
  world.pay.wasPaid(order.orderNo, order.paidFen)
  /** Whatever a fault makes of it, somebody tries again. */
  const must = async <T extends { readonly ok: boolean }>(work: () => Promise<T>): Promise<T> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await work()
      } catch (error) {
        if (tries === 9) throw error
      }
    }
  }
  const ports = world.newPorts()
  const tick = (on: Ports = ports): Promise<void> => moneyDue(on, onMoved)
  const stored = <T>(collection: string, number: string): Promise<T> =>
    world.look(async (db) => (await db.collection(collection).where({ number }).get()).data[0] as T)

  return {
    world,
    pay: world.pay,
    ports,
    order,
    onMoved,
    heard: (): readonly string[] => heard,
    tick,
    /** Lets time go by, minute by minute, as the clock sees it. */
    pass: async (ms: number, stepMs = MINUTE): Promise<void> => {
      for (let gone = 0; gone < ms; gone += stepMs) {
        world.clock.pass(stepMs)
        await world.pay.settled()
        await tick()
      }
    },
    refund: async (amountFen: number, caseNo = 'S261121AAAAAAAA'): Promise<Refund> => {
      const frozen = await must(() => freezeRefund(ports, approvalOf(caseNo, amountFen), order))
      if (!frozen.ok) throw new Error(frozen.error)
      return frozen.value
    },
    payout: async (amountFen: number, caseNo = 'S261121AAAAAAAA'): Promise<Payout> => {
      const wish = { shopId: 'mianyu', openid, purpose: 'freight' } as const
      const frozen = await must(() => freezePayout(ports, approvalOf(caseNo, amountFen), wish))
      if (!frozen.ok) throw new Error(frozen.error)
      return frozen.value
    },
    statusOf: async ({ number }: Refund | Payout): Promise<string> =>
      (await stored<Refund | Payout>(number.includes('R') ? 'refunds' : 'payouts', number)).state.status,
    stored,
    close: () => world.close(),
  }
}

export type MoneyRig = Awaited<ReturnType<typeof moneyRig>>
