import { demoOpenid } from '../../local/demo/people'
import { png } from '../support/images'
import { served, talkOf, wordsFor } from '../support/talk'
import { uploadOf } from '../support/upload'
import { openWorld, type World } from '../support/world'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n))

describe('the same message again', () => {
  it('is one message, and the repeat gets the first answer', async () => {
    const zhang = talkOf(world.shopper())
    const first = await zhang.says('我的快递到哪了', 'one-and-the-same')
    const again = await zhang.says('我的快递到哪了', 'one-and-the-same')

    expect(again).toEqual(first)
    expect(await zhang.sees()).toHaveLength(3)
  })

  it('is one message when it comes four times at once, to several instances', async () => {
    const doors = [world.shopper(), world.shopper(), world.instance().shopper(), world.instance().shopper()]
    const answers = await Promise.all(
      doors.map((door) => talkOf(door).says('我的快递到哪了', 'one-and-the-same')),
    )

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await talkOf(world.shopper()).sees()).toHaveLength(3)
  })

  it('is one message for the agent too', async () => {
    const zhang = await served(world.shopper())
    const doors = [zhang, zhang, talkOf(world.instance().shopper()), talkOf(world.instance().shopper())]
    await Promise.all(doors.map((door) => door.says('在吗', 'one-and-the-same')))

    expect(wordsFor(world.agent('linxiao').sees(), 1)).toEqual(['在吗'])
  })

  it('is one photo, and nobody is told that it is missing', async () => {
    const zhang = await served(world.shopper())
    const uploadId = await uploadOf(world, zhang.client, png())
    const clients = [world.shopper(), world.shopper(), world.instance().shopper(), world.instance().shopper()]
    const answers = await Promise.all(
      clients.map((client) =>
        client.conversation.send({ clientId: 'the-same-photo', body: { kind: 'image', uploadId } }),
      ),
    )

    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true])
    expect((await zhang.sees()).filter((line) => line.startsWith('顾客：[照片'))).toHaveLength(1)
  })
})

describe('different messages at once', () => {
  it('are all there, each once, without a gap', async () => {
    const texts = times(8, (n) => `第${n}条`)
    const doors = [world.instance(), world.instance(), world]
    const sent = await Promise.all(
      texts.map((text, n) => talkOf((doors[n % 3] ?? world).shopper()).says(text)),
    )

    const seqs = sent.map(({ seq }) => seq).sort((a, b) => a - b)
    expect(seqs).toEqual(times(8, (n) => n + 1))
    const said = (await talkOf(world.shopper()).sees()).filter((line) => line.startsWith('顾客：'))
    expect(said.sort()).toEqual(texts.map((text) => `顾客：${text}`).sort())
  })

  it('open one session between them', async () => {
    await Promise.all(times(4, (n) => talkOf(world.instance().shopper()).says(`第${n}条`)))

    const { data } = (await world.look((db) =>
      db.collection('sessions').where({ shopId: 'mianyu' }).get(),
    )) as {
      data: { status: string }[]
    }
    expect(data.map(({ status }) => status)).toEqual(['bot'])
  })

  it('welcome a shopper once who opens the chat on two phones', async () => {
    await Promise.all([world, world.instance()].map((instance) => talkOf(instance.shopper()).enters()))

    expect(await talkOf(world.shopper()).sees()).toHaveLength(1)
  })
})

describe('an instance that slept while others worked', () => {
  it('lets the shopper rate a session that it believes to be running', async () => {
    const zhang = await served(world.shopper())
    await zhang.says('杯子断了')
    await world.agent('linxiao').says('/end')
    const service = await talkOf(world.instance().shopper()).service()

    expect(await zhang.rates(service.status === 'ended' ? service.sessionId : '', 5)).toMatchObject({
      ok: true,
    })
  })

  it('lets the shopper leave a queue that it knows nothing of', async () => {
    const zhang = talkOf(world.shopper())
    await world.agent('linxiao').says('/busy')
    await zhang.says('你好')
    await talkOf(world.instance().shopper()).asksForPerson()

    expect((await zhang.leavesQueue()).service).toEqual({ status: 'bot' })
  })

  it('lets an agent answer whom it remembers in other hands', async () => {
    const zhang = await served(world.shopper())
    const [lin, he] = [world.agent('linxiao'), world.agent('hejing')]
    await he.says('/on')
    await lin.says('#1 在的')
    await lin.says('#1 /to 何静')
    await he.says('#1 /to 林晓')
    await talkOf(world.instance().shopper()).says('还在吗')

    expect(await lin.says('#1 在的')).toMatch(/^✓/)
    expect((await zhang.sees()).at(-1)).toBe('林晓：在的')
  })
})

describe('fifty hand-offs at once', () => {
  it('give nobody two agents and no agent more than his places, and the rest wait in order', async () => {
    await world.agent('hejing').says('/on')
    const doors = [world, world.instance(), world.instance(), world.instance()]
    const talks = times(50, (n) => talkOf((doors[n % 4] ?? world).shopper({ openid: demoOpenid(n + 1) })))
    await Promise.all(talks.map((talk) => talk.asksForPerson()))

    const ports = world.newPorts()
    const [lin, he, queued, places] = await Promise.all([
      ports.sessions.ofAgent('mianyu', 'linxiao'),
      ports.sessions.ofAgent('mianyu', 'hejing'),
      ports.sessions.oldestQueued('mianyu', 100),
      ports.places.ofShop('mianyu'),
    ])
    expect([lin.length, he.length, queued.length]).toEqual([8, 8, 34])
    const held = places.map(({ agentId, sessionId }) => `${agentId} ${sessionId}`).sort()
    expect(held).toEqual([...lin, ...he].map(({ agentId, _id }) => `${agentId} ${_id}`).sort())
    const threads = await Promise.all(talks.map((talk) => talk.sees()))
    expect(threads.flat().filter((line) => line === '系统：[assigned]')).toHaveLength(16)
    expect(new Set([...lin, ...he, ...queued].map(({ number }) => number)).size).toBe(50)
  })
})
