import { openInsurance, orderOf, type InsuranceRig } from '../support/insurance-rig'

let rig: InsuranceRig
beforeEach(async () => {
  rig = await openInsurance()
})
afterEach(() => rig.close())

it('costs a push four requests more at most, however many orders are insured', async () => {
  const many = Array.from({ length: 60 }, (_, n) => orderOf({ orderNo: `ERP-MANY-${n}` }))
  await rig.push({})
  const { meter } = rig.world.cloud.gateway
  meter.reset()
  await rig.push({ orders: many })
  expect(meter.total().requests).toBeLessThanOrEqual(5 + 4)
  expect(meter.wastes.filter(({ examined, returned }) => examined > 2 * returned + 2)).toEqual([])
  expect(await rig.insurance('ERP-MANY-0')).toMatchObject({ status: 'offered' })
})
