import { demoOpenid } from '../../local/demo/people'
import { HOUR, MINUTE, SECOND } from '../../core/shared/time'
import type { Ports } from '../../server/ports'
import { linesOf, must, served, talkOf, type Talk } from '../support/talk'
import { openWorld, SATURDAY_MORNING, type World } from '../support/world'

let world: World
afterEach(() => world.close())

const person = (n: number): Talk => talkOf(world.shopper({ openid: demoOpenid(n) }))
const asking = async (n: number): Promise<Talk> => {
  const talk = person(n)
  await talk.asksForPerson()
  return talk
}

describe('when every place is taken', () => {
  let talks: Talk[]
  beforeEach(async () => {
    world = await openWorld()
    talks = []
    for (let n = 1; n <= 8; n += 1) talks.push(await asking(n))
  })

  it('tells the place in the queue and the expected wait, and again as it moves', async () => {
    const ninth = await asking(9)
    world.clock.pass(SECOND)
    const tenth = await asking(10)

    const minutes = (places: number) => Math.round((places * 3 * MINUTE) / 8)
    expect(await ninth.service()).toEqual({ status: 'queued', ahead: 0, waitMs: minutes(1) })
    expect(await tenth.service()).toEqual({ status: 'queued', ahead: 1, waitMs: minutes(2) })
    await ninth.leavesQueue()
    expect(await tenth.service()).toEqual({ status: 'queued', ahead: 0, waitMs: minutes(1) })
  })

  it('gives a place that is free again to whoever waits longest', async () => {
    const ninth = await asking(9)
    world.clock.pass(SECOND)
    const tenth = await asking(10)
    expect(await world.agent('linxiao').says('#3 /end')).toMatch(/^✓ #3 /)

    expect(await ninth.service()).toEqual({ status: 'assigned', agentName: '林晓' })
    expect(await tenth.service()).toMatchObject({ status: 'queued', ahead: 0 })
  })

  it('lets a shopper leave the queue and talk to the bot again, and join once more', async () => {
    const ninth = await asking(9)
    expect(await ninth.client.conversation.callHuman({ clientId: ninth.id() })).toEqual({
      ok: false,
      error: 'notAllowed',
    })
    expect((await ninth.leavesQueue()).service).toEqual({ status: 'bot' })
    const answer = await ninth.says('你好')
    expect(answer.messages.map(({ from }) => from.kind)).toEqual(['shopper', 'bot'])

    await ninth.asksForPerson()
    expect(await ninth.service()).toMatchObject({ status: 'queued', ahead: 0 })
  })

  it('is silent while somebody waits: what is said is kept for the agent', async () => {
    const ninth = await asking(9)
    const said = await ninth.says('我的快递到哪了')
    expect(said.messages).toHaveLength(1)
    await world.agent('linxiao').says('#1 /end')

    expect(world.agent('linxiao').sees().at(-2)).toContain('我的快递到哪了')
  })

  it('gives the queue to an agent who comes on duty, and nothing to one who pauses', async () => {
    const ninth = await asking(9)
    expect(await world.agent('hejing').says('/on')).toBe('✓ 已开始接待（1 / 8）')
    expect(await ninth.service()).toEqual({ status: 'assigned', agentName: '何静' })

    expect(await world.agent('hejing').says('/busy')).toBe(
      '✓ 已暂停接待，不再分新会话；手上的 1 个继续（#9）。恢复：/on',
    )
    const tenth = await asking(10)
    expect(await tenth.service()).toMatchObject({ status: 'queued' })
    expect(await world.agent('hejing').says('#9 在的')).toMatch(/^✓/)
    expect(await world.agent('hejing').says('/off')).toMatch(/^✓ 已下班。手上还有 1 个会话（#9）/)
  })

  it('gives a session away again five seconds after somebody broke off giving it', async () => {
    const ninth = await asking(9)
    const [row] = await world.newPorts().sessions.oldestQueued('mianyu', 1)
    const { _id: sessionId, conversationId } = row!
    const taken = { _id: 'mianyu:hejing:1', shopId: 'mianyu', agentId: 'hejing', conversationId, sessionId }
    await world.newPorts().places.take({ ...taken, takenAt: world.clock.now() })
    await world.agent('hejing').says('/on')
    expect(await ninth.service()).toMatchObject({ status: 'queued' })

    world.clock.pass(5 * SECOND)
    await world.tick()
    expect(await ninth.service()).toEqual({ status: 'assigned', agentName: '何静' })
  })

  it('tells who waits that nobody is there any more, two seconds later at most', async () => {
    const ninth = await asking(9)
    expect(await ninth.service()).toMatchObject({ status: 'queued', waitMs: expect.any(Number) })
    await world.agent('linxiao').says('/busy')
    world.clock.pass(2 * SECOND)
    expect(await ninth.service()).toMatchObject({ status: 'queued', waitMs: null })
  })

  it('refuses to hand on to a colleague who is full', async () => {
    await world.agent('hejing').says('/on')
    const ninth = await asking(9)
    expect(await ninth.service()).toMatchObject({ agentName: '何静' })
    expect(await world.agent('hejing').says('#9 /to 林晓')).toBe('没有转：林晓已经接满了（8 / 8）')
    expect(await ninth.service()).toMatchObject({ agentName: '何静' })
  })
})

describe('outside hours with nobody on duty', () => {
  const SATURDAY_NIGHT = SATURDAY_MORNING + 11 * HOUR

  beforeEach(async () => {
    world = await openWorld({ at: SATURDAY_NIGHT })
    await world.agent('linxiao').says('/off')
  })

  it('says when the shop opens, at the door and on the home page', async () => {
    const opensAt = SATURDAY_MORNING + 23 * HOUR
    const { messages } = await person(1).enters()
    expect(messages[0]?.body).toMatchObject({
      text: '张女士，晚上好。人工客服 明天 10:00 上班，现在可以先留言，上班后按先后回复您。查物流我现在就能答。',
    })
    const home = await must(world.shopper().home.view({}))
    expect(home).toMatchObject({ service: { status: 'closed', opensAt }, greeting: '张女士，晚上好' })
  })

  it('keeps what was left, and the clock brings it to an agent when the shop opens', async () => {
    const zhang = person(1)
    await zhang.says('杯子断了')
    const left = await zhang.says('转人工')
    const opensAt = SATURDAY_MORNING + 23 * HOUR
    expect(left.service).toEqual({ status: 'offline', opensAt })
    expect((await zhang.says('明天请回复我')).messages).toHaveLength(1)

    await world.tick()
    expect(await zhang.service()).toEqual({ status: 'offline', opensAt })
    world.clock.pass(opensAt - world.clock.now())
    await world.tick()
    expect(await zhang.service()).toMatchObject({ status: 'queued', ahead: 0, waitMs: null })
    await world.agent('linxiao').says('/on')

    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '林晓' })
    expect(world.agent('linxiao').sees().join('\n')).toContain('明天请回复我')
    await Promise.all([world.tick(), world.tick()])
    expect((await zhang.sees()).filter((line) => line === '系统：[queued]')).toHaveLength(1)
  })

  it('hands over all the same while somebody is on duty', async () => {
    await world.agent('linxiao').says('/on')
    const zhang = await served(world.shopper())
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '林晓' })
  })

  it('gives those who left a message to whoever comes on duty, in the order in which they left it', async () => {
    const first = await asking(1)
    world.clock.pass(MINUTE)
    const second = await asking(2)
    expect(await world.agent('linxiao').says('/on')).toMatch(/^✓ 已开始接待（2 \/ 8）/)

    expect(await first.service()).toEqual({ status: 'assigned', agentName: '林晓' })
    expect(await second.service()).toEqual({ status: 'assigned', agentName: '林晓' })
    const heads = world
      .agent('linxiao')
      .sees()
      .flatMap((text) => /^#(\d+) \S+接入/.exec(text)?.[1] ?? [])
    expect(heads).toEqual(['1', '2'])
  })

  it('serves a message that was left before whoever came after the shop opened', async () => {
    const left = await asking(1)
    world.clock.pass(12 * HOUR)
    const later = await asking(2)
    await world.tick()
    expect(await left.service()).toMatchObject({ status: 'queued', ahead: 0 })
    expect(await later.service()).toMatchObject({ status: 'queued', ahead: 1 })
  })

  it('promises nobody: what is said fits the hours', async () => {
    const zhang = person(1)
    expect(linesOf(await zhang.says('转人工'))).toEqual(['顾客：转人工', '系统：[leftMessage]'])
    expect(linesOf(await person(2).says('叫经理'))).toEqual(['顾客：叫经理', '系统：[leftMessage]'])
    const place = { kind: 'location', name: '西湖', address: '杭州市', latitude: 30, longitude: 120 } as const
    const third = person(3)
    const sent = await must(third.client.conversation.send({ clientId: third.id(), body: place }))
    expect(linesOf(sent)).toEqual([
      '顾客：[位置 西湖]',
      '小美：位置收到了，客服上班后看。',
      '系统：[leftMessage]',
    ])
  })

  it('answers a wish for a person that is repeated', async () => {
    const zhang = await asking(1)
    const again = await zhang.says('有人工吗')
    expect(again.messages.map(({ body }) => body.kind)).toEqual(['text', 'notice'])
    expect(again.service).toMatchObject({ status: 'offline' })
  })

  it('finds a message that was left in the moment in which somebody came on duty', async () => {
    const ports = world.newPorts()
    const agents: Ports['agents'] = {
      ...ports.agents,
      // the shopper's function looks, then 林晓 comes, then the message is written
      list: async (shopId) => {
        const seen = await ports.agents.list(shopId)
        if (seen.every(({ duty }) => duty !== 'on')) await world.agent('linxiao').says('/on')
        return seen
      },
    }
    const zhang = talkOf(world.instance({ ...ports, agents }).shopper({ openid: demoOpenid(1) }))
    await zhang.asksForPerson()
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '林晓' })
  })

  it('lets a shopper take back what was left', async () => {
    const zhang = await asking(1)
    expect((await zhang.leavesQueue()).service).toEqual({ status: 'bot' })
  })
})
