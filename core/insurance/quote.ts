import * as z from 'zod/mini'
import { insuranceNames, quoteWords as words } from '../copy/insurance'
import { Fen } from '../shared/money'
import type { Instant } from '../shared/time'
import { freightOf, type Place } from './freight'
import { premiumFor } from './premium'
import { entitlementOf, type Entitlement, type InsuranceRules } from './rules'

/** What an order is going to have when goods come back, as its shopper reads it before she pays (R128). */
export const InsuranceQuote = z.object({
  /** 退货包运费 where the shop stands for it, 退货运费险 where an insurer does. */
  name: z.string(),
  /** `shop`: it comes with the order; `shopper`: she may buy it. */
  payer: z.enum(['shop', 'shopper']),
  coverFen: Fen,
  /** What it costs her; 0 for a gift. The checkout adds it, and says with the paid order what was paid for it. */
  premiumFen: Fen,
  /** 首单送 … */
  title: z.string(),
  /** What is paid, when, and how much sending it back usually costs. */
  text: z.string(),
})
export type InsuranceQuote = z.infer<typeof InsuranceQuote>

/** What is known of an order before it is paid. */
export interface Unpaid {
  readonly isFirst: boolean
  readonly paidFen: Fen
  /** Where it goes, as far as she has said it. */
  readonly place: Place
  /** What the shop's own fund could still keep for an order. */
  readonly fundFen: Fen
  readonly now: Instant
}

/** A gift of the own fund is promised only while the fund can keep it. */
const giftOf = (rules: InsuranceRules, { isFirst, paidFen, fundFen, now }: Unpaid): Entitlement | null => {
  const gift = entitlementOf(rules, { isFirst, paidFen, paidAt: now, premiumFen: 0 })
  return gift?.insurer === 'ownFund' && fundFen < gift.coverFen ? null : gift
}

const soldOf = ({ sold }: InsuranceRules, { paidFen }: Unpaid): Entitlement | null => {
  const row = sold && premiumFor(sold.premiums, paidFen)
  if (!sold || !row) return null
  const { coverFen, premiumFen } = row
  return { insurer: sold.by, payer: 'shopper', rule: 'bought', coverFen, premiumFen }
}

const shown = (entitlement: Entitlement, usualFen: Fen): InsuranceQuote => {
  const { insurer, payer, coverFen, premiumFen } = entitlement
  const title = payer === 'shop' ? words.gift(entitlement) : words.sold(entitlement)
  return {
    ...{ name: insuranceNames[insurer], payer, coverFen, premiumFen, title },
    text: words.text(entitlement, usualFen),
  }
}

/** What an order gets as the shop's rules stand now: a gift before what is sold; null: nothing. */
export const quoteFor = (rules: InsuranceRules, unpaid: Unpaid): InsuranceQuote | null => {
  const entitlement = giftOf(rules, unpaid) ?? soldOf(rules, unpaid)
  return entitlement && shown(entitlement, freightOf(rules.freight, unpaid.place, rules.returnPlace))
}
