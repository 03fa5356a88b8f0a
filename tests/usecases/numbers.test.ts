import type { NumbersView } from '../../core/contracts/desk/numbers'
import type { DayNumbers } from '../../core/numbers/day'
import { nothing } from '../../core/numbers/sums'
import { DAY, HOUR, MINUTE, SECOND } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import type { Ports } from '../../server/ports'
import { lookAtSessions } from '../../server/usecases/clock/look-at-sessions'
import { openDesk, type DeskRig } from '../support/desk'
import { must, talkOf, type Talk } from '../support/talk'
import { openWorld, type World } from '../support/world'

const SATURDAY = '2026-11-21'

let world: World
let rig: DeskRig
beforeEach(async () => {
  world = await openWorld()
  rig = openDesk(world)
})
afterEach(() => world.close())

const numbersOf = async (userid: string, shop: 'mianyu' | 'shanye' = 'mianyu') =>
  (await rig.member(userid, shop)).numbers
const ofShop = async (): Promise<NumbersView> => {
  await rig.supervise('hejing')
  return must((await numbersOf('hejing')).today({}))
}
const dayOf = async (date = SATURDAY): Promise<DayNumbers | null> =>
  world.newPorts().numbers.day('mianyu', date)
const shopper = (n: number): Talk => talkOf(world.shopper({ openid: demoOpenid(n) }))
const sessionIds = () =>
  world.look(async (db) =>
    ((await db.collection('sessions').get()).data as { _id: string }[]).map(({ _id }) => _id),
  )

/** She asks for a person, is answered after 20 s, and it ends two minutes after that. */
const servedSession = async (talk: Talk, number: number): Promise<void> => {
  await talk.asksForPerson()
  world.clock.pass(20 * SECOND)
  await world.agent('linxiao').says(`#${number} 您好`)
  world.clock.pass(2 * MINUTE)
  await world.agent('linxiao').says(`#${number} /end`)
}

