import { demoOpenid } from '../../local/demo/people'
import { MINUTE, SECOND } from '../../core/shared/time'
import type { Ports } from '../../server/ports'
import { assignQueue } from '../../server/turns/assign-queue'
import { APRON, brokenCup, CUPS } from '../support/cases'
import { must, served, talkOf, type Talk } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

/** What the cloud would bill for it: `turns database.addDocument`. */
const requestsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const { meter } = world.cloud.gateway
  meter.reset()
  await work()
  return meter
    .entries()
    .flatMap(({ on, action, requests }) => Array<string>(requests).fill(`${on} ${action}`))
}

const inserted = (requests: readonly string[]) =>
  requests.filter((request) => /turns .*(add|insert)/i.test(request))

const asksForInvoice = (who: Talk, orderNo: string) => {
  const wish = { kind: 'person', title: '张', email: '' } as const
  return must(who.client.invoices.submit({ clientId: who.id(), orderNo, wish }))
}

describe('requests to the database', () => {
  it('are three at most for words to an agent, answered by him or not', async () => {
    const zhang = await served(world.shopper())
    await zhang.says('一')
    const alone = await requestsOf(() => zhang.says('二'))
    expect(alone.length).toBeLessThanOrEqual(3)
    expect(inserted(alone)).toHaveLength(1)

    await world.agent('linxiao').says('#1 在的')
    await zhang.client.conversation.pull({ after: 0 })
    expect((await requestsOf(() => zhang.says('三'))).length).toBeLessThanOrEqual(3)
  })

  it('are not spent on a turn that is taken when the mini-program says what it has seen', async () => {
    const zhang = await served(world.shopper())
    await zhang.says('一')
    const elsewhere = talkOf(world.instance().shopper())
    const { seq: seen } = await elsewhere.says('二')
    const body = { kind: 'text', text: '三' } as const
    const send = (clientId: string) => () =>
      must(
        zhang.client.conversation.send({ clientId, body, ...(clientId === 'knows-it-01' ? { seen } : {}) }),
      )
    expect(inserted(await requestsOf(send('knows-it-01')))).toHaveLength(1)
    await elsewhere.says('四')
    expect(inserted(await requestsOf(send('does-not-01')))).toHaveLength(2)
  })

  it('are three for a question that the knowledge was asked, whether it answers or not: what was asked is kept', async () => {
    const zhang = talkOf(world.shopper())
    await zhang.says('怎么开发票')
    for (const asked of ['退款多久到账', '今天股票涨了吗']) {
      expect(await requestsOf(() => zhang.says(asked))).toHaveLength(3)
    }
  })

  it('are four for looking at an invoice, and 13 at most for asking for one: her chat and 财务 hear of it', async () => {
    const zhang = talkOf(world.shopper())
    await zhang.enters()
    const ask = (orderNo: string) => asksForInvoice(zhang, orderNo)
    await ask(APRON)
    expect(await requestsOf(() => must(zhang.client.invoices.ofOrder({ orderNo: CUPS })))).toHaveLength(4)
    expect((await requestsOf(() => ask(CUPS))).length).toBeLessThanOrEqual(13)
  })

  it('write an invoice once when the clock tells of it', async () => {
    const zhang = talkOf(world.shopper())
    Object.assign(world.wecom.faults, { unreachable: Number.MAX_SAFE_INTEGER, retries: false })
    await asksForInvoice(zhang, CUPS)
    world.wecom.faults.unreachable = 0
    world.clock.pass(MINUTE)
    const written = (requests: readonly string[]) =>
      requests.filter((request) => request === 'invoices database.modifyDocument')
    expect(written(await requestsOf(() => world.tick()))).toHaveLength(1)
    expect(written(await requestsOf(() => world.tick()))).toHaveLength(0)
  })

  it('are five for sending a case in; its card stands in the chat with the next run of the clock, however soon', async () => {
    const zhang = talkOf(world.shopper())
    const lines = [0, 1].map((item) => ({ item, quantity: 1, amountFen: 5_000 }))
    const send = (line: (typeof lines)[number]) => {
      const wish = brokenCup({ type: 'return', reason: 'other', lines: [line] })
      return must(zhang.client.cases.submit({ clientId: zhang.id(), orderNo: CUPS, wish }))
    }
    await send(lines[0]!) // the instance gets to know shop and days
    expect(await requestsOf(() => send(lines[1]!))).toHaveLength(5)
    await world.tick()
    const { messages } = await zhang.enters()
    expect(messages.filter(({ body }) => body.kind === 'afterSales')).toHaveLength(2)
  })

  it('are four at most for the bot’s answer about a parcel', async () => {
    const zhang = talkOf(world.shopper())
    await zhang.enters()
    await zhang.says('你好')
    expect((await requestsOf(() => zhang.says('我的快递到哪了'))).length).toBeLessThanOrEqual(4)
  })

  it('are one for a bell once it hangs there, and none for what the shopper is answered', async () => {
    const zhang = await served(world.shopper())
    const lin = world.agent('linxiao')
    await lin.says('在的')
    const bells = (requests: readonly string[]) => requests.filter((request) => request.startsWith('bells '))
    expect(bells(await requestsOf(() => lin.says('还在')))).toHaveLength(1)
    expect(bells(await requestsOf(() => zhang.says('好的')))).toHaveLength(0)
  })

  it('are four for giving one of the queue to an agent, and one more for each other', async () => {
    await world.agent('linxiao').says('/busy')
    for (const n of [1, 2, 3]) await talkOf(world.shopper({ openid: demoOpenid(n) })).asksForPerson()
    const ports = world.newPorts()
    const shop = await ports.shops.find('mianyu')
    await ports.agents.setDuty('mianyu', 'linxiao', { duty: 'on', onUntil: null })
    let lists = 0
    const list: Ports['agents']['list'] = (shopId) => {
      lists += 1
      return ports.agents.list(shopId)
    }
    const requests = await requestsOf(() =>
      assignQueue({ ...ports, agents: { ...ports.agents, list } }, shop!),
    )

    // the turn, and what it asks for (the bell, the list, the agent's words), are as for any other turn
    const looks = requests.filter((request) => /^(sessions .*get|places )/.test(request))
    expect(looks.sort()).toEqual([
      'places database.aggregateDocuments',
      ...Array<string>(3).fill('places database.insertDocument'),
      'sessions database.getDocument',
    ])
    expect(lists).toBe(1)
    expect(inserted(requests)).toHaveLength(3)
  })

  it('are two, behind the one that puts her into the queue, for a shopper who asks while somebody is free', async () => {
    const zhang = talkOf(world.shopper())
    await zhang.says('你好')
    const sent: string[] = []
    world.cloud.gateway.meter.onRequest = ({ on, action }) => sent.push(`${on} ${action}`)
    await zhang.asksForPerson()
    const taken = sent.indexOf('places database.insertDocument')
    const queued = sent.lastIndexOf('sessions database.modifyDocument', taken)
    expect(sent.slice(queued + 1, taken)).toEqual(['sessions database.getDocument'])
    expect(
      sent
        .slice(0, queued)
        .filter((one) => /^(agents|places) /.test(one))
        .sort(),
    ).toEqual(['agents database.getDocument', 'places database.aggregateDocuments'])
  })

  it('are those of a second look for a shopper for whom nobody was free: somebody may be by then', async () => {
    await world.agent('linxiao').says('/busy')
    const requests = await requestsOf(() => talkOf(world.shopper()).asksForPerson())
    expect(requests.filter((request) => /^(agents|places) .*(get|aggregate)/.test(request))).toHaveLength(4)
    expect(requests.filter((request) => /^sessions .*get/.test(request))).toHaveLength(2)
  })

  it('are two for a pull of whoever waits: what is new, and her place in the queue', async () => {
    await world.agent('linxiao').says('/busy')
    const zhang = talkOf(world.shopper())
    const { seq } = await zhang.asksForPerson()
    const requests = await requestsOf(() => must(zhang.client.conversation.pull({ after: seq })))
    expect(requests.sort()).toEqual(['sessions database.calculateDocument', 'turns database.getDocument'])
  })

  it('are one for all places of a shop, however many are taken', async () => {
    const taken = Array.from({ length: 1_050 }, (_, n) => ({
      _id: `mianyu:agent${n % 105}:${1 + Math.floor(n / 105)}`,
      ...{
        shopId: 'mianyu',
        agentId: `agent${n % 105}`,
        conversationId: `c${n}`,
        sessionId: `s${n}`,
        takenAt: n,
      },
    }))
    await world.look((db) => db.collection('places').add(taken))
    const ports = world.newPorts()
    let found: readonly unknown[] = []
    expect(await requestsOf(async () => void (found = await ports.places.taken('mianyu')))).toHaveLength(1)
    expect(found).toHaveLength(taken.length)
    expect(found).toContainEqual({
      _id: 'mianyu:agent3:10',
      agentId: 'agent3',
      sessionId: 's948',
      takenAt: 948,
    })
  })

  it('are two for telling the agent what the shopper was shown, and none of them when she speaks or pulls', async () => {
    const zhang = await served(world.shopper())
    const { seq } = await must(zhang.client.conversation.pull({ after: 0 }))
    const tells = () => must(zhang.client.conversation.presence({ seen: seq, isTyping: true }))
    await tells()
    world.clock.pass(4 * SECOND)
    expect((await requestsOf(tells)).length).toBeLessThanOrEqual(2)
    const others = await requestsOf(async () => {
      await zhang.says('在吗')
      await zhang.client.conversation.pull({ after: seq })
    })
    expect(others.filter((request) => request.startsWith('presence '))).toEqual([])
  })

  it('are one for a pull that finds nothing new, and one for a single new turn', async () => {
    const zhang = talkOf(world.shopper())
    const { seq } = await zhang.says('你好')
    expect(await requestsOf(() => must(zhang.client.conversation.pull({ after: seq })))).toHaveLength(1)
    expect(await requestsOf(() => must(zhang.client.conversation.pull({ after: seq - 1 })))).toHaveLength(1)
  })
})

