import { CaseType, Reason } from '../../core/aftersales/kinds'
import { decideByPolicy } from '../../core/aftersales/policy/decide-by-policy'
import type { PolicyFacts } from '../../core/aftersales/policy/facts'
import { seedAfterSalesPolicy as seed } from '../../core/aftersales/policy/seed'
import { whatIf, type PastCase } from '../../core/aftersales/policy/what-if'
import { DAY, MINUTE } from '../../core/shared/time'
import { median, rounded } from './statistics'

const CASES = 10_000
const ROUNDS = 7
const SHOPPERS = 3_000
const START = Date.UTC(2026, 9, 1)
const titles = ['长绒棉四件套', '手捏陶瓷杯 月白', '水果礼盒', '定制窗帘', '绘图软件 一年版', '棉袜三双']

/** One of so many, differently for each `n`, and the same in every run. */
const pick = <T>(all: readonly [T, ...T[]] | readonly T[], n: number): T => {
  const found = all[(n * 7_919) % all.length]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

const upTo = (most: number, n: number): number => (n * 2_654_435_761) % (most + 1)

const historyOf = (n: number): PolicyFacts['history'] => ({
  firstOrderAt: START - upTo(700, n) * DAY,
  orders: upTo(20, n + 1),
  paidFen: 100_000 + upTo(400_000, n + 2),
  cases: upTo(4, n + 3),
  refundedFen: upTo(60_000, n + 4),
  unreturned: n % 40 === 0 ? 1 : 0,
  faults: n % 17 === 0 ? 1 : 0,
  refused: 0,
})

/** One case after the other, five minutes apart, all kinds of wishes. */
const factsOf = (n: number): PolicyFacts => {
  const now = START + n * 5 * MINUTE
  const paidFen = 2_000 + upTo(60_000, n)
  const type = pick(CaseType.options, n)
  const nothing = { count: 0, fen: 0 }
  return {
    ...{ now, placedAt: now - 9 * DAY, sent: n % 7 !== 0, receivedAt: now - upTo(10, n) * DAY },
    goodsOf: Array.from({ length: 1 + (n % 3) }, (_, item) => ({ item, title: pick(titles, n + item) })),
    ...{ refundableFen: paidFen, askedFen: type === 'refundOnly' || type === 'return' ? paidFen : 0 },
    ...{
      type,
      reason: pick(Reason.options, Math.floor(n / 5)),
      goods: n % 7 === 0 ? 'notReceived' : 'received',
    },
    ...{
      description: n % 2 === 0 ? '把手从根部断了，外箱没破' : '',
      photos: n % 4,
      videos: 0,
      unopened: true,
    },
    ...{ history: historyOf(n % SHOPPERS), used: { shopper: nothing, shop: nothing } },
    losses: { aheadFen: 900_000, lostFen: 5_000 },
  }
}

const pastCase = (n: number): PastCase => {
  const facts = factsOf(n)
  return { caseNo: `S${n}`, openid: `shopper-${n % SHOPPERS}`, facts, ruling: decideByPolicy(seed, facts) }
}

/** Half of what it was gives many differences, each with its rule. */
const draft = {
  ...seed,
  version: seed.version + 1,
  returnFree: seed.returnFree.map((rule) => ({
    ...rule,
    when: { ...rule.when, mostFen: (rule.when.mostFen ?? 0) / 2 },
  })),
}

/** One decision of the after-sales policy, and a draft tried on 10,000 past cases; medians of rounds. */
export const measurePolicy = async (): Promise<Record<string, number>> => {
  const past = Array.from({ length: CASES }, (_, n) => pastCase(n))
  const [decisions, replays]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now()
    for (const { facts } of past) decideByPolicy(seed, facts)
    const decidedAt = performance.now()
    const { cases, changed } = whatIf(draft, past)
    replays.push(performance.now() - decidedAt)
    decisions.push(((decidedAt - startedAt) * 1_000) / CASES)
    if (cases !== CASES || changed === 0) throw new Error(`the draft changed ${changed} of ${cases} cases`)
  }
  return { policyDecisionUs: rounded(median(decisions)), whatIf10kMs: rounded(median(replays), 1) }
}