describe('the numbers of a day', () => {
  it('are those of sessions that are over: answers, time, whose, of which hour; open ones are not in them', async () => {
    const [zhang, li] = [shopper(1), shopper(2)]
    await servedSession(zhang, 1)
    await li.asksForPerson()
    await world.tick()
    const view = await ofShop()
    expect(view).toMatchObject({ scope: 'shop', from: SATURDAY, to: SATURDAY })
    expect(view.total).toEqual({
      ...nothing,
      ...{ asked: 1, reached: 1, firsts: 1, firstMs: 20 * SECOND },
      ...{ firstsKept: 1, firstsInLimit: 1, waits: 1, waitMs: 20 * SECOND, waitsKept: 1 },
      ...{ handled: 1, handledMs: 140 * SECOND },
      ...{ plans: 1, plansKept: 1, resolutions: 1, resolutionsKept: 1 },
    })
    expect(view.hours).toEqual([{ hour: 11, sums: view.total }])
    expect(view.groups).toEqual([{ id: '', name: null, sums: view.total }])
    expect(view.agents).toMatchObject([
      { userid: 'linxiao', name: '林晓', sums: { handledMs: 140 * SECOND } },
    ])
    const limits = { standardMs: 60_000, limitMs: 180_000 }
    const upTo = { targetMs: 30_000, ...limits } // before an order (R25)
    expect(view.firstResponse).toEqual({ targetMs: 15_000, ...limits, upTo })
  })

  it('are an agent’s own for an agent: nothing of the others, of no hour and no group', async () => {
    await servedSession(shopper(1), 1)
    await world.tick()
    const own = await must((await numbersOf('linxiao')).today({}))
    expect(own).toMatchObject({ scope: 'own', total: { handled: 1 }, hours: [], groups: [] })
    expect(own.agents).toHaveLength(1)
    const other = await must((await numbersOf('hejing')).today({}))
    expect(other).toMatchObject({ scope: 'own', total: nothing, agents: [] })
    const otherShop = await must((await numbersOf('linxiao', 'shanye')).today({}))
    expect(otherShop.total).toEqual(nothing)
  })

  it('take a rating when it comes, and the new one in place of the old one', async () => {
    const zhang = shopper(1)
    await servedSession(zhang, 1)
    await world.tick()
    const [id = ''] = await sessionIds()
    for (const stars of [2, 5]) {
      world.clock.pass(MINUTE)
      await must(zhang.rates(id, stars))
      await world.tick()
    }
    expect((await ofShop()).total).toMatchObject({ asked: 1, rated: 1, stars: 5 })
  })

  it('take a rating that comes when the next session has begun', async () => {
    const zhang = shopper(1)
    await servedSession(zhang, 1)
    await zhang.says('还有一个问题')
    await world.tick()
    await must(zhang.rates('mianyu:261121-1', 4))
    await world.tick()
    expect((await ofShop()).total).toMatchObject({ asked: 1, rated: 1, stars: 4 })
  })

  it('have whoever gave up in the queue, and count her as served when she asks again', async () => {
    for (const userid of ['linxiao', 'hejing', 'zhouke']) await world.agent(userid).says('/busy')
    const zhang = shopper(1)
    await zhang.asksForPerson()
    world.clock.pass(MINUTE)
    await zhang.leavesQueue()
    await world.tick()
    expect((await ofShop()).total).toEqual({ ...nothing, asked: 1 })
    await zhang.asksForPerson()
    world.clock.pass(MINUTE)
    await world.agent('linxiao').says('/on')
    await world.agent('linxiao').says('您好')
    await world.agent('linxiao').says('/end')
    await world.tick()
    const { total } = await ofShop()
    expect(total).toMatchObject({ asked: 1, reached: 1, queuedMs: 2 * MINUTE, firsts: 1, waits: 1 })
  })

  it('have a session in the day and hour in which a person was asked for, however late it ends', async () => {
    world.clock.pass(5 * HOUR) // 16:00
    const zhang = shopper(1)
    await zhang.asksForPerson()
    world.clock.pass(MINUTE)
    await world.agent('linxiao').says('您好')
    world.clock.pass(DAY)
    await world.agent('linxiao').says('/end')
    await world.tick()
    expect((await ofShop()).total).toEqual(nothing) // that is Sunday
    const numbers = await numbersOf('hejing')
    expect((await must(numbers.day({ date: SATURDAY }))).hours).toMatchObject([{ hour: 16 }])
    const both = await must(numbers.range({ from: '2026-11-20', to: '2026-11-22' }))
    expect(both.days.map(({ sums }) => sums.asked)).toEqual([0, 1, 0])
    expect(both.total.asked).toBe(1)
  })

  it('refuse a day that never was, a range that is too long, and one that ends before it begins', async () => {
    const numbers = await numbersOf('linxiao')
    const badRequest = { ok: false, error: 'badRequest' }
    expect(await numbers.day({ date: '2026-02-31' })).toEqual(badRequest)
    expect(await numbers.day({ date: 'gestern' })).toEqual(badRequest)
    expect(await numbers.range({ from: '2026-11-21', to: '2026-11-20' })).toEqual(badRequest)
    expect(await numbers.range({ from: '2026-10-01', to: '2026-11-01' })).toEqual(badRequest)
    expect(await numbers.range({ from: '2026-10-01', to: '2026-10-31' })).toMatchObject({ ok: true })
  })
})

describe('resolved at first contact', () => {
  const came = async (afterMs: number) => {
    const zhang = shopper(1)
    await servedSession(zhang, 1)
    await world.tick()
    expect((await dayOf())?.total.repeated).toBe(0)
    world.clock.pass(afterMs)
    await servedSession(zhang, afterMs < 12 * HOUR ? 2 : 1)
    await world.tick() // counts the second, and finds the first changed
    await world.tick()
    return (await dayOf())?.total
  }

  it('is what did not bring the shopper back to a person within 7 days', async () => {
    expect(await came(HOUR)).toMatchObject({ reached: 2, repeated: 1 })
  })

  it('is so when she comes back later', async () => {
    expect(await came(8 * DAY)).toMatchObject({ reached: 1, repeated: 0 })
  })
})

