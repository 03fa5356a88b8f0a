import { MINUTE } from '../../core/shared/time'
import { brokenCup, caseRig, type CaseRig } from '../support/cases'
import { must } from '../support/talk'

let rig: CaseRig
beforeEach(async () => {
  rig = await caseRig()
  await rig.world.look((db) => db.collection('insurances').where({ shopId: 'mianyu' }).remove())
})
afterEach(() => rig.world.close())

/** One cup of the order goes back because it came too late: the shop bears the freight, up to ¥12. */
const approved = async (): Promise<string> => {
  const wish = brokenCup({ type: 'return', reason: 'lateDelivery', description: '生日过了才到' })
  const { caseNo } = await rig.submit(wish)
  await must(rig.staffDo(caseNo, { type: 'approve', waivesReturn: false, prepays: false }))
  await rig.pass(MINUTE)
  return caseNo
}
const comesBack = async (caseNo: string): Promise<void> => {
  const parcel = { trackingNo: 'YT8832417055263' }
  await must(rig.cases.ship({ clientId: rig.zhang.id(), caseNo, parcel }))
  await must(rig.staffDo(caseNo, { type: 'confirmReceipt' }))
  await rig.pass(MINUTE)
  await must(rig.staffDo(caseNo, { type: 'findIntact' }))
  await rig.pass(MINUTE)
}
const freightOf = async (caseNo: string) =>
  (await rig.world.newPorts().payoutBook.ofCase('mianyu', caseNo))
    .filter(({ purpose }) => purpose === 'freight')
    .map(({ amountFen }) => amountFen)

describe('the freight of a box with the goods of two cases', () => {
  it('is paid once, also when the earlier case is named in it after the other one’s was paid', async () => {
    const [earlier, later] = [await approved(), await approved()]
    expect(earlier < later).toBe(true)
    await comesBack(later)
    expect(await freightOf(later)).toEqual([1_200])
    await comesBack(earlier)
    expect([await freightOf(earlier), await freightOf(later)]).toEqual([[], [1_200]])
  })
})
