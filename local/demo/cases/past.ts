import type { Coupon, CouponReport } from '../../../core/coupons/coupon'
import type { Payout } from '../../../core/refunds/payout'
import type { Refund } from '../../../core/refunds/refund'
import type { Instant } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import { createPorts } from '../../../server/live'
import type { MoneyRails, Rails } from '../../../server/money-ports'
import type { Ports } from '../../../server/ports'
import type { WechatPayStandIn } from '../../wechatpay/stand-in'
import { demoPayAccounts } from '../pay'

/** A moment that moves on. */
export interface PastClock {
  at: Instant
}

/** What WeChat Pay had to do with it. */
export interface Paying {
  readonly pay: Pick<WechatPayStandIn, 'remember'>
  readonly failsToRefund: (orderNo: string) => boolean
}

type Common = Pick<Refund, 'shopId' | 'number' | 'amountFen'>

const accountOf = (shopId: string) => demoPayAccounts.find(({ shopIds }) => shopIds.includes(shopId))

/** WeChat Pay did at once what it was asked, and knows it still. */
const pastRails = ({ at }: { readonly at: () => Instant }, { pay, failsToRefund }: Paying): MoneyRails => {
  const known = ({ shopId, number, amountFen }: Common) => ({
    ...{ mchid: accountOf(shopId)?.mchid ?? '', number, amountFen },
    ...{ theirNo: `50${number.replace(/\D/g, '')}`, notifyUrl: '', createdAt: at(), changedAt: at() },
  })
  const refund = (asked: Refund) => {
    const { number, amountFen, orderNo, totalFen } = asked
    const word = failsToRefund(orderNo) ? 'abnormal' : 'succeeded'
    const status = word === 'abnormal' ? 'ABNORMAL' : 'SUCCESS'
    pay.remember({ ...known(asked), kind: 'refund', orderNo, totalFen, status })
    return Promise.resolve({ kind: 'said', report: { number, amountFen, word, at: at() } } as const)
  }
  const payOut = (asked: Payout) => {
    const { number, amountFen, openid, shopId } = asked
    const appid = accountOf(shopId)?.appid ?? ''
    pay.remember({ ...known(asked), kind: 'bill', appid, openid, remark: '', status: 'SUCCESS' })
    return Promise.resolve({
      kind: 'said',
      report: { number, amountFen, word: 'succeeded', at: at() },
    } as const)
  }
  const none = () => Promise.resolve({ kind: 'silent', code: 'past' } as const)
  const coupons: Rails<Coupon, CouponReport> = { ask: none, query: none }
  return { refunds: { ask: refund, query: refund }, payouts: { ask: payOut, query: payOut }, coupons }
}

const done = () => Promise.resolve({ ok: true } as const)
const nobody = () => Promise.resolve({ ok: false, error: 'notFound' } as const)

/** Whoever was told of it has read it: nothing of it reaches the agents' WeCom now. */
const told: Ports['human'] = {
  deliver: done,
  tell: done,
  card: () => Promise.resolve({ ok: true, code: null }),
  closeCard: done,
  media: nobody,
  member: nobody,
}

/** What was said then was looked at then: WeChat judges for functions only. */
const unchecked = <T extends Shop | null>(shop: T): T => shop && { ...shop, checks: undefined }

const withoutChecks = (shops: Ports['shops']): Ports['shops'] => ({
  find: async (shopId) => unchecked(await shops.find(shopId)),
  all: async () => (await shops.all()).map(unchecked),
  byKey: async (key) => unchecked(await shops.byKey(key)),
})

const quiet: Ports['log'] = { info: () => undefined, error: console.error }

/** The server as it was at that moment: the same rules and the same database. */
export const portsOfPast = (clock: PastClock, paying: Paying): Ports => {
  const ports = createPorts({
    now: () => clock.at,
    pause: () => Promise.resolve(),
    log: quiet,
    env: {},
    rails: () => pastRails({ at: () => clock.at }, paying),
  })
  return { ...ports, shops: withoutChecks(ports.shops), human: told }
}
