import { demoOpenid } from '../../local/demo/people'
import {
  NEWCOMER,
  openInsurance,
  ORDER,
  PAY_NO,
  usualRules,
  type InsuranceRig,
} from '../support/insurance-rig'
import { must } from '../support/talk'

const sold = { by: 'wechat' as const, premiums: [{ fromPaidFen: 0, premiumFen: 50, coverFen: 1_000 }] }

let rig: InsuranceRig
afterEach(() => rig.close())

const asked = { paidFen: 12_900, place: { province: '浙江省', city: '宁波市' } }
const quoteFor = async (openid: string) =>
  (await must(rig.world.shopper({ openid }).insurance.quote(asked))).quote
const ofOrder = (openid = NEWCOMER) =>
  must(rig.world.shopper({ openid }).insurance.ofOrder({ orderNo: ORDER }))

describe('at the checkout (R128)', () => {
  it('the gift is named by its rule to whom it is given, once the fund can keep it', async () => {
    rig = await openInsurance()
    expect(await quoteFor(NEWCOMER)).toBeNull()
    await rig.topUp(10_000)
    expect(await quoteFor(NEWCOMER)).toMatchObject({
      ...{ name: '退货包运费', payer: 'shop', premiumFen: 0 },
      title: '首单送退货包运费，最高补 ¥10.00',
      text: expect.stringContaining('退回一般要 ¥8.00 运费'),
    })
    // she has ordered here before
    expect(await quoteFor(demoOpenid(1))).toBeNull()
  })

  it('an unpaid order shows what it is going to have; paid, it has it', async () => {
    rig = await openInsurance()
    await rig.topUp(10_000)
    await rig.arrives({ status: 'unpaid', paidAt: undefined })
    expect(await ofOrder()).toMatchObject({ insurance: null, quote: { payer: 'shop' } })
    await rig.arrives({ updatedAt: '2026-11-21 10:59:00' })
    expect(await ofOrder()).toMatchObject({ insurance: { stateText: '保障中' }, quote: null })
  })

  it('what she buys at that price is insured when the order is paid and sent (R126)', async () => {
    rig = await openInsurance({ ...usualRules, gifts: [], sold })
    const quote = await quoteFor(NEWCOMER)
    expect(quote).toMatchObject({ name: '退货运费险', payer: 'shopper', premiumFen: 50, coverFen: 1_000 })
    await rig.arrives({ insurancePremiumFen: quote?.premiumFen })
    await rig.ships()
    expect(rig.freight.policies.known).toMatchObject([{ orderNo: PAY_NO, openid: NEWCOMER }])
    expect(await rig.insurance()).toMatchObject({ payer: 'shopper', rule: 'bought', premiumFen: 50 })
    expect(await ofOrder()).toMatchObject({ insurance: { name: '退货运费险', stateText: '保障中' } })
  })

  it('what she does not buy she does not have', async () => {
    rig = await openInsurance({ ...usualRules, gifts: [], sold })
    await rig.arrives()
    await rig.ships()
    expect(await ofOrder()).toMatchObject({ insurance: null, quote: null })
  })

  it('a shop without any of it quotes nothing, and an amount that is none is refused', async () => {
    rig = await openInsurance({ ...usualRules, gifts: [] })
    expect(await quoteFor(NEWCOMER)).toBeNull()
    const { insurance } = rig.world.shopper({ openid: NEWCOMER })
    expect(await insurance.quote({ paidFen: 0, place: {} })).toEqual({ ok: false, error: 'badRequest' })
  })
})
