import { demoOpenid } from '../../local/demo/people'
import { callbackRequest, urlCheck } from '../../local/wecom/envelope'
import { MINUTE, SECOND } from '../../core/shared/time'
import type { Ports } from '../../server/ports'
import { appOf, httpEvent, textCallback } from '../support/callback'
import { served, talkOf, wordsFor, type Talk } from '../support/talk'
import { openWorld, type TestAgent, type World } from '../support/world'

let world: World
let zhang: Talk
let lin: TestAgent
const app = appOf('棉屿生活')

beforeEach(async () => {
  world = await openWorld()
  zhang = await served(world.shopper())
  lin = world.agent('linxiao')
})
afterEach(() => world.close())

const typed = (text: string, msgId = '7000000000000000001', at = world.clock.now()) =>
  textCallback(app, { userid: 'linxiao', text, msgId }, at)
const stored = async () => (await world.look((db) => db.collection('inbox').count())).total
const agentsWords = async () => (await zhang.sees()).filter((line) => line.startsWith('林晓：'))

describe('a callback', () => {
  it('is one message when it comes four times at once', async () => {
    const event = typed('在的')
    const answers = await Promise.all([1, 2, 3, 4].map(() => world.call('wecom', event)))

    expect(answers).toEqual(answers.map(() => expect.objectContaining({ statusCode: 200 }) as unknown))
    expect(await agentsWords()).toEqual(['林晓：在的'])
    expect(await stored()).toBe(1)
  })

  it('is two messages when the agent says the same twice', async () => {
    await lin.says('在的')
    await lin.says('在的')
    expect(await agentsWords()).toEqual(['林晓：在的', '林晓：在的'])
  })

  it('answers the check of its address', async () => {
    const url = urlCheck(app, 'plain-words', world.clock.now())
    expect(await world.call('wecom', httpEvent(url, '', 'GET'))).toMatchObject({
      statusCode: 200,
      body: 'plain-words',
    })
  })
})

describe('a callback that is not to be trusted', () => {
  const refused = async (event: unknown, statusCode: number) => {
    expect(await world.call('wecom', event)).toMatchObject({ statusCode })
    expect(await stored()).toBe(0)
    expect(await agentsWords()).toEqual([])
  }
  const nowhere = 'http://127.0.0.1:9/'

  it('is refused with a forged signature', async () => {
    const event = typed('转账')
    const forged = { ...event.queryStringParameters, msg_signature: 'a'.repeat(40) }
    await refused({ ...event, queryStringParameters: forged }, 401)
    await refused({ ...event, queryStringParameters: {} }, 401)
    await refused({ ...event, queryStringParameters: null }, 401)
  })

  it('is refused when it is a recording', async () => {
    await refused(typed('转账', '1', world.clock.now() - 10 * MINUTE), 401)
    await refused(typed('转账', '1', world.clock.now() + 10 * MINUTE), 401)
    const event = typed('转账')
    const later = String(world.clock.now() / 1000 + 60)
    const renewed = { ...event.queryStringParameters, timestamp: later }
    await refused({ ...event, queryStringParameters: renewed }, 401)
  })

  it('is refused from another corp, in the envelope or inside it', async () => {
    const at = world.clock.now()
    const member = { userid: 'linxiao', text: '转账', msgId: '1' }
    await refused(textCallback({ ...app, corpId: 'wwff00000000000000' }, member, at), 401)
    const other = appOf('山野茶舍')
    const keys = { token: app.token, aesKey: app.aesKey }
    await refused(textCallback({ ...other, ...keys }, member, at), 401)
    const inner = { ToUserName: other.corpId, FromUserName: 'linxiao', CreateTime: 1, MsgType: 'text' }
    const { url, body } = callbackRequest(app, { ...inner, Content: '转账', MsgId: '1' }, at)
    await refused(httpEvent(url, body), 401)
  })

  it('is refused from an app that nobody knows', async () => {
    const member = { userid: 'linxiao', text: '转账', msgId: '1' }
    await refused(textCallback({ ...app, agentId: '1000009' }, member, world.clock.now()), 401)
    await refused(httpEvent(`${nowhere}ww1/1?echostr=x`, '', 'GET'), 401)
  })

  it('is refused when it is no callback at all', async () => {
    for (const body of [
      '',
      'x',
      '<xml></xml>',
      '<xml><Encrypt>',
      `<xml><Encrypt>${'a'.repeat(70_000)}</Encrypt></xml>`,
    ])
      await refused(httpEvent(nowhere, body), 400)
    await refused(httpEvent(nowhere, '<!DOCTYPE x [<!ENTITY a "b">]><xml><Encrypt>&a;</Encrypt></xml>'), 400)
    for (const event of [null, undefined, 'x', 7, [], {}, { path: 1 }]) await refused(event, 400)
  })

  it('does nothing for a member who is no agent, and says so', async () => {
    const member = { userid: 'stranger', text: '#1 转账', msgId: '1' }
    expect(await world.call('wecom', textCallback(app, member, world.clock.now()))).toMatchObject({
      statusCode: 200,
    })
    expect(await agentsWords()).toEqual([])
  })
})

