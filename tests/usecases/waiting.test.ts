import { demoOpenid } from '../../local/demo/people'
import { HOUR, MINUTE, SECOND } from '../../core/shared/time'
import { linesOf, served, talkOf, type Talk } from '../support/talk'
import { openWorld, SATURDAY_MORNING, type TestAgent, type World } from '../support/world'

let world: World
let lin: TestAgent
let supervisor: TestAgent
beforeEach(async () => {
  world = await openWorld()
  lin = world.agent('linxiao')
  supervisor = world.agent('zhouke')
})
afterEach(() => world.close())

const person = (n: number): Talk => talkOf(world.shopper({ openid: demoOpenid(n) }))
const reach = async (ms: number): Promise<void> => {
  world.clock.pass(SATURDAY_MORNING + ms - world.clock.now())
  await world.tick()
}
const reminders = (agent: TestAgent) => agent.sees().filter((text) => text.includes('已等'))

describe('a shopper who waits for an answer', () => {
  it('is brought to mind, to a supervisor, and to somebody else, and reads each of it once', async () => {
    const zhang = await served(world.shopper())
    await reach(59 * SECOND)
    expect(reminders(lin)).toEqual([])
    await reach(61 * SECOND)
    expect(reminders(lin)).toEqual(['#1 张女士 已等 1 分钟（首响标准 1 分钟）\n回复 #1 内容'])
    await reach(2 * MINUTE + SECOND)
    expect(reminders(supervisor)).toEqual(['#1 张女士 已等 2 分钟（首响标准 1 分钟）\n林晓 还没有回复'])

    await world.agent('hejing').says('/on')
    await reach(3 * MINUTE + SECOND)
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '何静' })
    expect(linesOf(await zhang.enters()).filter((line) => line.startsWith('系统'))).toEqual([
      '系统：[queued]',
      '系统：[assigned]',
      '系统：[queued]',
      '系统：[assigned]',
    ])
    expect(reminders(lin)).toHaveLength(1)
  })

  it('is looked at once, however late, often and at the same time the timer comes', async () => {
    await served(world.shopper())
    world.clock.pass(90 * SECOND)
    await Promise.all([world.tick(), world.tick(), world.tick()])
    await world.tick()
    expect(reminders(lin)).toHaveLength(1)
    expect(reminders(supervisor)).toEqual([])
  })

  it('is left in peace once a person has answered, and waits again with the next words', async () => {
    const zhang = await served(world.shopper())
    await lin.says('#1 在的')
    await reach(10 * MINUTE)
    expect(reminders(lin)).toEqual([])
    await zhang.says('那什么时候发')
    await reach(13 * MINUTE + 5 * SECOND)
    expect(reminders(lin)).toEqual(['#1 张女士 已等 3 分钟（回复标准 3 分钟）\n回复 #1 内容'])
  })

  it('stays with the agent while nobody else has a place, and is told that it takes longer', async () => {
    const zhang = await served(world.shopper())
    await reach(6 * MINUTE)
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '林晓' })
    expect(linesOf(await zhang.enters()).pop()).toBe('系统：[delayed]')
  })

  it('goes to somebody else, and reads so, when her agent answers for the shop no more', async () => {
    const zhang = await served(world.shopper())
    await lin.says('#1 在的')
    await world.agent('hejing').says('/on')
    await world.look((db) => db.collection('agents').where({ _id: 'mianyu:linxiao' }).remove())
    await world.tick()
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '林晓' }) // she waits for nothing
    await zhang.says('那什么时候发')
    await reach(2 * MINUTE + 30 * SECOND)
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '何静' })
    expect((await zhang.sees()).slice(-3)).toEqual([
      '顾客：那什么时候发',
      '系统：[queued]',
      '系统：[assigned]',
    ])
    const places = await world.newPorts().places.ofShop('mianyu')
    expect(places.map(({ agentId }) => agentId)).toEqual(['hejing'])
  })

  it('shares one message with the others who wait for the same agent, and one for the supervisors', async () => {
    for (let n = 1; n <= 3; n += 1) await person(n).asksForPerson()
    await reach(62 * SECOND)
    expect(reminders(lin)).toHaveLength(1)
    expect(reminders(lin)[0]?.split('\n')).toHaveLength(4)
    await reach(2 * MINUTE + 2 * SECOND)
    expect(reminders(supervisor)).toHaveLength(1)
    expect(reminders(supervisor)[0]?.split('\n')).toHaveLength(4)
  })

  it('is one line among the others also where a timer came late, and a reminder and an alert are due at once', async () => {
    for (let n = 1; n <= 3; n += 1) await person(n).asksForPerson()
    await reach(2 * MINUTE + 2 * SECOND)
    expect(reminders(lin).map((text) => text.split('\n').length)).toEqual([4])
    expect(reminders(supervisor).map((text) => text.split('\n').length)).toEqual([4])
    await world.tick()
    expect([...reminders(lin), ...reminders(supervisor)]).toHaveLength(2)
  })

  it('is told again of everything that is due when WeCom was away, and then no more', async () => {
    for (let n = 1; n <= 2; n += 1) await person(n).asksForPerson()
    world.wecom.faults.unreachable = Number.MAX_SAFE_INTEGER
    await reach(2 * MINUTE + 2 * SECOND)
    expect(reminders(lin)).toEqual([])
    world.wecom.faults.unreachable = 0
    await reach(2 * MINUTE + 50 * SECOND)
    await reach(2 * MINUTE + 58 * SECOND)
    for (const whom of [lin, supervisor]) {
      for (const who of ['#1', '#2']) {
        expect(reminders(whom).filter((text) => text.startsWith(`${who} `))).toHaveLength(1)
      }
    }
  })

  it('waits only while the shop is open', async () => {
    const closing = 7 * HOUR // Saturday 18:00
    world.clock.pass(closing - 10 * SECOND)
    await served(world.shopper())
    await reach(closing + HOUR)
    expect(reminders(lin)).toEqual([])
    await reach(closing + 16 * HOUR + 45 * SECOND) // Sunday 10:00:45
    expect(reminders(lin)).toEqual([])
    await reach(closing + 16 * HOUR + 55 * SECOND)
    expect(reminders(lin)).toEqual(['#1 张女士 已等 1 分钟（首响标准 1 分钟）\n回复 #1 内容'])
  })
})

