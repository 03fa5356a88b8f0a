import { demoOpenid } from '../../local/demo/people'
import { HOUR, MINUTE, SECOND } from '../../core/shared/time'
import type { Ports } from '../../server/ports'
import { must, served, talkOf, type Talk } from '../support/talk'
import { openWorld, SATURDAY_MORNING, type TestAgent, type World } from '../support/world'

/** Saturday 18:00 in China, and the Sunday after it. */
const CLOSING = SATURDAY_MORNING + 7 * HOUR
const OPENING = CLOSING + 16 * HOUR
const ENDED =
  '下班时间到了（今天 18:00），不再分新会话；手上的 1 个继续（#1）。继续接待：/on。明天 10:00 上班时再 /on'

let world: World
let lin: TestAgent
afterEach(() => world.close())

const person = (n: number): Talk => talkOf(world.shopper({ openid: demoOpenid(n) }))
const reach = async (moment: number): Promise<void> => {
  world.clock.pass(moment - world.clock.now())
  await world.tick()
}
const toldEnd = () => lin.sees().filter((text) => text.startsWith('下班时间到了'))
const dutyOf = async (userid: string) => (await world.newPorts().agents.find('mianyu', userid))?.duty

describe('closing time', () => {
  beforeEach(async () => {
    world = await openWorld()
    lin = world.agent('linxiao')
  })

  it('ends being on duty: the agent is told once, and keeps what he holds', async () => {
    const zhang = await served(world.shopper())
    await reach(CLOSING - SECOND)
    expect(toldEnd()).toEqual([])
    await reach(CLOSING)
    await Promise.all([world.tick(), world.tick()])
    await reach(CLOSING + 10 * SECOND)

    expect(toldEnd()).toEqual([ENDED])
    expect(await dutyOf('linxiao')).toBe('off')
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '林晓' })
    expect(await lin.says('#1 明天给您发')).toMatch(/^✓/)
  })

  it('lets the next shopper leave a message, also before any clock has come', async () => {
    world.clock.pass(CLOSING - world.clock.now())
    const { messages } = await person(2).enters()
    expect(messages[0]?.body).toMatchObject({ text: expect.stringContaining('人工客服 明天 10:00 上班') })
    const left = person(3)
    await left.asksForPerson()
    expect(await left.service()).toEqual({ status: 'offline', opensAt: OPENING })
    expect(await must(world.shopper().home.view({}))).toMatchObject({ service: { status: 'closed' } })
  })

  it('leaves whoever waited in the queue to the morning, and to whoever comes on duty then', async () => {
    await lin.says('/busy')
    const zhang = person(1)
    await zhang.asksForPerson()
    expect(await zhang.service()).toMatchObject({ status: 'queued' })
    await reach(CLOSING)
    expect(await zhang.service()).toEqual({ status: 'offline', opensAt: OPENING })
    await reach(OPENING)
    await lin.says('/on')
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '林晓' })
  })

  it('does not end it for whoever says /on after it: that holds until the next closing', async () => {
    await reach(CLOSING)
    world.clock.pass(4 * HOUR)
    expect(await lin.says('/on')).toBe(
      '✓ 已开始接待（0 / 8）。现在不是营业时间，做完请 /off；不然接待到 明天 18:00',
    )
    const zhang = await served(world.shopper())
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '林晓' })
    await reach(OPENING)
    expect(await dutyOf('linxiao')).toBe('on')
    await reach(CLOSING + 24 * HOUR)
    expect(toldEnd()).toHaveLength(2)
    expect(await dutyOf('linxiao')).toBe('off')
  })

  it('refuses to hand on to a colleague whose day is over', async () => {
    await world.agent('hejing').says('/on')
    await served(world.shopper())
    const holder = lin.sees().some((text) => text.includes('接入')) ? lin : world.agent('hejing')
    const other = holder === lin ? '何静' : '林晓'
    world.clock.pass(CLOSING - world.clock.now())
    expect(await holder.says(`#1 /to ${other}`)).toBe(`没有转：${other}现在下班`)
  })

  it('never comes in a shop that does not close', async () => {
    await reach(CLOSING + 12 * HOUR)
    expect((await world.newPorts().agents.find('shanye', 'linxiao'))?.duty).toBe('on')
    expect(world.agent('linxiao', 'shanye').sees()).toEqual([])
  })

  it('is told when WeCom answers again, and not for ever', async () => {
    const ports = world.newPorts()
    let tries = 0
    const human: Ports['human'] = {
      ...ports.human,
      tell: () => {
        tries += 1
        return Promise.resolve({ ok: false, why: 'unreachable' })
      },
    }
    const cutOff = world.instance({ ...ports, human })
    world.clock.pass(CLOSING - world.clock.now())
    await cutOff.tick()
    expect([tries, await dutyOf('linxiao')]).toEqual([1, 'on'])
    await reach(CLOSING + MINUTE)
    expect(toldEnd()).toHaveLength(1)

    await lin.says('/on')
    world.clock.pass(OPENING + 8 * HOUR - world.clock.now())
    await cutOff.tick()
    world.clock.pass(10 * MINUTE)
    await cutOff.tick()
    await cutOff.tick()
    expect([tries, await dutyOf('linxiao')]).toEqual([3, 'off'])
  })

  it('does not overrule what he says in that moment', async () => {
    const ports = world.newPorts()
    const human: Ports['human'] = {
      ...ports.human,
      tell: async (...told) => {
        await lin.says('/on')
        return ports.human.tell(...told)
      },
    }
    world.clock.pass(CLOSING - world.clock.now())
    await world.instance({ ...ports, human }).tick()
    expect(await dutyOf('linxiao')).toBe('on')
  })
})

it('at night the demo shop is closed, and open for whoever says /on', async () => {
  world = await openWorld({ at: CLOSING + 4 * HOUR })
  lin = world.agent('linxiao')
  const zhang = person(1)
  const { messages } = await zhang.enters()
  expect(messages[0]?.body).toMatchObject({ text: expect.stringContaining('现在可以先留言') })
  await zhang.asksForPerson()
  expect(await zhang.service()).toMatchObject({ status: 'offline' })
  await lin.says('/on')
  expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '林晓' })
})
