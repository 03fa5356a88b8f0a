import { billedCalls, billsOf, monthOf, noUsage, type Usage } from '../../local/cost/estimate'
import { measure, type Measured } from '../../local/cost/measure'
import { typicalConversation } from '../../local/cost/mix'
import { words } from '../../local/cost/words'
import { ensureBuilt } from '../../scripts/lib/builds'
import { at } from '../../scripts/lib/root'

const usage = (changes: Partial<Usage>): Usage => ({ ...noUsage, ...changes })

describe('the estimate', () => {
  it('is of 30 days’ conversations, and of a clock that ticks every ten seconds', () => {
    const month = monthOf(
      {
        conversation: usage({ calls: 10, reads: 5, storedBytes: 100 }),
        tick: usage({ calls: 1, storedBytes: 7 }),
      },
      200,
    )
    expect(month.calls).toBe(10 * 200 * 30 + 8_640 * 30)
    expect(month.reads).toBe(5 * 200 * 30)
    expect(month.storedBytes).toBe(100 * 200 * 30)
  })

  it('counts calls of functions, database and storage as one', () => {
    expect(billedCalls(usage({ calls: 1, reads: 2, writes: 3, storage: 4 }))).toBe(10)
  })

  it('names the cheapest package first, with what goes beyond it', () => {
    const [small] = billsOf(usage({ calls: 150_000 }))
    expect(small).toMatchObject({ package: { name: '个人版' }, yuan: 19.9, beyondYuan: 0 })

    const bills = billsOf(usage({ calls: 5_100_000 }))
    expect(bills[0]).toMatchObject({ package: { name: '入门版' } })
    expect(bills[0]?.yuan).toBeCloseTo(99 + 10 * 0.5)
    expect(bills.find(({ package: { name } }) => name === '个人版')?.yuan).toBeCloseTo(19.9 + 490 * 0.5)
  })

  it('takes memory, traffic and what is kept into account', () => {
    const GB = 1024 ** 3
    const [bill] = billsOf(usage({ gbSeconds: 200_000, egressBytes: 3 * GB, storedBytes: 3 * GB }))
    expect(bill?.beyondYuan).toBeCloseTo(100_000 * 0.00011108 + 0.8 + 0.1 * 30)
  })
})

describe('what is measured', () => {
  let measured: Measured

  beforeAll(async () => {
    await ensureBuilt(['functions'])
    const few = typicalConversation.map((step) => ({ ...step, times: Math.min(step.times, 2) }))
    measured = await measure(
      at('dist/cloudfunctions'),
      few.map(({ timesWithBell: _, ...step }) => step),
    )
  }, 90_000)

  it('goes through the doors that are uploaded, and is told by procedure', () => {
    const { plain, shares } = measured
    expect(shares.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['shopper conversation.send', 'shopper conversation.callHuman', 'wecom http']),
    )
    expect(shares.reduce((sum, { calls }) => sum + calls, 0)).toBeCloseTo(plain.calls)
    expect(plain.calls).toBe(17)
    expect(plain.writes).toBeGreaterThan(10)
    expect(plain.egressBytes).toBeGreaterThan(500)
    expect(plain.storedBytes).toBeGreaterThan(1_000)
  })

  it('has an idle run of the clock, which sends nothing to anybody', () => {
    expect(measured.tick.calls).toBe(1)
    expect(measured.tick.egressBytes).toBe(0)
  })

  it('is printed with the mix and the three cheapest packages', () => {
    const month = monthOf({ conversation: measured.plain, tick: measured.tick }, 200)
    const bills = billsOf(month)
    const text = words.report({
      conversationsADay: 200,
      steps: typicalConversation,
      measured,
      months: { plain: month, withBell: month },
      bills: { plain: bills, withBell: bills },
    })
    expect(text).toContain('shopper conversation.send')
    expect(text).toContain(`${bills[0]?.yuan.toFixed(2)} 元`)
  })
})
