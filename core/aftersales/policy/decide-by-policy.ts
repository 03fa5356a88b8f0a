import { isAboutMoney, sendsGoodsBack } from '../kinds'
import type { PolicyDecision, Refusal } from './decision'
import type { PolicyFacts } from './facts'
import { grantsFor, isAhead, nothingGranted, type Granted } from './grants'
import { asksUnopened, evidenceFor, missingOf, offerFor, refusalsOf } from './objections'
import type { AfterSalesPolicy } from './policy'
import { isQuality, ruleFor, subjectOf, type Subject } from './subject'

type Freight = Pick<PolicyDecision, 'freightBy' | 'freightFen'> & { readonly rule: string | null }

const goesBack = ({ facts: { type, goods } }: Subject, { waivesReturn }: Granted): boolean =>
  goods === 'received' && sendsGoodsBack(type) && !waivesReturn

/** Who bears the way back, where something goes it (R119, R123). */
const freightFor = (subject: Subject, granted: Granted): Freight => {
  const rule = goesBack(subject, granted) ? ruleFor(subject.policy.freight, subject) : undefined
  if (!rule) return { freightBy: null, freightFen: 0, rule: null }
  const freightFen = rule.payer === 'shop' ? rule.compensationFen : 0
  return { freightBy: rule.payer, freightFen, rule: rule.id }
}

const rulesOf = (refusals: readonly Refusal[]): readonly (string | null)[] => refusals.map(({ rule }) => rule)

const distinct = (rules: readonly (string | null)[]): string[] => [
  ...new Set(rules.filter((rule) => rule !== null)),
]

/** What is written down about these goods: what counts as a quality problem, and how they have to come back. */
const writtenOf = (
  subject: Subject,
  granted: Granted,
): Pick<PolicyDecision, 'definitions' | 'conditions'> => ({
  definitions: isQuality(subject)
    ? distinct(subject.categories.map(({ quality }) => quality.definition))
    : [],
  conditions: goesBack(subject, granted) ? distinct(subject.categories.flatMap((one) => one.conditions)) : [],
})

const verdictOf = (refusals: readonly Refusal[], { approves }: Granted): PolicyDecision['verdict'] => {
  if (refusals.length > 0) return 'refused'
  return approves ? 'approved' : 'review'
}

/**
 * What the shop's policy says of a wish, of which version and by which rules. Nothing is granted while something speaks
 * against it or is still to be shown; and nobody is refused by it alone (C15).
 */
export const decideByPolicy = (policy: AfterSalesPolicy, facts: PolicyFacts): PolicyDecision => {
  const subject = subjectOf(policy, facts)
  const offer = offerFor(subject)
  const refusals = refusalsOf(subject, offer)
  const evidence = evidenceFor(subject)
  const missing = missingOf(subject, evidence.need)
  const asks = asksUnopened(subject)
  const granted = refusals.length > 0 || missing || asks ? nothingGranted : grantsFor(subject)
  const { rule: freightRule, ...freight } = freightFor(subject, granted)
  const { rules, ...kindness } = granted
  return {
    policyVersion: policy.version,
    ...kindness,
    ...freight,
    rules: distinct([...rulesOf(refusals), ...rules, freightRule, ...evidence.rules, ...offer.rules]),
    verdict: verdictOf(refusals, granted),
    types: offer.types,
    amountFen: isAboutMoney(facts.type) ? Math.min(facts.askedFen, facts.refundableFen) : 0,
    aheadFen: isAhead(subject, granted) ? subject.atStakeFen : 0,
    refusals,
    missing,
    asksUnopened: asks,
    ...writtenOf(subject, granted),
    credit: subject.credit,
  }
}
