import { decideByPolicy } from '../../core/aftersales/policy/decide-by-policy'
import type { PolicyDecision } from '../../core/aftersales/policy/decision'
import { factsOf, type PolicyFacts } from '../../core/aftersales/policy/facts'
import { historyOf } from '../../core/aftersales/policy/history'
import type { AfterSalesPolicy } from '../../core/aftersales/policy/policy'
import { seedAfterSalesPolicy } from '../../core/aftersales/policy/seed'
import type { Wish } from '../../core/aftersales/case'
import { judgedOf, type Judge } from '../../core/aftersales/judged'
import type { CaseRow } from '../../core/aftersales/row'
import type { Order } from '../../core/orders/order'
import type { Fen } from '../../core/shared/money'
import { sum } from '../../core/shared/sum'
import { DAY, dateOf, type Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { AheadDay } from '../case-ports'
import type { Ports } from '../ports'

/** Of her orders and cases the newest so many are looked at. */
const MOST_KNOWN = 50

export const policyOf = ({ afterSales = seedAfterSalesPolicy }: Pick<Shop, 'afterSales'>): AfterSalesPolicy =>
  afterSales

/** What is known of a shopper beside her wish. */
export interface KnownOfHer {
  readonly orders: readonly Order[]
  readonly cases: readonly CaseRow[]
  readonly days: readonly AheadDay[]
}

/** Her newest orders and cases, and what the shop granted ahead lately. */
export const knownOf = async (
  ports: Ports,
  { shop, openid }: { readonly shop: Shop; readonly openid: string },
): Promise<KnownOfHer> => {
  const windowDays = policyOf(shop).brake?.windowDays ?? 1
  const from = dateOf(ports.now() - (windowDays - 1) * DAY)
  const [orders, cases, days] = await Promise.all([
    ports.orders.listOwn(shop._id, openid, { limit: MOST_KNOWN }),
    ports.cases.ofShopper(shop._id, openid, { limit: MOST_KNOWN }),
    ports.caseDays.recall(shop._id, from),
  ])
  return { orders, cases, days }
}

const usedOf = ({ cases, days }: KnownOfHer, now: Instant): PolicyFacts['used'] => {
  const today = dateOf(now)
  const hers = cases.filter(
    ({ openedAt, record }) => dateOf(openedAt) === today && record.ruling.aheadFen > 0,
  )
  const granted = days.find(({ date }) => date === today)?.granted ?? []
  return {
    shopper: { count: hers.length, fen: sum(hers.map(({ record }) => record.ruling.aheadFen)) },
    shop: { count: granted.length, fen: sum(granted.map(({ fen }) => fen)) },
  }
}

const lossesOf = ({ days }: KnownOfHer): PolicyFacts['losses'] => {
  const granted = days.flatMap((day) => day.granted)
  return {
    aheadFen: sum(granted.map(({ fen }) => fen)),
    lostFen: sum(granted.map(({ lostFen }) => lostFen)),
  }
}

interface Asked {
  readonly shop: Pick<Shop, 'afterSales'>
  readonly order: Order
  readonly known: KnownOfHer
  /** The case that is judged anew: its own first form does not count against it. */
  readonly except?: string
  readonly now: Instant
}

/** What the shop's policy says of a wish, in full: for the page before it is sent. */
export const decisionOn = (
  { shop, order, known, except, now }: Asked,
  { wish, mostFen }: { readonly wish: Wish; readonly mostFen: Fen },
): { readonly decision: PolicyDecision; readonly facts: PolicyFacts } => {
  const policy = policyOf(shop)
  const others = { ...known, cases: known.cases.filter(({ _id }) => _id !== except) }
  const cases = others.cases.map(({ openedAt, record: { state } }) => ({ openedAt, state }))
  const facts = factsOf(order, wish, {
    ...{ now, refundableFen: mostFen, unopened: wish.unopened ?? null },
    history: historyOf({ orders: known.orders, cases }, { now, windowDays: policy.credit.windowDays }),
    used: usedOf(others, now),
    losses: lossesOf(others),
  })
  return { decision: decideByPolicy(policy, facts), facts }
}

/** The same as a step of a case needs it. */
export const judgeBy =
  (asked: Asked): Judge =>
  (wish, mostFen) => {
    const { decision, facts } = decisionOn(asked, { wish, mostFen })
    return judgedOf(decision, facts)
  }