describe('the roll-up', () => {
  const over = async (): Promise<void> => {
    const talks = [1, 2, 3].map(shopper)
    for (const [n, talk] of talks.entries()) await servedSession(talk, n + 1)
    await must(talks[0]!.rates('mianyu:261121-1', 5))
  }

  /** Ports whose `nth` call to the numbers is never answered; before it is done, or after. */
  const brokenAt = (nth: number, isDone: boolean): Ports => {
    const ports = world.newPorts()
    let calls = 0
    const broken =
      (name: string, method: (...given: unknown[]) => unknown) =>
      async (...given: unknown[]): Promise<unknown> => {
        calls += 1
        if (calls >= nth) {
          if (calls === nth && isDone) await method.apply(ports.numbers, given)
          throw new Error(`broke off at ${name}`)
        }
        return method.apply(ports.numbers, given)
      }
    const numbers = Object.fromEntries(
      Object.entries(ports.numbers).map(([name, method]) => [name, broken(name, method as never)]),
    ) as unknown as Ports['numbers']
    return { ...ports, numbers }
  }

  const settled = async () => {
    for (let n = 0; n < 3; n += 1) {
      world.clock.pass(6 * MINUTE)
      await lookAtSessions(world.newPorts())
    }
    const day = await dayOf()
    expect(day?.last).toEqual([])
    return day && { total: day.total, hours: day.hours, agents: day.agents, groups: day.groups }
  }

  it('counts once, wherever a run was broken off', async () => {
    await over()
    for (let nth = 1; nth <= 14; nth += 1) {
      for (const isDone of [false, true]) {
        await world.look((db) => db.collection('dayNumbers').where({ shopId: 'mianyu' }).remove())
        await world.look((db) =>
          db
            .collection('sessions')
            .where({ shopId: 'mianyu' })
            .update({ counted: db.command.remove(), lookAt: world.clock.now() }),
        )
        await lookAtSessions(brokenAt(nth, isDone)).catch(() => undefined)
        expect((await settled())?.total).toMatchObject({ asked: 3, reached: 3, rated: 1, stars: 5, waits: 3 })
      }
    }
  })

  it('counts once, however many runs overlap, and runs that come late or twice change nothing', async () => {
    await over()
    await Promise.all([1, 2, 3, 4].map(() => lookAtSessions(world.newPorts())))
    const once = await settled()
    expect(once?.total).toMatchObject({ asked: 3, reached: 3, rated: 1 })
    await Promise.all([1, 2].map(() => lookAtSessions(world.newPorts())))
    world.clock.pass(DAY)
    expect(await settled()).toEqual(once)
  })

  it('costs a tick nothing when nothing is over', async () => {
    await over()
    await settled()
    const { meter } = world.cloud.gateway
    const asked = () => meter.total({ on: 'dayNumbers' }).requests
    expect(asked()).toBeGreaterThan(0)
    const before = asked()
    await world.tick()
    expect(asked()).toBe(before)
  })
})

describe('late news of L2 problems', () => {
  const goals = { firstMs: 60_000, firstContactPercent: 85, stars: 4.5, lateNewsPercent: 5, lateNewsLeast: 2 }
  const told = () =>
    world
      .agent('zhouke')
      .sees()
      .filter((text) => text.includes('二级问题的进展超时'))

  /** Two news are owed: the first comes a minute late, the next one is not due yet when it ends. */
  const lateOnce = async (talk: Talk, number: number): Promise<void> => {
    await talk.asksForPerson()
    for (const text of ['在的', '/level 2']) await world.agent('linxiao').says(`#${number} ${text}`)
    world.clock.pass(2 * HOUR + MINUTE)
    for (const text of ['/progress', '/end']) await world.agent('linxiao').says(`#${number} ${text}`)
  }

  it('are told to the supervisors once a day, and stand among the numbers', async () => {
    await world.change('shops', 'mianyu', { goals })
    await lateOnce(shopper(1), 1)
    await Promise.all([world.tick(), world.tick()])
    await world.tick()
    expect(told()).toEqual([
      '11-21 二级问题的进展超时 1 / 2 次（50%），红线 5%。在客服台“今日”里看是哪些组和客服',
    ])
    await lateOnce(shopper(2), 2)
    await world.tick()
    expect(told()).toHaveLength(1)
    const { total, agents, goals: held } = await ofShop()
    expect(total).toMatchObject({ progresses: 4, progressesKept: 2, l2News: 4, l2NewsKept: 2 })
    expect(agents).toMatchObject([{ userid: 'linxiao', sums: { l2News: 4, l2NewsKept: 2 } }])
    expect(held).toEqual(goals)
  })

  it('are told later when WeCom does not answer, once', async () => {
    await world.change('shops', 'mianyu', { goals })
    await lateOnce(shopper(1), 1)
    world.wecom.faults.unreachable = Number.MAX_SAFE_INTEGER
    await world.tick()
    world.wecom.faults.unreachable = 0
    expect(told()).toEqual([])
    world.clock.pass(5 * MINUTE)
    await world.tick()
    await world.tick()
    expect(told()).toHaveLength(1)
  })

  it('of which there are few are no alarm, as long as the shop says nothing else', async () => {
    await lateOnce(shopper(1), 1)
    await world.tick()
    expect(told()).toEqual([])
  })
})
