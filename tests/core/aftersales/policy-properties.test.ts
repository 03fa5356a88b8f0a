import fc from 'fast-check'
import { CaseType, GoodsState, Reason } from '../../../core/aftersales/kinds'
import { decideByPolicy } from '../../../core/aftersales/policy/decide-by-policy'
import type { PolicyFacts } from '../../../core/aftersales/policy/facts'
import type { AfterSalesPolicy } from '../../../core/aftersales/policy/policy'
import { policyFaults } from '../../../core/aftersales/policy/policy-faults'
import { seedAfterSalesPolicy as seed } from '../../../core/aftersales/policy/seed'
import type { When } from '../../../core/aftersales/policy/when'
import { Ruling } from '../../../core/aftersales/ruling'
import { DAY } from '../../../core/shared/time'
import { NOW } from '../../support/samples'
import { pastDay } from './policy-past'
import { faithful } from './policy-rig'
import { whatIf } from '../../../core/aftersales/policy/what-if'

const fen = fc.oneof(fc.constantFrom(0, 1, 10_000, 20_000, 50_000), fc.nat(120_000))
const few = fc.nat(4)
const used = fc.record({ count: fc.nat(5), fen: fc.nat(70_000) })
const titles = ['棉麻桌布', '定制窗帘', '水果礼盒', '绘图软件', '棉袜三双']

/** Any wish at all. */
const wildFacts: fc.Arbitrary<PolicyFacts> = fc.record({
  now: fc.constant(NOW),
  placedAt: fc.integer({ min: NOW - 30 * DAY, max: NOW }),
  sent: fc.boolean(),
  receivedAt: fc.option(fc.integer({ min: NOW - 20 * DAY, max: NOW })),
  goodsOf: fc.array(
    fc.constantFrom(...titles).map((title) => ({ item: 0, title })),
    { minLength: 1, maxLength: 2 },
  ),
  refundableFen: fen,
  type: fc.constantFrom(...CaseType.options),
  reason: fc.constantFrom(...Reason.options),
  goods: fc.constantFrom(...GoodsState.options),
  askedFen: fen,
  description: fc.constantFrom('', '断了', '烂了', '不喜欢'),
  photos: few,
  videos: fc.nat(1),
  unopened: fc.option(fc.boolean()),
  history: fc.record({
    firstOrderAt: fc.option(fc.integer({ min: NOW - 400 * DAY, max: NOW })),
    orders: fc.nat(20),
    paidFen: fc.nat(500_000),
    cases: few,
    refundedFen: fc.nat(100_000),
    unreturned: fc.nat(1),
    faults: fc.nat(2),
    refused: few,
  }),
  used: fc.record({ shopper: used, shop: used }),
  losses: fc.record({ aheadFen: fc.nat(2_000_000), lostFen: fc.nat(100_000) }),
})

/** What shoppers really ask: of such wishes many are granted. */
const likely = fc.record({
  sent: fc.constant(true),
  receivedAt: fc.integer({ min: NOW - 9 * DAY, max: NOW }),
  goodsOf: fc.constantFrom(...titles).map((title) => [{ item: 0, title }]),
  goods: fc.constant('received' as const),
  type: fc.constantFrom('refundOnly' as const, 'return' as const),
  reason: fc.constantFrom(...seed.noReason, ...seed.quality),
  photos: fc.integer({ min: 1, max: 4 }),
  unopened: fc.constant(true),
  losses: fc.record({ aheadFen: fc.nat(2_000_000), lostFen: fc.nat(10_000) }),
  used: fc.record({ shopper: fc.record({ count: fc.nat(3), fen: fc.nat(20_000) }), shop: used }),
})

const anyFacts: fc.Arbitrary<PolicyFacts> = fc.oneof(
  wildFacts,
  fc.tuple(wildFacts, likely).map(([wild, more]) => ({ ...wild, ...more, refundableFen: wild.askedFen })),
  fc.tuple(wildFacts, likely).map(([wild, more]) => ({
    ...{ ...wild, ...more, refundableFen: wild.askedFen, description: '断了' },
    history: { ...faithful, orders: wild.history.orders, unreturned: wild.history.unreturned },
  })),
)

type Change = (policy: AfterSalesPolicy, share: number, which: number) => AfterSalesPolicy

const less = (amount: number, share: number): number => Math.floor(amount * share)

/** A rule that asks more than it did. */
const harder = (when: When, share: number): When => ({
  ...when,
  mostFen: less(when.mostFen ?? 100_000, share),
  withinDays: less(when.withinDays ?? 30, share),
  pieces: (when.pieces ?? 0) + 1,
  levels: (when.levels ?? ['excellent', 'good', 'normal']).slice(0, 1),
})

