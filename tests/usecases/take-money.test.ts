import { DAY, HOUR, MINUTE } from '../../core/shared/time'
import { caseRig, type CaseRig } from '../support/cases'
import { refused } from '../support/talk'

let rig: CaseRig
beforeEach(async () => {
  rig = await caseRig()
  await rig.world.look((db) => db.collection('insurances').where({ shopId: 'mianyu' }).remove())
})
afterEach(() => rig.world.close())

const freightOf = async (caseNo: string) => (await rig.find(caseNo)).freight
const cards = async () =>
  (await rig.zhang.enters()).messages.flatMap(({ body }) =>
    body.kind === 'afterSales' && body.title === '退货运费补偿' ? [body] : [],
  )

describe('freight that waits for her (待领取)', () => {
  it('has on its case what opens WeChat’s page, and until when; taken there it has arrived', async () => {
    const caseNo = await rig.bringBack()
    const freight = await freightOf(caseNo)
    expect(freight).toMatchObject({
      status: 'toConfirm',
      toTake: { ticket: { mchId: '1900000001', appId: 'wxa1de300000000001' } },
    })
    const { by, ticket } = freight?.toTake ?? {}
    expect(by).toBeGreaterThan(rig.world.clock.now() + DAY - HOUR)

    expect(rig.world.pay.confirm(ticket?.package ?? '')).toBe(true)
    await rig.world.pay.settled()
    await rig.pass(MINUTE)
    expect(await freightOf(caseNo)).toMatchObject({ status: 'arrived' })
    expect((await freightOf(caseNo))?.toTake).toBe(undefined)
  })

  it('is told in her chat, once, with the time until which she can take it', async () => {
    const caseNo = await rig.bringBack()
    await rig.pass(10 * MINUTE)
    const { by } = (await freightOf(caseNo))?.toTake ?? {}
    expect(await cards()).toEqual([
      {
        ...{ kind: 'afterSales', caseId: caseNo, title: '退货运费补偿', statusText: '等您领取', by },
        ...{ amountFen: 1_200, nextText: '{by} 前在微信里确认收款，过时退回商家' },
      },
    ])
  })

  it('goes back when nobody takes it within a day, and the case says so', async () => {
    const caseNo = await rig.bringBack()
    await rig.pass(34 * HOUR, HOUR)
    const freight = await freightOf(caseNo)
    expect(freight).toMatchObject({ status: 'failed' })
    expect(freight?.toTake).toBe(undefined)
    expect(freight?.legs.map(({ label }) => label)).toEqual(['商家已付', '没有到账，请问客服'])
  })

  it('is nobody else’s to see, nor her own in another shop', async () => {
    const caseNo = await rig.bringBack()
    for (const who of [{ openid: 'oSomebodyElse0000000000000001' }, { appid: 'wxa1de300000000002' }]) {
      const other = rig.world.shopper(who)
      expect(await other.cases.find({ caseNo })).toEqual(refused('notFound'))
      const deed = { clientId: rig.zhang.id(), caseNo, version: 1, deed: 'cancel' } as const
      expect(await other.cases.act(deed)).toEqual(refused('notFound'))
    }
  })
})
