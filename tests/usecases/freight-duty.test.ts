import { offeredFor } from '../../core/insurance/insurance'
import { usualSpans } from '../../core/insurance/rules'
import { DAY, HOUR, MINUTE } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { caseRig, CUPS, type CaseRig } from '../support/cases'
import { usualRules } from '../support/insurance-rig'
import { must } from '../support/talk'

let rig: CaseRig
beforeEach(async () => {
  rig = await caseRig()
})
afterEach(() => rig.world.close())

/** Her cups have 退货包运费 of ¥10, which the shop's own fund stands for. */
const insured = async () => {
  const { world } = rig
  const ports = world.newPorts()
  await world.change('shops', 'mianyu', { insurance: usualRules })
  for (const collection of ['insurances', 'fundEntries']) {
    await world.look((db) => db.collection(collection).where({ shopId: 'mianyu' }).remove())
  }
  world.clock.pass(2 * MINUTE) // functions remember a shop for a while
  await ports.fund.post('mianyu', { type: 'topUp', amountFen: 5_000, reference: 'T1' })
  const now = world.clock.now()
  const entitlement = {
    insurer: 'ownFund',
    payer: 'shop',
    rule: '每单',
    coverFen: 1_000,
    premiumFen: 0,
  } as const
  const rules = { ...usualRules, ...usualSpans }
  const order = { shopId: 'mianyu', orderNo: CUPS }
  await ports.insurances.add([
    offeredFor(order, demoOpenid(1), { entitlement, rules, paidAt: now - HOUR, now }),
  ])
  await rig.pass(MINUTE)
}
const insurance = () => rig.world.newPorts().insurances.find('mianyu', CUPS)

const payouts = async (caseNo: string) =>
  (await rig.world.newPorts().payoutBook.ofCase('mianyu', caseNo))
    .map(({ purpose, amountFen, state }) => `${purpose} ${amountFen} ${state.status}`)
    .sort()
const payoutBecomes = async (number: string, word: 'SUCCESS' | 'FAIL') => {
  rig.world.pay.becomes(number, word)
  await rig.world.pay.settled()
  await rig.pass(MINUTE)
}

describe('the freight of a return that the shop bears', () => {
  it('is the shop’s alone where nothing is insured, and both sides read so', async () => {
    await rig.world.look((db) => db.collection('insurances').where({ shopId: 'mianyu' }).remove())
    const caseNo = await rig.bringBack()
    expect(await payouts(caseNo)).toEqual(['freight 1200 waitingForShopper'])
    const route = '商家付，到微信零钱'
    expect((await rig.find(caseNo)).freight).toMatchObject({ amountFen: 1_200, route })
    const { case: atDesk } = await must(rig.lin.cases.find({ caseNo }))
    expect(atDesk.freight?.route).toBe(route)
  })

  it('is paid by 退货包运费 first; then the shop adds what is missing, once', async () => {
    await insured()
    const caseNo = await rig.bringBack()
    expect(await payouts(caseNo)).toEqual(['insurance 600 waitingForShopper'])
    expect((await rig.find(caseNo)).insurance?.nextText).toContain('不足的部分由商家补')

    await payoutBecomes(`${caseNo}P1`, 'SUCCESS')
    await rig.pass(HOUR + MINUTE, 10 * MINUTE)
    expect(await payouts(caseNo)).toEqual(['freight 600 waitingForShopper', 'insurance 600 succeeded'])
    expect(await rig.find(caseNo)).toMatchObject({
      freight: { route: '退货包运费已付 ¥6.00，商家补差额，到微信零钱' },
      insurance: { isPaid: true },
    })

    await payoutBecomes(`${caseNo}P2`, 'SUCCESS')
    await rig.pass(DAY, 2 * HOUR)
    expect(await payouts(caseNo)).toEqual(['freight 600 succeeded', 'insurance 600 succeeded'])
  })

  it('is the shop’s when 退货包运费 could not be paid: within the hour, and nobody can claim it any more', async () => {
    await insured()
    const caseNo = await rig.bringBack()
    await payoutBecomes(`${caseNo}P1`, 'FAIL')
    expect((await insurance())?.status).toBe('failed')

    await rig.pass(HOUR + MINUTE, 10 * MINUTE)
    expect((await insurance())?.status).toBe('cancelled')
    expect(await payouts(caseNo)).toEqual(['freight 1200 waitingForShopper', 'insurance 600 failed'])
    expect((await rig.find(caseNo)).freight?.route).toBe('退货包运费没有付成，由商家付，到微信零钱')
    const parcel = { company: '圆通速递', trackingNo: 'YT8832417055263' }
    const again = await rig.lin.insurances.claimAgain({ orderNo: CUPS, parcel })
    expect(again).toEqual({ ok: false, error: 'notAllowed' })
    expect(await rig.world.newPorts().fund.balance('mianyu')).toEqual({ freeFen: 5_000, reservedFen: 0 })
  })

  it('waits while staff claim once more: then that is what pays', async () => {
    await insured()
    const caseNo = await rig.bringBack()
    await payoutBecomes(`${caseNo}P1`, 'FAIL')
    const parcel = { company: '圆通速递', trackingNo: 'YT8832417055263' }
    await must(rig.lin.insurances.claimAgain({ orderNo: CUPS, parcel }))
    await rig.pass(2 * HOUR, 10 * MINUTE)
    await payoutBecomes(`${caseNo}P2`, 'SUCCESS')
    await rig.pass(HOUR + MINUTE, 10 * MINUTE)
    expect(await payouts(caseNo)).toEqual([
      'freight 600 waitingForShopper',
      'insurance 600 failed',
      'insurance 600 succeeded',
    ])
  })
})
