import type { Fen } from '../../shared/money'
import { sum } from '../../shared/sum'
import { dateOf } from '../../shared/time'
import { isAboutMoney } from '../kinds'
import type { Ruling } from '../ruling'
import { decideByPolicy } from './decide-by-policy'
import type { PolicyFacts } from './facts'
import type { AfterSalesPolicy } from './policy'
import { fits, subjectOf } from './subject'

/** A wish of the past: what was known then, and how it was decided. */
export interface PastCase {
  readonly caseNo: string
  readonly openid: string
  readonly facts: PolicyFacts
  readonly ruling: Ruling
}

/** One that the draft decides differently, and the rule that makes the difference. */
export interface Difference {
  readonly caseNo: string
  readonly rule: string
  readonly before: Ruling
  readonly after: Ruling
  /** More (or, below 0, less) money that goes without a person. */
  readonly moreFen: number
}

interface Sums {
  /** Approved without a person. */
  readonly approved: number
  readonly approvedFen: Fen
  /** 免退货. */
  readonly returnFree: number
  /** What the shop bears of the way back, at most. */
  readonly freightFen: Fen
}

export interface WhatIf {
  readonly cases: number
  readonly changed: number
  readonly before: Sums
  readonly after: Sums
  /** The rules that make the difference, the one with the most cases first. */
  readonly byRule: readonly { readonly rule: string; readonly cases: number; readonly moreFen: number }[]
  readonly differences: readonly Difference[]
}

const moneyOf = ({ type, askedFen, refundableFen }: PolicyFacts, { approves }: Ruling): Fen =>
  approves && isAboutMoney(type) ? Math.min(askedFen, refundableFen) : 0

const isSame = (one: Ruling, other: Ruling): boolean =>
  one.approves === other.approves &&
  one.instant === other.instant &&
  one.waivesReturn === other.waivesReturn &&
  one.prepays === other.prepays &&
  one.freightBy === other.freightBy &&
  one.freightFen === other.freightFen

/** Does the draft have that rule, and does it still fit this case? */
const stillFits = (draft: AfterSalesPolicy, facts: PolicyFacts, id: string): boolean => {
  const { approvals, returnFree, prepay, instant, campaigns } = draft
  const rule = [approvals, returnFree, prepay, instant, campaigns].flat().find((one) => one.id === id)
  return rule !== undefined && fits(rule.when, subjectOf(draft, facts))
}

/** The rule that speaks now and did not; else the one that spoke and does not fit any more. */
const ruleBetween = (draft: AfterSalesPolicy, { facts, ruling }: PastCase, after: Ruling): string => {
  const gone = ruling.rules.filter((rule) => !after.rules.includes(rule))
  return (
    after.rules.find((rule) => !ruling.rules.includes(rule)) ??
    gone.find((rule) => !stillFits(draft, facts, rule)) ??
    [...gone, ...after.rules, ...ruling.rules][0] ??
    ''
  )
}

type Used = PolicyFacts['used']['shop']

/** Each case by the draft, in their order: what a day has used of the caps is what the draft itself granted. */
const replay = (draft: AfterSalesPolicy, past: readonly PastCase[]): readonly Ruling[] => {
  const days = new Map<string, Used>()
  const usedOn = (key: string): Used => days.get(key) ?? { count: 0, fen: 0 }
  return past.map(({ openid, facts }) => {
    const shopDay = dateOf(facts.now)
    const shopperDay = `${shopDay} ${openid}`
    const used = { shopper: usedOn(shopperDay), shop: usedOn(shopDay) }
    const decision = decideByPolicy(draft, { ...facts, used })
    if (decision.aheadFen > 0) {
      for (const key of [shopDay, shopperDay]) {
        const { count, fen } = usedOn(key)
        days.set(key, { count: count + 1, fen: fen + decision.aheadFen })
      }
    }
    return decision
  })
}

const sumsOf = (decided: readonly (readonly [PolicyFacts, Ruling])[]): Sums => ({
  approved: decided.filter(([, { approves }]) => approves).length,
  approvedFen: sum(decided.map(([facts, ruling]) => moneyOf(facts, ruling))),
  returnFree: decided.filter(([, { approves, waivesReturn }]) => approves && waivesReturn).length,
  freightFen: sum(decided.map(([, { freightFen }]) => freightFen)),
})

const byRule = (differences: readonly Difference[]): WhatIf['byRule'] => {
  const rules = new Map<string, { rule: string; cases: number; moreFen: number }>()
  for (const { rule, moreFen } of differences) {
    const { cases, moreFen: sumFen } = rules.get(rule) ?? { cases: 0, moreFen: 0 }
    rules.set(rule, { rule, cases: cases + 1, moreFen: sumFen + moreFen })
  }
  return [...rules.values()].sort((one, other) => other.cases - one.cases)
}

/**
 * What would have come of past cases by a draft: how many would be decided differently, by which rule, and the money.
 * Every case of the days must be there, for the caps of a day to be counted.
 */
export const whatIf = (draft: AfterSalesPolicy, pastCases: readonly PastCase[]): WhatIf => {
  const past = [...pastCases].sort((one, other) => one.facts.now - other.facts.now)
  const after = replay(draft, past)
  const pairs = past.map((one, index) => [one, after[index] ?? one.ruling] as const)
  const differences = pairs
    .filter(([{ ruling }, now]) => !isSame(ruling, now))
    .map(([one, now]) => ({
      ...{ caseNo: one.caseNo, rule: ruleBetween(draft, one, now), before: one.ruling, after: now },
      moreFen: moneyOf(one.facts, now) - moneyOf(one.facts, one.ruling),
    }))
  return {
    ...{ cases: past.length, changed: differences.length },
    before: sumsOf(past.map(({ facts, ruling }) => [facts, ruling])),
    after: sumsOf(pairs.map(([{ facts }, now]) => [facts, now])),
    ...{ byRule: byRule(differences), differences },
  }
}
