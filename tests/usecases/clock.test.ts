import { demoOpenid } from '../../local/demo/people'
import { HOUR, MINUTE, SECOND } from '../../core/shared/time'
import type { Ports } from '../../server/ports'
import { served, talkOf, wordsFor } from '../support/talk'
import { openWorld, SATURDAY_MORNING, type World } from '../support/world'

let world: World
afterEach(() => world.close())

describe('a run of the clock', () => {
  it('does nothing beside another one, and takes over after that one crashed', async () => {
    world = await openWorld()
    const ports = world.newPorts()
    await ports.leases.take('tick', 'crashed', 50 * SECOND)
    const zhang = await served(world.shopper())
    world.wecom.faults.ipRefused = true
    await zhang.says('在吗')
    world.wecom.faults.ipRefused = false
    world.clock.pass(20 * SECOND)
    expect(await world.tick()).toMatchObject({ value: { settled: 0 } })
    world.clock.pass(40 * SECOND)

    expect(await world.tick()).toMatchObject({ value: { settled: 1 } })
    expect(wordsFor(world.agent('linxiao').sees(), 1)).toEqual(['在吗'])
  })

  it('goes on with the others when one conversation cannot be brought forward', async () => {
    world = await openWorld({ at: SATURDAY_MORNING + 11 * HOUR })
    await world.agent('linxiao').says('/off')
    const talks = [1, 2].map((n) => talkOf(world.shopper({ openid: demoOpenid(n) })))
    for (const talk of talks) await talk.asksForPerson()
    await world.agent('linxiao').says('/on')
    world.clock.pass(12 * HOUR)
    const ports = world.newPorts()
    const turns = new Proxy(ports.turns, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        return (...args: unknown[]): unknown => {
          if (name === 'recall' && String(args[0]).endsWith(demoOpenid(1))) throw new Error('damaged')
          return (method as (...given: unknown[]) => unknown).apply(target, args)
        }
      },
    })
    const damaged: Ports = { ...ports, turns }
    expect(await world.instance(damaged).tick()).toMatchObject({ ok: true })

    expect(await talks[1]?.service()).toEqual({ status: 'assigned', agentName: '林晓' })
    world.clock.pass(MINUTE)
    await world.tick()
    expect(await talks[0]?.service()).toEqual({ status: 'assigned', agentName: '林晓' })
  })

  it('finishes what a slow WeCom leaves it time for, and still serves the queue', async () => {
    world = await openWorld()
    const talks = Array.from({ length: 30 }, (_, n) => talkOf(world.shopper({ openid: demoOpenid(n + 1) })))
    for (const userid of ['hejing', 'zhouke']) await world.agent(userid).says('/on')
    world.wecom.faults.ipRefused = true
    for (const talk of talks) await talk.asksForPerson()
    await world.agent('hejing').says('#1 /end')
    world.clock.pass(MINUTE)
    const ports = world.newPorts()
    let tries = 0
    const human: Ports['human'] = {
      ...ports.human,
      deliver: () => {
        tries += 1
        world.clock.pass(2 * SECOND) // as long as one call may take
        return Promise.resolve({ ok: false, why: 'unreachable' })
      },
    }
    const before = world.clock.now()
    await world.instance({ ...ports, human }).tick()
    expect(tries).toBeGreaterThan(1)
    expect(world.clock.now() - before).toBeLessThan(40 * SECOND)
  })
})