describe('documents examined', () => {
  const crowd = async (): Promise<Talk[]> => {
    const talks: Talk[] = []
    for (let n = 1; n <= 12; n += 1) {
      const talk = talkOf(world.shopper({ openid: demoOpenid(n) }))
      await talk.enters()
      await talk.says('我的快递到哪了')
      await talk.asksForPerson()
      talks.push(talk)
    }
    return talks
  }

  it('are not more than twice those returned, by no query of a busy shop', async () => {
    const talks = await crowd()
    const lin = world.agent('linxiao')
    world.wecom.faults.ipRefused = true
    await talks[0]?.says('一')
    await talks[0]?.says('二')
    world.wecom.faults.ipRefused = false
    const { meter } = world.cloud.gateway
    meter.reset()
    for (const talk of talks) {
      await talk.says('还在吗')
      await talk.sees()
      await must(talk.client.conversation.history({ before: 3 }))
      await must(talk.client.orders.list({}))
      await must(talk.client.orders.list({ status: 'shipped' }))
      await must(talk.client.home.view({}))
    }
    for (const typed of ['/sessions', '#2 在的', '#2 /1', '在的', '#2 /end', '/busy', '/on'])
      await lin.says(typed)
    world.clock.pass(2 * MINUTE)
    await world.tick()

    expect(meter.total().requests).toBeGreaterThan(100)
    expect(meter.wastes.filter(({ examined, returned }) => examined > 2 * returned + 2)).toEqual([])
  })

  it('do not grow with the length of a conversation', async () => {
    const zhang = await served(world.shopper())
    const cost = async () => {
      world.clock.pass(MINUTE)
      const { meter } = world.cloud.gateway
      meter.reset()
      await zhang.says('在吗')
      await zhang.client.conversation.pull({ after: 60 })
      await world.tick()
      return meter.total().examined
    }
    const early = await cost()
    for (let n = 0; n < 120; n += 1) {
      if (n % 11 === 0) world.clock.pass(MINUTE)
      await zhang.says(`第${n}条`)
    }
    const page = 50
    const look = 20 // she has waited for long: the clock asks who else could answer her
    expect(await cost()).toBeLessThanOrEqual(early + page + look)
  })
})

describe('a claim that is refused', () => {
  it('has asked the database the same, whatever was wrong: nobody learns it from the time that it took', async () => {
    const [first] = (await must(world.shopper().orders.list({}))).orders
    const unowned = { orderNo: '3729946591347480103', phoneTail: '0000', recipient: '刘芳' }
    const guesses = [
      { ...unowned, orderNo: 'NOPE-0001' },
      unowned,
      { ...unowned, orderNo: '3729946591347480104', recipient: '刘方' },
      { orderNo: first!.orderNo, phoneTail: '2606', recipient: '张雨晴' },
    ]
    const asked = []
    for (const [n, guess] of guesses.entries()) {
      const { claims } = world.shopper({ openid: demoOpenid(30 + n) })
      asked.push(
        await requestsOf(async () =>
          expect(await claims.byDetails(guess)).toEqual({ ok: false, error: 'claimWrong' }),
        ),
      )
    }
    expect(new Set(asked.map((requests) => requests.sort().join())).size).toBe(1)
  })
})
