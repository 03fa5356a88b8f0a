import { seedAfterSalesPolicy as seed } from '../../core/aftersales/policy/seed'
import { DAY, MINUTE } from '../../core/shared/time'
import { brokenCup, CUPS, caseRig, type CaseRig } from '../support/cases'
import { must } from '../support/talk'

/** Of ¥5 from ¥49 on, as the demo shop's account has set it aside. */
const STOCK = '9856101'
const OTHER = '9856102'

let rig: CaseRig
beforeEach(async () => {
  rig = await caseRig()
  const [quality, late] = seed.coupons
  const coupons = [
    { ...quality!, stockId: STOCK },
    { ...late!, amountFen: 1_000, stockId: OTHER },
  ]
  await rig.world.change('shops', 'mianyu', { afterSales: { ...seed, coupons } })
  rig.world.clock.pass(2 * MINUTE)
})
afterEach(() => rig.world.close())

/** A broken cup, refunded without sending it back. */
const refunded = async (): Promise<string> => {
  const { caseNo } = await rig.submit(brokenCup({ evidence: [await rig.photo()] }))
  await rig.pass(3 * MINUTE)
  for (const one of rig.world.pay.known) rig.world.pay.becomes(one.number, 'SUCCESS')
  await rig.pass(MINUTE)
  expect((await rig.find(caseNo)).status).toBe('refunded')
  return caseNo
}

const cards = async () => {
  const { messages } = await must(rig.zhang.client.conversation.pull({ after: 0 }))
  return messages.flatMap(({ body }) =>
    body.kind === 'afterSales' && body.title === '补偿券' ? [body.statusText] : [],
  )
}
const deskCoupon = async (caseNo: string) => (await must(rig.lin.cases.find({ caseNo }))).case.coupon
const grant = (caseNo: string, couponId: string, clientId = rig.zhang.id()) =>
  rig.lin.cases.grantCoupon({ clientId, caseNo, couponId })

describe('a coupon after a case (R135)', () => {
  it('is issued by itself when the money is back; she reads it in her case and in her chat, once', async () => {
    const caseNo = await refunded()
    await rig.pass(2 * MINUTE)
    expect(rig.world.pay.coupons).toMatchObject([{ number: `${caseNo}C1`, stockId: STOCK, amountFen: 500 }])
    const { coupon } = await rig.find(caseNo)
    expect(coupon).toMatchObject({ amountFen: 500, leastSpendFen: 4_900 })
    expect(coupon?.endsAt).toBeGreaterThan(rig.world.clock.now() + 29 * DAY)
    expect(coupon?.text).toContain('满 ¥49.00 可用')
    expect(await cards()).toEqual(['送您一张 ¥5.00 券，已发到微信支付'])
    expect(await deskCoupon(caseNo)).toMatchObject({ status: 'granted', choices: [] })
    await rig.pass(30 * MINUTE, 10 * MINUTE)
    expect(rig.world.pay.coupons).toHaveLength(1)
    expect(await cards()).toHaveLength(1)
  })

  it('is asked for again while WeChat Pay limits the frequency, and she hears nothing before she has it', async () => {
    rig.world.pay.troubles.askCoupon.push({ status: 429, code: 'FREQUENCY_LIMITED' })
    const caseNo = await refunded()
    expect((await rig.find(caseNo)).coupon).toBeNull()
    expect(await deskCoupon(caseNo)).toMatchObject({ status: 'onItsWay', choices: [] })
    await rig.pass(3 * MINUTE)
    expect((await rig.find(caseNo)).coupon).toMatchObject({ amountFen: 500 })
    expect(rig.world.pay.coupons).toHaveLength(1)
  })

  it('that is gone is told to the agents with the reason; one of them grants another, once', async () => {
    rig.world.pay.stocks.set(STOCK, {
      ...{ amountFen: 500, leastSpendFen: 4_900, validDays: 30 },
      ...{ most: 0, mostPerUser: 1 },
    })
    const caseNo = await refunded()
    expect(await grant(caseNo, 'coupon-late')).toEqual({ ok: false, error: 'notAllowed' })
    await rig.pass(10 * MINUTE)
    expect(await deskCoupon(caseNo)).toMatchObject({
      ...{ status: 'failed', text: '这批券发完了' },
      choices: [{ id: 'coupon-quality' }, { id: 'coupon-late', amountFen: 1_000 }],
    })
    expect((await rig.find(caseNo)).coupon).toBeNull()
    expect(rig.world.agent('linxiao').sees().join('\n')).toContain('没有发出：这批券发完了')

    const id = rig.zhang.id()
    expect(await grant(caseNo, 'coupon-of-nobody')).toEqual({ ok: false, error: 'notAllowed' })
    const granted = await Promise.all([grant(caseNo, 'coupon-late', id), grant(caseNo, 'coupon-quality')])
    expect(granted.filter(({ ok }) => ok)).toHaveLength(1)
    await rig.pass(2 * MINUTE)
    expect(await grant(caseNo, 'coupon-late')).toEqual({ ok: false, error: 'notAllowed' })
  })

  it('granted by a person and repeated is the same coupon', async () => {
    rig.world.pay.stocks.delete(STOCK)
    const caseNo = await refunded()
    await rig.pass(10 * MINUTE)
    const id = rig.zhang.id()
    await must(grant(caseNo, 'coupon-late', id))
    await must(grant(caseNo, 'coupon-late', id))
    await rig.pass(2 * MINUTE)
    expect(rig.world.pay.coupons).toMatchObject([{ number: `${caseNo}C2`, stockId: OTHER }])
    expect(await cards()).toEqual(['送您一张 ¥10.00 券，已发到微信支付'])
  })

  it('of somebody else’s shop is not found', async () => {
    const caseNo = await refunded()
    const other = await rig.desk.member('linxiao', 'shanye')
    expect(
      await other.cases.grantCoupon({ clientId: rig.zhang.id(), caseNo, couponId: 'coupon-late' }),
    ).toEqual({ ok: false, error: 'notFound' })
  })

  it('is in her copy, and a deletion waits until it has found her', async () => {
    const caseNo = await refunded()
    const { orderNo } = await rig.find(caseNo)
    expect(orderNo).toBe(CUPS)
    const lines = await rig.world.newPorts().personalData.couponsOf('mianyu', [{ _id: caseNo }])
    expect(lines).toMatchObject([{ caseNo, openid: expect.any(String) }])
  })
})