const rulesOf = ['approvals', 'returnFree', 'prepay', 'instant'] as const

/** Ways in which a draft is stricter than the policy that it comes from. */
const stricter: readonly Change[] = [
  ...rulesOf.map((kind): Change => (policy, _, which) => ({
    ...policy,
    [kind]: policy[kind].filter((_rule, index) => index !== which % policy[kind].length),
  })),
  ...rulesOf.map((kind): Change => (policy, share) => ({
    ...policy,
    [kind]: policy[kind].map((rule) => ({ ...rule, when: harder(rule.when, share) })),
  })),
  (policy, share) => ({
    ...policy,
    caps: policy.caps.map((cap) => ({
      ...cap,
      count: less(cap.count ?? 99, share),
      fen: less(cap.fen ?? 9_999_999, share),
    })),
  }),
  (policy, share) => ({
    ...policy,
    brake: policy.brake && {
      ...policy.brake,
      leastFen: less(policy.brake.leastFen, share),
      steps: policy.brake.steps.map((step) => ({ ...step, overPermille: less(step.overPermille, share) })),
    },
  }),
  (policy, share) => ({
    ...policy,
    authority: { ...policy.authority, machine: less(policy.authority.machine, share) },
  }),
  (policy) => ({ ...policy, categories: policy.categories.map((one) => ({ ...one, noReason: null })) }),
  (policy, share) => ({
    ...policy,
    categories: policy.categories.map((one) => ({
      ...one,
      noReason: one.noReason && {
        // the law leaves no room below
        days: Math.max(7, less(one.noReason.days, share)),
        unopened: true,
      },
      quality: {
        ...one.quality,
        days: Math.max(1, less(one.quality.days, share)),
        evidence: { pieces: 3, videos: 1 },
      },
    })),
  }),
  (policy) => ({ ...policy, remedies: policy.remedies.slice(1) }),
]

const change = fc.tuple(fc.constantFrom(...stricter), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(9))

describe('any decision', () => {
  it('never gives more than there is, grants nothing beside a refusal, and names its version and rules', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decideByPolicy(seed, facts)
        const { approves, instant, waivesReturn, prepays, refusals, missing, asksUnopened } = decision
        expect(decision.amountFen).toBeLessThanOrEqual(facts.refundableFen)
        expect(decision.aheadFen).toBeLessThanOrEqual(facts.refundableFen)
        if (approves)
          expect(
            facts.type === 'refundOnly' || facts.type === 'return' ? facts.askedFen : 0,
          ).toBeLessThanOrEqual(facts.refundableFen)
        if (refusals.length > 0 || missing || asksUnopened) {
          expect([approves, instant, waivesReturn, prepays]).toEqual([false, false, false, false])
        }
        if (instant) expect(approves).toBe(true)
        if (waivesReturn) expect([prepays, decision.freightBy]).toEqual([false, null])
        expect(decision.verdict === 'approved').toBe(approves)
        expect(decision.policyVersion).toBe(seed.version)
        if (approves) expect(decision.rules.length).toBeGreaterThan(0)
        expect(Ruling.safeParse(decision).success).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is the same whenever it is made', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(decideByPolicy(seed, facts)).toEqual(decideByPolicy(seed, structuredClone(facts)))
      }),
    )
  })

  it('by a stricter draft never approves more, nor gives more out of hand', () => {
    const approved = { before: 0, lost: 0 }
    fc.assert(
      fc.property(anyFacts, change, (facts, [make, share, which]) => {
        const draft = make(seed, share, which)
        expect(policyFaults(draft)).toEqual([])
        const [before, after] = [decideByPolicy(seed, facts), decideByPolicy(draft, facts)]
        if (after.approves) expect(before.approves).toBe(true)
        if (after.instant) expect(before.instant).toBe(true)
        if (after.waivesReturn) expect(before.waivesReturn).toBe(true)
        expect(after.aheadFen).toBeLessThanOrEqual(before.aheadFen)
        if (before.approves) approved.before += 1
        if (before.approves && !after.approves) approved.lost += 1
      }),
      { numRuns: 2_000 },
    )
    // the stories must reach what they are about
    expect(approved.before).toBeGreaterThan(50)
    expect(approved.lost).toBeGreaterThan(10)
  })

  it('replayed by the policy that made it comes out the same', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 30 }), (many) => {
        expect(whatIf(seed, pastDay(seed, many)).changed).toBe(0)
      }),
      { numRuns: 100 },
    )
  })
})
