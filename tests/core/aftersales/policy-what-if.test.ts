import { decideByPolicy } from '../../../core/aftersales/policy/decide-by-policy'
import { seedAfterSalesPolicy as seed } from '../../../core/aftersales/policy/seed'
import { whatIf, type PastCase } from '../../../core/aftersales/policy/what-if'
import { DAY } from '../../../core/shared/time'
import { NOW } from '../../support/samples'
import { pastDay } from './policy-past'
import { factsFor, faithful, policyWith, type Scenario } from './policy-rig'

const broken: Scenario = {
  ...{ receivedDaysAgo: 1, priceFen: 8_000, photos: 1 },
  wish: { reason: 'damaged', type: 'refundOnly', description: '断了' },
}
const past = (...scenarios: readonly Scenario[]): readonly PastCase[] =>
  pastDay(seed, scenarios.map(factsFor))

describe('what if', () => {
  it('a draft that grants less says how many cases it takes, by which rule, and how much money', () => {
    const cheaper = policyWith({
      returnFree: [{ id: 'free-small', when: { mostFen: 5_000, pieces: 1 } }],
    })
    const seen = whatIf(cheaper, past(broken, { receivedDaysAgo: 2 }, { ...broken, priceFen: 4_000 }))
    expect(seen).toMatchObject({
      ...{ cases: 3, changed: 1 },
      before: { approved: 3, approvedFen: 17_000, returnFree: 2, freightFen: 0 },
      after: { approved: 2, approvedFen: 9_000, returnFree: 1 },
    })
    expect(seen.differences).toMatchObject([
      {
        caseNo: 'S0',
        before: { approves: true, policyVersion: 1 },
        after: { approves: false, policyVersion: 2 },
      },
    ])
    expect(seen.byRule).toEqual([{ rule: 'free-small', cases: 1, moreFen: -8_000 }])
  })

  it('a draft that grants more names its own new rule', () => {
    const kinder = policyWith({
      instant: [...seed.instant, { id: 'instant-good', when: { levels: ['good'] } }],
    })
    const good = { receivedDaysAgo: 2, known: { history: { ...faithful, orders: 4 } } }
    const seen = whatIf(kinder, past(good, broken))
    expect(seen.byRule).toEqual([{ rule: 'instant-good', cases: 1, moreFen: 0 }])
    expect(seen.differences[0]?.after.instant).toBe(true)
  })

  it('counts a day’s caps by what the draft itself grants, each day anew and each shopper apart', () => {
    const tight = policyWith({ caps: [{ id: 'one-a-day', per: 'shopper', count: 1, fen: null }] })
    const [one, two, three, four] = past(broken, broken, broken, broken).map((each) => each)
    const later = { ...three!, facts: { ...three!.facts, now: NOW + DAY } }
    const other = { ...four!, openid: 'linxiao' }
    const seen = whatIf(tight, [later, one!, two!, other])
    expect(seen.differences.map(({ caseNo, rule, moreFen }) => [caseNo, rule, moreFen])).toEqual([
      ['S1', 'one-a-day', -8_000],
      // the fourth of the day was too much by the caps of then; it is another shopper's first
      ['S3', 'auto-quality', 8_000],
    ])
  })

  it('a dearer freight changes the money, and nothing else', () => {
    const dear = { ...broken, priceFen: 60_000, wish: { ...broken.wish, type: 'return' as const } }
    const raised = policyWith({
      freight: seed.freight.map((one) => (one.payer === 'shop' ? { ...one, compensationFen: 2_000 } : one)),
    })
    const seen = whatIf(raised, past(dear))
    expect([seen.changed, seen.before.freightFen, seen.after.freightFen]).toEqual([1, 1_200, 2_000])
    expect(seen.byRule[0]?.moreFen).toBe(0)
  })

  it('of nothing is nothing', () => {
    expect(whatIf(seed, [])).toMatchObject({ cases: 0, changed: 0, byRule: [], differences: [] })
    const facts = factsFor(broken)
    const same: PastCase = { caseNo: 'S9', openid: 'yuqing', facts, ruling: decideByPolicy(seed, facts) }
    expect(whatIf(seed, [same]).changed).toBe(0)
  })
})
