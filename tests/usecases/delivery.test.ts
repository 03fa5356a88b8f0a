import { demoOpenid } from '../../local/demo/people'
import { MINUTE, SECOND } from '../../core/shared/time'
import type { Ports } from '../../server/ports'
import { png } from '../support/images'
import { must, served, talkOf, wordsFor, type Talk } from '../support/talk'
import { uploadOf } from '../support/upload'
import { openWorld, type TestAgent, type World } from '../support/world'

let world: World
let zhang: Talk
let lin: TestAgent

beforeEach(async () => {
  world = await openWorld()
  zhang = await served(world.shopper())
  lin = world.agent('linxiao')
})
afterEach(() => world.close())

const later = async (ms = MINUTE) => {
  world.clock.pass(ms)
  await world.tick()
}
const cutOff = () => (world.wecom.faults.unreachable = Number.MAX_SAFE_INTEGER)
const reachable = () => (world.wecom.faults.unreachable = 0)
const received = () => wordsFor(lin.sees(), 1)

describe('what the agent gets', () => {
  it('is delivered by the clock, in order and once, after WeCom was unreachable', async () => {
    cutOff()
    for (const text of ['一', '二', '三']) await zhang.says(text)
    expect(received()).toEqual([])

    reachable()
    await later()
    await later()
    expect(received()).toEqual(['一', '二', '三'])
  })

  it('is delivered after the address was not trusted (60020)', async () => {
    world.wecom.faults.ipRefused = true
    await zhang.says('在吗')
    await later()
    expect(received()).toEqual([])

    world.wecom.faults.ipRefused = false
    await later()
    expect(received()).toEqual(['在吗'])
  })

  it('is delivered at once with a new token when WeCom ended the old one', async () => {
    world.wecom.expireTokens()
    await zhang.says('在吗')
    expect(received()).toEqual(['在吗'])
  })

  it('stays in order when the agent answers while his chat cannot be reached', async () => {
    cutOff()
    await zhang.says('一')
    await lin.says('#1 我在看')
    reachable()
    await zhang.says('二')
    await later()

    expect(received()).toEqual(['一', '二'])
  })

  it('stays in order when the phone repeats a later message', async () => {
    cutOff()
    await zhang.says('一')
    await zhang.says('二', 'second-message')
    reachable()
    await zhang.says('二', 'second-message')
    await later()

    expect(received()).toEqual(['一', '二'])
  })

  it('stays in order over an outage of more than a hundred messages', async () => {
    cutOff()
    const texts = Array.from({ length: 105 }, (_, n) => `第${n}条`)
    await zhang.saysAll(texts, world.clock.pass)
    reachable()
    for (let minutes = 0; minutes < 60 && received().length < texts.length; minutes += 1) await later()

    expect(received()).toEqual(texts)
  })

  it('keeps two equal texts two, and one that was repeated one', async () => {
    await zhang.says('在吗')
    await zhang.says('在吗', 'the-second-one')
    await zhang.says('在吗', 'the-second-one')

    expect(received()).toEqual(['在吗', '在吗'])
  })

  it('is held back at the push limit, put together and delivered without loss', async () => {
    const texts = Array.from({ length: 28 }, (_, n) => `第${n}条`)
    await zhang.saysAll(texts, world.clock.pass)
    expect(received().length).toBeLessThan(texts.length)
    for (let minutes = 0; minutes < 4; minutes += 1) await later()

    expect(received()).toEqual(texts)
    expect(lin.sees().length).toBeLessThan(texts.length)
    expect(world.wecom.log.filter(({ sent }) => sent?.outcome === 'dropped')).toEqual([])
  })

  it('is not sent again with what came later, when nobody knows whether it arrived', async () => {
    const texts = Array.from({ length: 20 }, (_, n) => `第${n}条`)
    await zhang.saysAll(texts, world.clock.pass)
    expect(received().length).toBeLessThan(texts.length)
    const ports = world.newPorts()
    let isCut = true
    const human: Ports['human'] = {
      ...ports.human,
      deliver: async (shop, delivery) => {
        const outcome = await ports.human.deliver(shop, delivery)
        if (!outcome.ok || !isCut) return outcome
        isCut = false
        return { ok: false, why: 'unreachable' }
      },
    }
    const clock = world.instance({ ...ports, human })
    world.clock.pass(10 * SECOND)
    await clock.tick()
    await zhang.says('后来的')
    await later()
    await later()

    expect(received()).toEqual([...texts, '后来的'])
  })

  it('is not doubled by an outage of hours in which WeCom takes it and does not say so', async () => {
    const ports = world.newPorts()
    const human: Ports['human'] = {
      ...ports.human,
      deliver: async (shop, delivery) => {
        await ports.human.deliver(shop, delivery)
        return { ok: false, why: 'unreachable' }
      },
    }
    await talkOf(world.instance({ ...ports, human }).shopper()).says('在吗')
    const clock = world.instance({ ...ports, human })
    for (let minutes = 0; minutes < 3 * 60; minutes += 5) {
      world.clock.pass(5 * MINUTE)
      await clock.tick()
    }
    await later(30 * MINUTE)

    expect(received()).toEqual(['在吗'])
  })

  it('holds a picture that could not be sent, and sends it once', async () => {
    cutOff()
    const uploadId = await uploadOf(world, zhang.client, png())
    await must(zhang.client.conversation.send({ clientId: zhang.id(), body: { kind: 'image', uploadId } }))
    reachable()
    await later()
    await later()

    expect(lin.sees().filter((line) => line === '[图]')).toHaveLength(1)
  })

  it('goes to another agent when WeCom does not know the first any more', async () => {
    await world.agent('hejing').says('/on')
    const ports = world.newPorts()
    const unknown: Ports = {
      ...ports,
      human: {
        ...ports.human,
        deliver: (shop, delivery) =>
          delivery.userid === 'linxiao'
            ? Promise.resolve({ ok: false, why: 'agentUnknown' })
            : ports.human.deliver(shop, delivery),
      },
    }
    const phone = talkOf(world.instance(unknown).shopper())
    await phone.says('还在吗')

    expect(await phone.service()).toEqual({ status: 'assigned', agentName: '何静' })
    expect(world.agent('hejing').sees().join('\n')).toContain('还在吗')
    expect(await ports.agents.find('mianyu', 'linxiao')).toMatchObject({ duty: 'off' })
    expect((await ports.places.ofShop('mianyu')).map(({ agentId }) => agentId)).toEqual(['hejing'])
  })

  it('waits in the queue when WeCom knows none of the agents', async () => {
    await world.agent('hejing').says('/on')
    await world.agent('zhouke').says('/on')
    const ports = world.newPorts()
    const human = {
      ...ports.human,
      deliver: () => Promise.resolve({ ok: false, why: 'agentUnknown' } as const),
    }
    const phone = talkOf(world.instance({ ...ports, human }).shopper())
    await phone.says('还在吗')

    expect(await phone.service()).toEqual({ status: 'queued', ahead: 0, waitMs: null })
    expect(await ports.places.ofShop('mianyu')).toEqual([])
  })
})

