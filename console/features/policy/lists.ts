import { seedAfterSalesPolicy as seed } from '../../../core/aftersales/policy/seed'
import type { PolicyDraft } from '../../../core/aftersales/policy/policy'
import { partAt, withPart, type Path } from './paths'

const ordered = [
  ...(['categories', 'freight', 'approvals', 'returnFree', 'instant', 'prepay'] as const),
  ...(['coupons', 'rejects', 'levels'] as const),
] as const
const unordered = ['remedies', 'evidence', 'campaigns', 'caps'] as const

/** Lists of rules, of which each has an id. */
export type RuleList = (typeof ordered)[number] | (typeof unordered)[number]

/** The last takes what no other takes. */
const withRest: readonly RuleList[] = ['categories', 'freight', 'levels']
/** What every shop starts from can be switched on again, but for goods and levels, which are a shop's own. */
const usual: readonly RuleList[] = [
  ...(['freight', 'approvals', 'returnFree', 'instant', 'prepay', 'coupons', 'rejects'] as const),
  ...unordered,
]

interface Rule {
  readonly id: string
}

export const pathOf = (list: RuleList): Path => (list === 'levels' ? ['credit', 'levels'] : [list])

export const rulesIn = (policy: PolicyDraft, list: RuleList): readonly Rule[] =>
  partAt(policy, pathOf(list)) as readonly Rule[]

const withRules = (policy: PolicyDraft, list: RuleList, rules: readonly Rule[]): PolicyDraft =>
  withPart(policy, pathOf(list), rules)

export const has = (policy: PolicyDraft, list: RuleList, id: string): boolean =>
  rulesIn(policy, list).some((rule) => rule.id === id)

/** Does it take what no other one of its list takes? */
export const isRest = (policy: PolicyDraft, list: RuleList, id: string): boolean =>
  withRest.includes(list) && rulesIn(policy, list).at(-1)?.id === id

/** Rules of a list with further ones, which stand before the one for the rest. */
const withMore = (list: RuleList, rules: readonly Rule[], more: readonly Rule[]): readonly Rule[] => {
  const end = withRest.includes(list) ? Math.max(0, rules.length - 1) : rules.length
  return [...rules.slice(0, end), ...more, ...rules.slice(end)]
}

/** The policy in force and what of the usual one it does without: these can be switched on. */
export const knownOf = (base: PolicyDraft): PolicyDraft =>
  usual.reduce((policy, list) => {
    const missing = rulesIn(seed, list).filter(({ id }) => !has(base, list, id))
    const isCovered = list === 'caps' && rulesIn(base, list).length > 0
    return isCovered ? policy : withRules(policy, list, withMore(list, rulesIn(policy, list), missing))
  }, base)

/** The rules of the draft and, each behind the one that it is known behind, those that it does without. */
export const shownIn = (list: RuleList, draft: PolicyDraft, known: PolicyDraft): readonly Rule[] => {
  const all = rulesIn(known, list)
  return all.reduce<readonly Rule[]>(
    (shown, rule, index) => {
      if (shown.some(({ id }) => id === rule.id)) return shown
      const at = shown.findIndex(({ id }) => id === all[index - 1]?.id) + 1
      return [...shown.slice(0, at), rule, ...shown.slice(at)]
    },
    rulesIn(draft, list),
  )
}

interface Which {
  readonly list: RuleList
  readonly id: string
}

/** The draft without that rule, or with it where it is shown. */
export const switched = (draft: PolicyDraft, { list, id }: Which, known: PolicyDraft): PolicyDraft => {
  const rules = rulesIn(draft, list)
  const next = has(draft, list, id)
    ? rules.filter((rule) => rule.id !== id)
    : shownIn(list, draft, known).filter((rule) => rule.id === id || has(draft, list, rule.id))
  return withRules(draft, list, next)
}

export const added = (draft: PolicyDraft, list: RuleList, rule: Rule): PolicyDraft =>
  withRules(draft, list, withMore(list, rulesIn(draft, list), [rule]))

/** The place that a rule would come to; null: it can't go there. */
const placeFor = (draft: PolicyDraft, { list, id }: Which, by: 1 | -1): readonly [number, number] | null => {
  if (!ordered.some((one) => one === list)) return null
  const rules = rulesIn(draft, list)
  const from = rules.findIndex((rule) => rule.id === id)
  const end = withRest.includes(list) ? rules.length - 1 : rules.length
  const to = from + by
  return from < 0 || from >= end || to < 0 || to >= end ? null : [from, to]
}

export const canMove = (draft: PolicyDraft, which: Which, by: 1 | -1): boolean =>
  placeFor(draft, which, by) !== null

/** One place up or down: of rules of one kind the first that fits holds. */
export const moved = (draft: PolicyDraft, which: Which, by: 1 | -1): PolicyDraft => {
  const places = placeFor(draft, which, by)
  if (!places) return draft
  const [from, to] = places
  const rules = [...rulesIn(draft, which.list)]
  rules.splice(to, 0, ...rules.splice(from, 1))
  return withRules(draft, which.list, rules)
}

/** Do those that are in both stand in another order? */
export const isReordered = (list: RuleList, base: PolicyDraft, draft: PolicyDraft): boolean => {
  const inBoth = (one: PolicyDraft, other: PolicyDraft): string =>
    rulesIn(one, list)
      .filter(({ id }) => has(other, list, id))
      .map(({ id }) => id)
      .join()
  return inBoth(base, draft) !== inBoth(draft, base)
}
