import { MINUTE } from '../../core/shared/time'
import { moneyRig, type MoneyRig } from '../support/money-rig'

let rig: MoneyRig
beforeEach(async () => {
  rig = await moneyRig()
})
afterEach(() => rig.close())

describe('a refund', () => {
  it('is asked for once, and is there when WeChat Pay says so', async () => {
    const refund = await rig.refund(2_000)
    await rig.tick()
    expect(rig.pay.known).toMatchObject([{ kind: 'refund', number: refund.number, amountFen: 2_000 }])
    expect(await rig.statusOf(refund)).toBe('processing')
    rig.pay.becomes(refund.number, 'SUCCESS')
    await rig.pay.settled()
    expect(await rig.statusOf(refund)).toBe('succeeded')
    await rig.pass(20 * MINUTE)
    expect(rig.heard()).toEqual([`${refund.number} succeeded`])
  })
})
