import type { InsuranceRules } from '../../core/insurance/rules'
import type { Client } from '../../core/contracts/client'
import type { ShopperContract } from '../../core/contracts/shopper.contract'
import { DAY, MINUTE } from '../../core/shared/time'
import { openDesk } from '../support/desk'
import {
  NEWCOMER,
  openInsurance,
  ORDER,
  PAY_NO,
  usualRules,
  type InsuranceRig,
} from '../support/insurance-rig'
import { must } from '../support/talk'

const returnTo = {
  ...{ name: '棉屿售后仓', phone: '057188006116', province: '浙江省', city: '杭州市', district: '余杭区' },
  detail: '棉屿路 6 号',
}
const rules = (more: Partial<InsuranceRules['wechat']> = { returnTo }): InsuranceRules => ({
  ...usualRules,
  giftBy: 'wechat',
  wechat: { ...usualRules.wechat!, ...more },
})

let rig: InsuranceRig
let her: Client<ShopperContract>
afterEach(() => rig.close())

/** An insured order that came, and a return of it that was approved. */
const approved = async (insuredBy = rules()): Promise<string> => {
  rig = await openInsurance(insuredBy)
  her = rig.world.shopper({ openid: NEWCOMER })
  await rig.arrives()
  await rig.ships()
  await rig.world.change('orders', `mianyu:${ORDER}`, { status: 'delivered' })
  const wish = {
    ...{ type: 'return' as const, reason: 'other' as const, goods: 'received' as const },
    ...{ lines: [{ item: 0, quantity: 1, amountFen: 100 }], description: '颜色和家里不配', evidence: [] },
  }
  const { case: asked } = await must(her.cases.submit({ clientId: 'c-submit-0001', orderNo: ORDER, wish }))
  await rig.pass(MINUTE)
  const lin = await openDesk(rig.world).member('linxiao')
  const { caseNo } = asked
  const { version } = (await must(lin.cases.find({ caseNo }))).case
  const deed = { type: 'approve' as const, waivesReturn: false, prepays: false }
  await must(lin.cases.act({ clientId: 'c-approve-001', caseNo, version, deed }))
  return caseNo
}
const find = async (caseNo: string) => (await must(her.cases.find({ caseNo }))).case
const trip = () => rig.freight.returns.known[0]!
const look = async (ms = 6 * MINUTE) => rig.pass(ms)

describe('a pickup of the return (无忧退货)', () => {
  it('is ordered from the case: WeChat writes to her, she books there, and the waybill comes in by itself', async () => {
    const caseNo = await approved()
    expect((await find(caseNo)).pickup).toMatchObject({ title: '上门取件，免付基础运费', mayBook: true })
    await must(her.cases.bookPickup({ caseNo }))
    expect((await find(caseNo)).pickup).toMatchObject({ mayBook: false })
    await look(MINUTE)
    expect(rig.freight.returns.known).toMatchObject([{ shopOrderId: caseNo, payNo: PAY_NO, way: 0 }])
    expect((await find(caseNo)).pickup?.text).toContain('退货提醒')

    rig.freight.returns.book(trip().id, 'JD0001')
    await look()
    expect((await find(caseNo)).pickup).toMatchObject({ title: '已约上门取件' })
    expect((await find(caseNo)).status).toBe('waitingForParcel')

    rig.freight.returns.move(trip().id, 1)
    await look()
    expect(await find(caseNo)).toMatchObject({
      ...{ status: 'inTransit', pickup: null },
      parcel: { trackingNo: 'JD0001' },
    })
  })

  it('asked for twice is one return, and a lost answer does not hang it', async () => {
    const caseNo = await approved()
    rig.freight.troubles.push('cutBefore', 'cutBefore')
    await Promise.all([her.cases.bookPickup({ caseNo }), her.cases.bookPickup({ caseNo })])
    await look(MINUTE)
    await look()
    expect(rig.freight.returns.known).toHaveLength(1)
  })

  it('that she cancelled says that its waybill stays bound; booked again, it goes on', async () => {
    const caseNo = await approved()
    await must(her.cases.bookPickup({ caseNo }))
    await look(MINUTE)
    rig.freight.returns.book(trip().id, 'JD0001')
    rig.freight.returns.move(trip().id, 11)
    await look()
    const { pickup } = await find(caseNo)
    expect(pickup).toMatchObject({ title: '上门取件已取消', mayBook: false })
    expect(pickup?.text).toContain('运费险认的还是取消的那张运单')

    rig.freight.returns.book(trip().id, 'JD0002')
    rig.freight.returns.move(trip().id, 1)
    await look()
    expect(await find(caseNo)).toMatchObject({ status: 'inTransit', parcel: { trackingNo: 'JD0002' } })
  })

  it('is let go when she sends it herself, and looked at no more', async () => {
    const caseNo = await approved()
    await must(her.cases.bookPickup({ caseNo }))
    await look(MINUTE)
    const parcel = { company: '中通快递', trackingNo: '78512345678901' }
    await must(her.cases.ship({ clientId: 'c-ship-00001', caseNo, parcel }))
    await look()
    const asked = rig.freight.asked.length
    await look(DAY)
    expect(rig.freight.asked).toHaveLength(asked)
    expect(await find(caseNo)).toMatchObject({ pickup: null, parcel: { trackingNo: '78512345678901' } })
  })

  it('whose number is another parcel’s, filled in at WeChat, is not taken: the right one is typed here', async () => {
    const caseNo = await approved()
    await must(her.cases.bookPickup({ caseNo }))
    await look(MINUTE)
    const waybill = 'SF1583024766190' // of the parcel in which the order came
    rig.freight.returns.fill(trip().id, { waybill, company: '顺丰速运' })
    await look()
    const { status, pickup } = await find(caseNo)
    expect({ status, mayBook: pickup?.mayBook }).toEqual({ status: 'waitingForParcel', mayBook: false })
    expect(pickup?.text).toContain('是别的包裹的')

    const parcel = { company: '中通快递', trackingNo: '78512345678901' }
    await must(her.cases.ship({ clientId: 'c-ship-00001', caseNo, parcel }))
    await look()
    expect(await find(caseNo)).toMatchObject({ status: 'inTransit', pickup: null, parcel })
  })

  it('is not offered where nobody fetches, and refused to whoever asks all the same', async () => {
    const caseNo = await approved(rules({}))
    expect((await find(caseNo)).pickup).toBeNull()
    expect(await her.cases.bookPickup({ caseNo })).toEqual({ ok: false, error: 'notAllowed' })
    const other = rig.world.shopper({ openid: rig.stranger })
    expect(await other.cases.bookPickup({ caseNo })).toEqual({ ok: false, error: 'notFound' })
  })
})