describe('a crash while a callback is worked on', () => {
  /** A door that dies behind one step of the work. */
  const dying = (change: (ports: Ports) => Partial<Ports>) => {
    const ports = world.newPorts()
    return world.instance({ ...ports, ...change(ports) })
  }
  const dead = () => Promise.reject(new Error('killed'))
  const tick = async () => {
    world.clock.pass(10 * SECOND)
    await world.tick()
  }

  it('loses nothing that was stored: the clock does it and tells the agent', async () => {
    const door = dying(({ agents }) => ({ agents: { ...agents, find: dead } }))
    expect(await door.callback(typed('在的'))).toMatchObject({ statusCode: 500 })
    expect(await agentsWords()).toEqual([])
    await tick()
    await tick()

    expect(await agentsWords()).toEqual(['林晓：在的'])
    expect(lin.sees().slice(1)).toEqual(['✓ 11:00 已发给 #1 张女士'])
  })

  it('does not send words to the session that came next', async () => {
    const door = dying(({ inbox }) => ({ inbox: { ...inbox, finish: dead } }))
    await door.callback(typed('在的'))
    const li = await served(world.shopper({ openid: demoOpenid(2) }))
    await tick()

    expect(await agentsWords()).toEqual(['林晓：在的'])
    expect((await li.sees()).filter((line) => line.startsWith('林晓：'))).toEqual([])
    expect(lin.sees().at(-1)).toBe('✓ 11:00 已发给 #1 张女士')
  })

  it('does not end the session that got the place', async () => {
    const li = talkOf(world.shopper({ openid: demoOpenid(2) }))
    await lin.says('/busy')
    await li.asksForPerson()
    await lin.says('/on')
    await lin.says('#2 /end')
    await lin.says('/busy')
    await li.asksForPerson()
    await world.agent('hejing').says('/off')
    const door = dying(({ inbox }) => ({ inbox: { ...inbox, finish: dead } }))
    await door.callback(typed('/end'))
    await world.newPorts().agents.setDuty('mianyu', 'linxiao', { duty: 'on', onUntil: null })
    await world.tick()
    expect(await li.service()).toMatchObject({ status: 'assigned' })
    await tick()

    expect(await li.service()).toMatchObject({ status: 'assigned' })
    expect(await zhang.service()).toMatchObject({ status: 'ended' })
  })

  it('tells the agent later when WeCom cannot be reached either', async () => {
    const door = dying(({ agents }) => ({ agents: { ...agents, find: dead } }))
    await door.callback(typed('#9 在的'))
    world.wecom.faults.unreachable = Number.MAX_SAFE_INTEGER
    await tick()
    world.wecom.faults.unreachable = 0
    for (let minutes = 0; minutes < 3; minutes += 1) {
      world.clock.pass(MINUTE)
      await world.tick()
    }

    expect(lin.sees().slice(1)).toEqual([
      '没发出去：没有 #9 这个会话。进行中：#1',
      expect.stringContaining('已等 1 分钟'), // meanwhile the shopper has waited too long
    ])
  })

  it('is given up where a person sees it when WeCom stays away', async () => {
    const door = dying(({ agents }) => ({ agents: { ...agents, find: dead } }))
    await door.callback(typed('#9 在的'))
    world.wecom.faults.unreachable = Number.MAX_SAFE_INTEGER
    for (let minutes = 0; minutes < 12; minutes += 1) {
      world.clock.pass(MINUTE)
      await world.tick()
    }

    const { data } = await world.look((db) => db.collection('inbox').get())
    expect(data).toEqual([
      expect.objectContaining({ attempts: 10, pendingAt: null, deadAt: expect.any(Number) }),
    ])
  })

  it('does not let the next words overtake: both go, in order, once the clock has been there', async () => {
    const door = dying(({ agents }) => ({ agents: { ...agents, find: dead } }))
    await door.callback(typed('第一句', '7000000000000000001'))
    await world.call('wecom', typed('第二句', '7000000000000000002'))
    expect(await agentsWords()).toEqual([])
    await tick()

    expect(await agentsWords()).toEqual(['林晓：第一句', '林晓：第二句'])
  })

  it('lets the next words wait for an instance that is just finishing', async () => {
    const door = dying(({ agents }) => ({ agents: { ...agents, find: dead } }))
    await door.callback(typed('第一句', '7000000000000000001'))
    const [first] = await world.newPorts().inbox.due(world.clock.now() + MINUTE, 1)
    const ports = world.newPorts()
    const finishing = { ...ports, pause: () => ports.inbox.finish(first?._id ?? '', '✓') }
    await world.instance(finishing).callback(typed('第二句', '7000000000000000002'))

    expect(await agentsWords()).toEqual(['林晓：第二句'])
  })

  it('sends what was held back once, and says so', async () => {
    await served(world.shopper({ openid: demoOpenid(2) }))
    await lin.says('在的')
    const door = dying(({ inbox }) => ({ inbox: { ...inbox, finish: dead } }))
    await door.callback(typed('#1'))
    await tick()

    expect(await agentsWords()).toEqual(['林晓：在的'])
    expect(lin.sees().at(-1)).toBe('✓ 11:00 已发给 #1 张女士')
    expect(wordsFor(lin.sees(), 1)).toEqual([])
  })
})
