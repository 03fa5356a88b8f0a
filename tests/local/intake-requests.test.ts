import { MINUTE } from '../../core/shared/time'
import { cup, demoKey, openIntake, parcel, type Intake, type PushBody } from '../support/intake'

let intake: Intake
beforeEach(async () => {
  intake = await openIntake()
  // as a shop that insures nothing; what that costs stands in usecases/insurance
  await intake.world.look((db) =>
    db
      .collection('shops')
      .where({ _id: db.command.neq('') })
      .update({ insurance: db.command.remove() }),
  )
})
afterEach(() => intake.world.close())

const push: Intake['push'] = (...of) => intake.push(...of)

describe('what a push costs', () => {
  const many = (more: object = {}) => ({
    orders: Array.from({ length: 100 }, (_, n) => cup({ orderNo: `ERP-${1000 + n}`, ...more })),
  })
  const requestsOf = async (body: PushBody): Promise<number> => {
    const { meter } = intake.world.cloud.gateway
    meter.reset()
    expect(await push(body)).toMatchObject({ status: 200, refused: [] })
    expect(meter.wastes.filter(({ examined, returned }) => examined > 2 * returned + 2)).toEqual([])
    return meter.total().requests
  }

  it('is five requests for a hundred new orders or known ones, one more for each that changed', async () => {
    await push({}) // the instance knows its shop
    expect(await requestsOf(many())).toBeLessThanOrEqual(5)
    expect(await requestsOf(many())).toBeLessThanOrEqual(5)
    expect(
      await requestsOf(many({ updatedAt: '2026-11-21 10:20:00', status: 'shipped' })),
    ).toBeLessThanOrEqual(105)
  })

  it('is eight at most for a hundred parcels whose orders have not come, two of them to follow their ways', async () => {
    await push({})
    const parcels = many().orders.map(({ orderNo }, n) =>
      parcel({ orderNo, trackingNo: `SF15830247${60_000 + n}` }),
    )
    expect(await requestsOf({ parcels })).toBeLessThanOrEqual(8)
  })

  it('is bounded: more than 120 pushes in a minute of one shop are put off, others’ are not', async () => {
    for (let n = 0; n < 120; n += 1) await push({})
    expect(await push({ orders: [cup()] })).toMatchObject({ status: 429, error: 'tooFast' })
    expect(await push({}, demoKey('shanye'))).toMatchObject({ status: 200 })
    intake.world.clock.pass(MINUTE)
    expect(await push({ orders: [cup()] })).toMatchObject({ status: 200 })
  })
})
