import { daysBetween } from '../../shared/time'
import { isAboutMoney } from '../kinds'
import { creditOf, type Credit } from './credit'
import type { PolicyFacts } from './facts'
import type { AfterSalesPolicy, Category } from './policy'
import type { When } from './when'

/** A wish as rules look at it. */
export interface Subject {
  readonly policy: AfterSalesPolicy
  readonly facts: PolicyFacts
  /** One for each of the goods. */
  readonly categories: readonly Category[]
  readonly credit: Credit
  /** Calendar days since the day of receipt; null while nobody knows of one. */
  readonly days: number | null
  /** The money that is asked for, or what the goods cost where none is. */
  readonly atStakeFen: number
}

/** The first whose words stand in title or SKU; the last takes the rest. */
export const categoryOf = (
  { categories }: Pick<AfterSalesPolicy, 'categories'>,
  goods: { readonly title: string; readonly sku?: string | undefined },
): Category => {
  const text = `${goods.title} ${goods.sku ?? ''}`
  const found =
    categories.find(({ words }) => words.some((word) => text.includes(word))) ??
    categories[categories.length - 1]
  if (!found) throw new Error('no categories')
  return found
}

export const subjectOf = (policy: AfterSalesPolicy, facts: PolicyFacts): Subject => ({
  policy,
  facts,
  categories: facts.goodsOf.map((goods) => categoryOf(policy, goods)),
  credit: creditOf(facts.history, policy.credit, facts.now),
  days: facts.receivedAt === null ? null : daysBetween(facts.receivedAt, facts.now),
  atStakeFen: isAboutMoney(facts.type) ? facts.askedFen : facts.refundableFen,
})

export const isQuality = ({ policy, facts }: Subject): boolean => policy.quality.includes(facts.reason)
export const hasNoReason = ({ policy, facts }: Subject): boolean => policy.noReason.includes(facts.reason)

export const piecesOf = ({ facts }: Subject): number => facts.photos + facts.videos

const namesSign = (subject: Subject): boolean =>
  subject.categories.every(({ quality }) =>
    quality.obvious.some((sign) => subject.facts.description.includes(sign)),
  )

type Checks = { readonly [K in keyof When]-?: (asked: NonNullable<When[K]>, subject: Subject) => boolean }

const checks: Checks = {
  types: (types, { facts }) => types.includes(facts.type),
  reasons: (reasons, { facts }) => reasons.includes(facts.reason),
  goods: (goods, { facts }) => goods === facts.goods,
  categories: (ids, { categories }) => categories.every(({ id }) => ids.includes(id)),
  except: (ids, { categories }) => !categories.some(({ id }) => ids.includes(id)),
  sent: (sent, { facts }) => sent === facts.sent,
  mostFen: (mostFen, { atStakeFen }) => atStakeFen <= mostFen,
  withinDays: (days, subject) => subject.days !== null && subject.days <= days,
  levels: (levels, { credit }) => levels.includes(credit.level),
  pieces: (pieces, subject) => piecesOf(subject) >= pieces,
  obvious: (_, subject) => isQuality(subject) && namesSign(subject),
}

// what a key asks is what its check takes: the type above says so, but not through `keys`
const checked = Object.entries(checks) as [keyof When, (asked: unknown, subject: Subject) => boolean][]

/** Does everything hold that the rule asks? */
export const fits = (when: When, subject: Subject): boolean =>
  checked.every(([key, check]) => when[key] === undefined || check(when[key], subject))

/** The first rule that fits. */
export const ruleFor = <R extends { readonly when: When }>(
  rules: readonly R[],
  subject: Subject,
): R | undefined => rules.find(({ when }) => fits(when, subject))
