import type { insuranceContract } from '../../../core/contracts/shopper/insurance.contract'
import type { Place } from '../../../core/insurance/freight'
import { quoteFor, type InsuranceQuote } from '../../../core/insurance/quote'
import { ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'

interface Asked {
  readonly paidFen: number
  readonly place: Place
}

/** What an order of this shopper would have if it were paid now; reads only what the shop's rules ask for. */
export const quoted = async (
  ports: Ports,
  { shop: { _id: shopId, insurance: rules }, openid }: Pick<ShopperActor, 'shop' | 'openid'>,
  { paidFen, place }: Asked,
): Promise<InsuranceQuote | null> => {
  if (!rules) return null
  const asksForFirst = rules.gifts.some(({ when }) => when.kind === 'firstOrder')
  const asksForFund = rules.giftBy === 'ownFund' && rules.gifts.length > 0
  const [first, balance] = await Promise.all([
    asksForFirst ? ports.orders.firstPaid(shopId, openid) : null,
    asksForFund ? ports.fund.balance(shopId) : null,
  ])
  const isFirst = asksForFirst && first === null
  return quoteFor(rules, { isFirst, paidFen, place, fundFen: balance?.freeFen ?? 0, now: ports.now() })
}

export const quote: UseCase<typeof insuranceContract.quote, ShopperActor> = async (input, { actor, ports }) =>
  ok({ quote: await quoted(ports, actor, input), now: ports.now() })
