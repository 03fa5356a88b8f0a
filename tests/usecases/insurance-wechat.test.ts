import { DAY, MINUTE } from '../../core/shared/time'
import { NEWCOMER, openInsurance, PAY_NO, usualRules, type InsuranceRig } from '../support/insurance-rig'

let rig: InsuranceRig
beforeEach(async () => {
  rig = await openInsurance({ ...usualRules, giftBy: 'wechat' })
})
afterEach(() => rig.close())

describe('WeChat’s 无忧退货', () => {
  const trackingNo = 'ZT7000000000001'

  it('insures when the order is sent, is claimed when the goods are back, and is paid when WeChat says so', async () => {
    await rig.arrives()
    expect(await rig.seen()).toBeNull()
    await rig.ships()
    expect(await rig.seen()).toMatchObject({ name: '退货运费险', stateText: '保障中' })
    expect(rig.freight.policies.known).toMatchObject([{ orderNo: PAY_NO, openid: NEWCOMER }])

    await rig.pass(5 * DAY)
    expect(await rig.comesBack()).toMatchObject({ status: 'claiming', claim: { isTaken: true } })
    expect(rig.freight.policies.find(PAY_NO)).toMatchObject({ status: 4, refundDeliveryNo: trackingNo })
    await rig.freight.policies.judge(PAY_NO, 5)
    expect(await rig.seen()).toMatchObject({ isPaid: true, amountFen: 1_000 })
    expect(rig.world.pay.known).toEqual([])
    expect(await rig.ledger()).toEqual([])
  })

  it('is believed only when it is asked: an event that somebody made up changes nothing', async () => {
    await rig.arrives()
    await rig.ships()
    await rig.comesBack()
    const policy = rig.freight.policies.find(PAY_NO)
    if (!policy) throw new Error('no policy')
    const event = rig.freight.policies.eventOf({ ...policy, status: 5 })
    expect(await rig.world.push(event)).toBe('success')
    expect(await rig.insurance()).toMatchObject({ status: 'claiming' })
    const unknown = rig.freight.policies.eventOf({ ...policy, orderNo: '4200000', status: 5 })
    expect(await rig.world.push(unknown)).toBe('success')
    const caller = { appid: 'wxa1de300000000001', openid: NEWCOMER }
    expect(await rig.world.call('wechat', event, caller)).toEqual({ ok: false, error: 'forbidden' })
  })

  it('without its event is paid all the same: the clock asks', async () => {
    await rig.arrives()
    await rig.ships()
    await rig.comesBack()
    await rig.freight.policies.judge(PAY_NO, 5, { isTold: false })
    for (const ms of [MINUTE, 2 * MINUTE, 4 * MINUTE]) await rig.pass(ms)
    expect(await rig.seen()).toMatchObject({ isPaid: true })
  })

  it('that paid after it had failed is paid', async () => {
    await rig.arrives()
    await rig.ships()
    await rig.comesBack()
    await rig.freight.policies.judge(PAY_NO, 6, { reason: '已达到今日商户付款额度上限' })
    expect(await rig.seen()).toMatchObject({ status: 'failed' })
    await rig.freight.policies.judge(PAY_NO, 5)
    expect(await rig.seen()).toMatchObject({ isPaid: true })
  })

  it('is made once, whatever becomes of the answer, and waits out a WeChat that is busy', async () => {
    rig.freight.troubles.push(-1, 'cutAfter', 'cutAfter')
    await rig.arrives()
    await rig.ships()
    for (const ms of [MINUTE, 2 * MINUTE, 4 * MINUTE]) await rig.pass(ms)
    expect(await rig.seen()).toMatchObject({ stateText: '保障中' })
    expect(rig.freight.policies.known).toHaveLength(1)
  })

  it('that was bought at the checkout goes before the gift, and says so', async () => {
    await rig.close()
    const premiums = [{ fromPaidFen: 0, premiumFen: 80, coverFen: 1_000 }]
    rig = await openInsurance({ ...usualRules, sold: { by: 'wechat', premiums } })
    await rig.arrives({ insurancePremiumFen: 80 })
    expect(await rig.insurance()).toMatchObject({
      insurer: 'wechat',
      payer: 'shopper',
      rule: 'bought',
      premiumFen: 80,
    })
    await rig.ships()
    expect(await rig.seen()).toMatchObject({ name: '退货运费险' })
  })
})