/** Wednesday 2026-09-30 11:00 in China: the day before the National Day, which this shop closes for. */
const EVE = Date.UTC(2026, 8, 30, 3)

describe('a message at 20:59:50, ten seconds before a holiday', () => {
  const CLOSING = EVE + 10 * HOUR
  const OPENING = EVE + 7 * 24 * HOUR + 22 * HOUR // Thursday 8 October, 9:00
  let zhang: Talk
  beforeEach(async () => {
    await world.close()
    world = await openWorld({ at: EVE })
    lin = world.agent('linxiao')
    await world.look((db) =>
      db
        .collection('shops')
        .where({ _id: 'mianyu' })
        .update({ calendar: { holidays: 'closed', own: [] } }),
    )
    world.clock.pass(CLOSING - 10 * SECOND - world.clock.now())
    await lin.says('/on')
    zhang = await served(world.shopper())
  })
  const at = async (moment: number) => {
    world.clock.pass(moment - world.clock.now())
    await world.tick()
  }

  it('is answered after it, says so, and is brought to mind by the time of the shop', async () => {
    expect(lin.sees().join('\n')).toContain('首响请在 10月8日 周四 09:00 前')
    await at(CLOSING)
    await Promise.all([world.tick(), world.tick()])
    const notices = (await zhang.enters()).messages.flatMap(({ body }) =>
      body.kind === 'notice' && body.notice.type === 'leftMessage' ? body.notice.opensAt : [],
    )
    expect(notices).toEqual([OPENING])
    await at(OPENING + 49 * SECOND)
    expect(reminders(lin)).toEqual([])
    await at(OPENING + 51 * SECOND)
    expect(reminders(lin)).toEqual(['#1 张女士 已等 1 分钟（首响标准 1 分钟）\n回复 #1 内容'])
  })

  it('says nothing more to whoever was answered before closing', async () => {
    await lin.says('#1 收到，节后给您发')
    await at(CLOSING)
    expect((await zhang.sees()).filter((line) => line.includes('leftMessage'))).toEqual([])
  })
})
