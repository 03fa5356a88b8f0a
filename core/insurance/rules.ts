import * as z from 'zod/mini'
import { Fen } from '../shared/money'
import { DAY, Instant } from '../shared/time'
import { FreightTable, Place } from './freight'
import { PremiumTable, premiumFor } from './premium'

/** Who pays when goods come back: the shop itself out of its own fund, or an insurer with a licence. */
export const InsurerName = z.enum(['ownFund', 'wechat'])
export type InsurerName = z.infer<typeof InsurerName>

/** What is sold to shoppers needs a licence: never the shop's own fund (design.md "After-sales"). */
const LicensedInsurer = z.enum(['wechat'])

/** When the shop gives it away (R125). */
const GiftRule = z.lazy(() =>
  z.object({
    /** By which it is named in records: 首单, 双11. */
    name: z.string().check(z.minLength(1)),
    when: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('firstOrder') }),
      /** Orders that are paid from then until just before that. */
      z.object({ kind: z.literal('campaign'), from: Instant, until: Instant }),
      z.object({ kind: z.literal('everyOrder') }),
    ]),
    /** Orders for which less was paid get none. */
    fromPaidFen: Fen,
    coverFen: Fen.check(z.positive()),
  }),
)
type GiftRule = z.infer<typeof GiftRule>

/** Where WeChat's 无忧退货 insures: which mini-program has opened it, and where goods come from and go back to. */
const WechatInsurance = z.lazy(() =>
  z.object({
    appid: z.string(),
    sentFrom: z.object({
      province: z.string(),
      city: z.string(),
      county: z.string(),
      address: z.string(),
    }),
    /** Who takes returned goods, and where; absent: nobody fetches them at the shopper's door. */
    returnTo: z.optional(
      z.object({
        name: z.string(),
        phone: z.string(),
        province: z.string(),
        city: z.string(),
        district: z.string(),
        detail: z.string(),
      }),
    ),
    /** WeChat's message opens this page; `{订单号}` is filled. */
    orderPath: z.string(),
  }),
)

/** What a shop has set about 退货包运费 and 运费险. */
export const InsuranceRules = z.lazy(() =>
  z.object({
    gifts: z.array(GiftRule),
    giftBy: InsurerName,
    /** What shoppers may buy at the checkout; absent: nothing is sold (R126). */
    sold: z.optional(z.object({ by: LicensedInsurer, premiums: PremiumTable })),
    /** What it usually costs to send a parcel back. */
    freight: FreightTable,
    /** Where returned goods go. */
    returnPlace: Place,
    /** How long the own fund stands for an order, from its activation, days. */
    coverDays: z.int().check(z.positive()),
    /** How long after the payment a policy can still be made; WeChat takes no order that was paid over 3 days ago. */
    offerMs: z.int().check(z.positive()),
    /** By when a claim is paid, as the shopper is told; from the returned parcel's arrival. */
    claimMs: z.int().check(z.positive()),
    /** Needed where WeChat's 无忧退货 insures. */
    wechat: z.optional(WechatInsurance),
  }),
)
export type InsuranceRules = z.infer<typeof InsuranceRules>

/** Spans that a shop starts from. `claimMs`: look.md, 24 小时内到微信零钱. */
export const usualSpans = { coverDays: 90, offerMs: 3 * DAY, claimMs: DAY } as const

/** What decides whether an order is insured. */
export interface OrderFacts {
  /** Nothing that was paid for came before it, by this shopper in this shop. */
  readonly isFirst: boolean
  readonly paidAt: Instant
  readonly paidFen: Fen
  /** What the shopper paid for insurance at the checkout; 0 for nothing. */
  readonly premiumFen: Fen
}

/** What an order gets, and by which rule. */
export interface Entitlement {
  readonly insurer: InsurerName
  readonly payer: 'shop' | 'shopper'
  /** Name of the gift rule; `bought` when the shopper paid for it. */
  readonly rule: string
  readonly coverFen: Fen
  readonly premiumFen: Fen
}

const holds = ({ when, fromPaidFen }: GiftRule, { isFirst, paidAt, paidFen }: OrderFacts): boolean => {
  if (paidFen < fromPaidFen) return false
  if (when.kind === 'campaign') return paidAt >= when.from && paidAt < when.until
  return when.kind === 'everyOrder' || isFirst
}

/** Of several gifts the greatest cover counts; of equal ones the first. What was bought goes before every gift. */
export const entitlementOf = (rules: InsuranceRules, facts: OrderFacts): Entitlement | null => {
  const bought = rules.sold && facts.premiumFen > 0 ? premiumFor(rules.sold.premiums, facts.paidFen) : null
  if (rules.sold && bought) {
    const { coverFen } = bought
    return {
      insurer: rules.sold.by,
      payer: 'shopper',
      rule: 'bought',
      coverFen,
      premiumFen: facts.premiumFen,
    }
  }
  const [gift] = rules.gifts.filter((rule) => holds(rule, facts)).sort((a, b) => b.coverFen - a.coverFen)
  if (!gift) return null
  return { insurer: rules.giftBy, payer: 'shop', rule: gift.name, coverFen: gift.coverFen, premiumFen: 0 }
}