describe('a crash between the commit and its effects', () => {
  const crashing = (): Ports => {
    const ports = world.newPorts()
    const human = { ...ports.human, deliver: () => Promise.reject(new Error('killed')) }
    return { ...ports, human }
  }

  it('loses no word: the clock delivers it, once, also when its runs overlap', async () => {
    const dying = talkOf(world.instance(crashing()).shopper())
    expect(await dying.tries('还在吗')).toEqual({ ok: false, error: 'internal' })
    world.clock.pass(10 * SECOND)
    await Promise.all([world.tick(), world.instance().tick(), world.tick()])
    await world.tick()

    expect(received()).toEqual(['还在吗'])
  })

  it('loses no hand-off', async () => {
    const ports = world.newPorts()
    const places = { ...ports.places, take: () => Promise.reject(new Error('killed')) }
    const openid = demoOpenid(2)
    const dying = talkOf(world.instance({ ...ports, places }).shopper({ openid }))
    expect(await dying.tries('转人工')).toEqual({ ok: false, error: 'internal' })
    await later(10 * SECOND)

    const li = talkOf(world.shopper({ openid }))
    expect(await li.service()).toEqual({ status: 'assigned', agentName: '林晓' })
    expect(lin.sees().at(-1)).toMatch(/^#2 /)
  })

  it('keeps a place that somebody took meanwhile, when giving it back is repeated', async () => {
    const ports = world.newPorts()
    const place = {
      _id: 'mianyu:linxiao:8',
      shopId: 'mianyu',
      agentId: 'linxiao',
      conversationId: 'c',
      sessionId: 's',
      takenAt: world.clock.now(),
    }
    await ports.places.take({ ...place, mark: 'first' })
    await ports.places.drop({ _id: place._id, mark: 'first' })
    await ports.places.take({ ...place, mark: 'second' })
    await ports.places.drop({ _id: place._id, mark: 'first' })
    expect(await ports.places.ofShop('mianyu')).toContainEqual(expect.objectContaining({ mark: 'second' }))
  })

  it.each([
    ['for nobody', 'mianyu:261121-9'],
    ['once more for a session that has one', null],
  ])('frees a place that was taken %s', async (_case, sessionId) => {
    const ports = world.newPorts()
    const openid = demoOpenid(2)
    const [held] = await ports.places.ofShop('mianyu')
    if (!held) throw new Error('the first session holds a place')
    await Promise.all(
      Array.from({ length: 7 }, (_, n) =>
        ports.places.take({
          _id: `mianyu:linxiao:${n + 2}`,
          shopId: 'mianyu',
          agentId: 'linxiao',
          conversationId: sessionId ? `mianyu:mp:${openid}` : held.conversationId,
          sessionId: sessionId ?? held.sessionId,
          takenAt: world.clock.now(),
        }),
      ),
    )
    const li = talkOf(world.shopper({ openid }))
    await li.says('转人工')
    expect(await li.service()).toMatchObject({ status: 'queued' })
    await later(2 * MINUTE)

    expect(await li.service()).toEqual({ status: 'assigned', agentName: '林晓' })
    expect(await ports.places.ofShop('mianyu')).toHaveLength(2)
  })
})
