import { nextEntry, type FundCommand, type FundEntry } from '../../core/insurance/fund'
import { offeredFor, type Insurance } from '../../core/insurance/insurance'
import { decideInsurance, evolveInsurance } from '../../core/insurance/machine'
import { entitlementOf, usualSpans, type InsuranceRules } from '../../core/insurance/rules'
import type { Order } from '../../core/orders/order'
import { DAY, MINUTE, type Instant } from '../../core/shared/time'

/** Keys of the demo shops' mini-programs at the stand-in for WeChat's server. */
export const demoWxApps = [
  { appid: 'wxa1de300000000001', secret: 'demo-secret-of-mianyu' },
  { appid: 'wxa1de300000000002', secret: 'demo-secret-of-shanye' },
] as const

/** The functions' environment. */
export const demoWxEnv = (): { readonly WX_APPS: string } => ({
  WX_APPS: JSON.stringify(Object.fromEntries(demoWxApps.map(({ appid, secret }) => [appid, { secret }]))),
})

const freight = {
  sameCityFen: 600,
  sameProvinceFen: 800,
  elsewhereFen: 1_200,
  remote: ['西藏', '新疆', '青海', '内蒙古'],
  remoteFen: 2_500,
}

const orderPath = 'pages/order-detail/index?orderNo={订单号}'

/** 棉屿生活 pays out of its own fund; 山野茶舍 has WeChat's 无忧退货, and sells it where it does not give it. */
export const demoInsurance: Readonly<Record<'mianyu' | 'shanye', InsuranceRules>> = {
  mianyu: {
    gifts: [
      { name: '首单', when: { kind: 'firstOrder' }, fromPaidFen: 0, coverFen: 1_000 },
      { name: '满 99 元', when: { kind: 'everyOrder' }, fromPaidFen: 9_900, coverFen: 1_000 },
    ],
    giftBy: 'ownFund',
    freight,
    returnPlace: { province: '浙江省', city: '杭州市' },
    ...usualSpans,
  },
  shanye: {
    gifts: [{ name: '首单', when: { kind: 'firstOrder' }, fromPaidFen: 0, coverFen: 1_000 }],
    giftBy: 'wechat',
    sold: {
      by: 'wechat',
      premiums: [
        { fromPaidFen: 0, premiumFen: 50, coverFen: 1_000 },
        { fromPaidFen: 30_000, premiumFen: 120, coverFen: 1_000 },
      ],
    },
    freight,
    returnPlace: { province: '福建省', city: '南平市' },
    ...usualSpans,
    wechat: {
      appid: 'wxa1de300000000002',
      sentFrom: { province: '福建省', city: '南平市', county: '武夷山市', address: '星村镇桐木村 12 号' },
      returnTo: {
        ...{ name: '山野茶舍 售后', phone: '0599-8800 6117', province: '福建省', city: '南平市' },
        ...{ district: '武夷山市', detail: '星村镇桐木村 12 号' },
      },
      orderPath,
    },
  },
}

const FUND_FEN = 50_000

/** An order as its insurance was active soon after the payment; null when the rules give it none. */
const insuredOf = (order: Order): Insurance | null => {
  const { openid, paidAt, paidFen, shopId } = order
  const rules = demoInsurance.mianyu
  if (openid === null || paidAt === undefined || shopId !== 'mianyu') return null
  const entitlement = entitlementOf(rules, { isFirst: false, paidAt, paidFen, premiumFen: 0 })
  if (!entitlement) return null
  const since = paidAt + MINUTE
  const offered = offeredFor(order, openid, { entitlement, rules, paidAt, now: since })
  const { coverFen } = entitlement
  const policy = { policyNo: `F${order.orderNo}`, since, endsAt: since + rules.coverDays * DAY, coverFen }
  const at = { actor: 'insurer', now: since, claimMs: rules.claimMs } as const
  const decided = decideInsurance({ type: 'accept', policy }, offered, at)
  return decided.ok ? evolveInsurance(offered, decided.value) : null
}

/** Goods of older orders do not come back. */
const MAY_COME_BACK_MS = 14 * DAY

/** The insurances of these orders that still stand at `now`. */
export const demoInsurances = (orders: readonly Order[], now: Instant): Insurance[] =>
  orders.flatMap((order) => {
    const wasSent = order.status === 'shipped' || order.status === 'delivered' || order.status === 'completed'
    const mayComeBack = wasSent && now - order.placedAt < MAY_COME_BACK_MS
    const insurance = mayComeBack ? insuredOf(order) : null
    return insurance?.deadline && insurance.deadline > now ? insurance : []
  })

/** The fund's ledger: what was set aside, and what is kept for these insurances. */
export const demoFund = (insurances: readonly Insurance[], now: Instant): FundEntry[] => {
  const commands: FundCommand[] = [
    { type: 'topUp', amountFen: FUND_FEN, reference: 'demo' },
    ...insurances.map(
      ({ orderNo, coverFen }) => ({ type: 'reserve', orderNo, amountFen: coverFen }) as const,
    ),
  ]
  const entries: FundEntry[] = []
  for (const command of commands) {
    const books = { last: entries.at(-1) ?? null, ofOrder: [] }
    const next = nextEntry(command, books, { shopId: 'mianyu', now })
    if (next.ok) entries.push(next.value)
  }
  return entries
}
