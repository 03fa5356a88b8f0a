import { isAboutMoney, sendsGoodsBack } from '../kinds'
import type { AfterSalesPolicy, Grant } from './policy'
import { ruleFor, type Subject } from './subject'
import type { When } from './when'

/** What is granted without a person, and by which rules, the deciding one first. */
export interface Granted {
  readonly approves: boolean
  readonly instant: boolean
  readonly waivesReturn: boolean
  readonly prepays: boolean
  readonly rules: readonly string[]
}

export const nothingGranted: Granted = {
  approves: false,
  instant: false,
  waivesReturn: false,
  prepays: false,
  rules: [],
}

type Stops = ReadonlySet<Grant>
interface Ruled {
  readonly id: string
  readonly when: When
}

/** 全场极速退 counts while it runs: `from` belongs to it, `to` does not (R132). */
const campaignsOf = ({ policy, facts }: Subject, grants: 'prepay' | 'instant'): readonly Ruled[] =>
  policy.campaigns.filter((campaign) => {
    const moment = campaign.counts === 'ordered' ? facts.placedAt : facts.now
    return campaign.grants === grants && moment >= campaign.from && moment < campaign.to
  })

const grantOf = (grant: Grant, subject: Subject, stops: Stops): string | null => {
  if (stops.has(grant)) return null
  const { approvals, returnFree, prepay, instant } = subject.policy
  const rules: Readonly<Record<Grant, () => readonly Ruled[]>> = {
    approval: () => approvals,
    returnFree: () => returnFree,
    prepay: () => [...prepay, ...campaignsOf(subject, 'prepay')],
    instant: () => [...instant, ...campaignsOf(subject, 'instant')],
  }
  return ruleFor(rules[grant](), subject)?.id ?? null
}

const present = (rules: readonly (string | null)[]): readonly string[] =>
  rules.filter((rule) => rule !== null)

/** Money for goods that she has and of which nobody says that they come back. */
const isMoneyForKept = ({ facts: { type, goods } }: Subject): boolean =>
  type === 'refundOnly' && goods === 'received'

const mayKeep = ({ facts: { type, goods } }: Subject): boolean =>
  goods === 'received' && (type === 'refundOnly' || type === 'return' || type === 'exchange')

/** R48: a rule decides so much alone. */
const withinAuthority = ({ policy, atStakeFen }: Subject): boolean => atStakeFen <= policy.authority.machine

/** The rules that agree, while none of their kind is stopped; money that is kept needs the one by which it may be. */
const approvalOf = (subject: Subject, stops: Stops, free: string | null) => {
  const needsFree = isMoneyForKept(subject) && free === null
  if (needsFree || !withinAuthority(subject)) return { approval: null, instant: null }
  return {
    approval: grantOf('approval', subject, stops),
    instant: isAboutMoney(subject.facts.type) ? grantOf('instant', subject, stops) : null,
  }
}

const grantedUnder = (subject: Subject, stops: Stops): Granted => {
  const free = mayKeep(subject) ? grantOf('returnFree', subject, stops) : null
  const { approval, instant } = approvalOf(subject, stops, free)
  const comesBack = subject.facts.type === 'return' && free === null
  const prepay = comesBack ? grantOf('prepay', subject, stops) : null
  return {
    approves: approval !== null || instant !== null,
    instant: instant !== null,
    waivesReturn: free !== null,
    prepays: comesBack && (prepay !== null || instant !== null),
    rules: present([instant ?? approval, free, prepay]),
  }
}

/** Does something leave the shop, approved by a rule, before anybody has seen the goods? */
export const isAhead = ({ facts }: Subject, granted: Granted): boolean => {
  if (!granted.approves || !facts.sent) return false
  return !sendsGoodsBack(facts.type) || granted.waivesReturn || granted.prepays
}

/** The brake's grants that stop, by the share of what was paid ahead that is lost. */
const brakeOf = ({ policy, facts }: Subject): { readonly stops: Stops; readonly rule: string | null } => {
  const { brake } = policy
  const { aheadFen, lostFen } = facts.losses
  if (!brake || aheadFen === 0 || aheadFen < brake.leastFen) return { stops: new Set(), rule: null }
  const permille = (lostFen * 1_000) / aheadFen
  const stops = new Set(
    brake.steps.filter(({ overPermille }) => permille > overPermille).flatMap((step) => step.stops),
  )
  return { stops, rule: stops.size > 0 ? brake.id : null }
}

const isReached = (
  { count, fen, per }: AfterSalesPolicy['caps'][number],
  { facts, atStakeFen }: Subject,
): boolean => {
  const used = facts.used[per]
  return (count !== null && used.count + 1 > count) || (fen !== null && used.fen + atStakeFen > fen)
}

const differs = (one: Granted, other: Granted): boolean =>
  one.approves !== other.approves ||
  one.instant !== other.instant ||
  one.waivesReturn !== other.waivesReturn ||
  one.prepays !== other.prepays

const limited = (granted: Granted, less: Granted, rules: readonly (string | null)[]): Granted =>
  differs(granted, less) ? { ...less, rules: present([...rules, ...less.rules]) } : less

const nothingAhead: readonly Grant[] = ['instant', 'prepay', 'returnFree']

/** Within the caps of the day: once one is reached, nothing more leaves ahead of the goods. */
const capped = (subject: Subject, granted: Granted, stops: Stops): Granted => {
  const cap = subject.policy.caps.find((one) => isReached(one, subject))
  if (!cap) return granted
  const less = grantedUnder(subject, new Set([...stops, ...nothingAhead]))
  const none = isAhead(subject, less) ? { ...less, approves: false, rules: [] } : less
  return limited(granted, none, [cap.id])
}

/** What the rules grant, less what brake and caps take; a rule that took something stands first. */
export const grantsFor = (subject: Subject): Granted => {
  const { stops, rule } = brakeOf(subject)
  const whole = grantedUnder(subject, new Set())
  const braked = stops.size > 0 ? limited(whole, grantedUnder(subject, stops), [rule]) : whole
  return capped(subject, braked, stops)
}
