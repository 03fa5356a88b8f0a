import { deskLimit, floodGuard } from '../../server/entries/flood'
import { openDesk } from '../support/desk'
import { openWorld } from '../support/world'

describe('who asks too much', () => {
  it('may ask so often at once, then one by one, and does not slow anybody else down', () => {
    const may = floodGuard({ burst: 3, everyMs: 100 })
    expect([1, 2, 3, 4].map(() => may('lin', 0))).toEqual([true, true, true, false])
    expect(may('he', 0)).toBe(true)
    expect(may('lin', 99)).toBe(false)
    expect([may('lin', 100), may('lin', 100)]).toEqual([true, false])
    expect([1, 2, 3, 4].map(() => may('lin', 10_000))).toEqual([true, true, true, false])
  })
})

it('is told to wait at the desk’s door, and may go on after a moment', async () => {
  const world = await openWorld()
  try {
    const lin = await openDesk(world).agent('linxiao')
    const asks = () => lin.setDuty({ duty: 'nonsense' as 'on' }) // refused before anything is read
    for (let call = 0; call < deskLimit.burst; call += 1) {
      expect(await asks()).toMatchObject({ error: 'badRequest' })
    }
    expect(await asks()).toMatchObject({ ok: false, error: 'tooFast' })
    world.clock.pass(deskLimit.everyMs)
    expect(await asks()).toMatchObject({ ok: false, error: 'badRequest' })
  } finally {
    await world.close()
  }
})
