import { demoOpenid } from '../../local/demo/people'
import { HOUR, MINUTE, SECOND } from '../../core/shared/time'
import { must, served, talkOf, type Talk } from '../support/talk'
import { openWorld, SATURDAY_MORNING, type TestAgent, type World } from '../support/world'

/** Saturday 18:00 in China, and the Sunday after it. */
const CLOSING = SATURDAY_MORNING + 7 * HOUR
const OPENING = CLOSING + 16 * HOUR

let world: World
let lin: TestAgent
beforeEach(async () => {
  world = await openWorld()
  lin = world.agent('linxiao')
})
afterEach(() => world.close())

const person = (n: number): Talk => talkOf(world.shopper({ openid: demoOpenid(n) }))
const reach = async (moment: number): Promise<void> => {
  world.clock.pass(moment - world.clock.now())
  await world.tick()
}
/** What she was told of the opening and of her answer. */
const words = async (talk: Talk) => {
  const { messages } = await must(talk.client.conversation.pull({ after: 0 }))
  return messages.flatMap(({ body }) =>
    body.kind === 'notice' && body.notice.type === 'leftMessage' ? [body.notice] : [],
  )
}
const bare = { type: 'leftMessage', opensAt: OPENING }

describe('at closing time', () => {
  it('whoever stands in the queue reads when she is answered, once, and is first at the opening', async () => {
    for (const userid of ['linxiao', 'hejing', 'zhouke']) await world.agent(userid).says('/busy')
    const zhang = person(1)
    await zhang.asksForPerson()
    await reach(CLOSING - SECOND)
    expect(await words(zhang)).toEqual([])
    await reach(CLOSING)
    await Promise.all([world.tick(), world.tick()])
    await reach(CLOSING + 5 * HOUR)
    expect(await words(zhang)).toEqual([bare])
    expect(await zhang.service()).toEqual({ status: 'offline', opensAt: OPENING })
    const late = person(2)
    await late.asksForPerson()
    await reach(OPENING)
    await world.look((db) => db.collection('agents').where({ userid: 'linxiao' }).update({ capacity: 1 }))
    await lin.says('/on')
    expect([await zhang.service(), await late.service()]).toMatchObject([
      { status: 'assigned' },
      { status: 'queued' },
    ])
    expect(await words(zhang)).toHaveLength(1)
  })

  it('nobody is told anything while somebody works late, and all are when he goes home', async () => {
    const zhang = await served(world.shopper())
    await reach(CLOSING)
    expect(await words(zhang)).toEqual([bare])
    await lin.says('#1 收到，稍等') // in the first minutes after closing
    world.clock.pass(HOUR)
    await lin.says('/on')
    const li = person(2)
    await li.asksForPerson()
    await li.says('在吗')
    for (const minutes of [1, 5, 30]) await reach(CLOSING + HOUR + minutes * MINUTE)
    expect(await words(li)).toEqual([])
    await lin.says('/off')
    await reach(world.clock.now() + MINUTE)
    expect(await words(li)).toEqual([bare])
    await reach(world.clock.now() + MINUTE)
    expect(await words(li)).toHaveLength(1)
  })

  it('a clock that comes in the morning says nothing of the night', async () => {
    const zhang = await served(world.shopper())
    await reach(OPENING + SECOND)
    expect(await words(zhang)).toEqual([])
  })
})

describe('a message to an agent after closing', () => {
  let zhang: Talk
  beforeEach(async () => {
    zhang = await served(world.shopper())
    await lin.says('#1 好的，明天给您发')
    await reach(CLOSING)
    world.clock.pass(HOUR)
  })

  it('is kept, and says by when it is answered, once a night', async () => {
    const { messages } = await zhang.says('我的账号被盗了')
    const answerBy = OPENING + 10 * MINUTE
    expect(messages.map(({ body }) => body)).toEqual([
      { kind: 'text', text: '我的账号被盗了' },
      { kind: 'notice', notice: { ...bare, answerBy } },
    ])
    await zhang.says('在吗')
    await reach(CLOSING + 10 * HOUR)
    expect(await words(zhang)).toHaveLength(1)
    expect(lin.sees().join('\n')).toContain('我的账号被盗了')
    await reach(answerBy - SECOND)
    expect(await words(zhang)).toHaveLength(1)
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '林晓' })
  })

  it('sent twice by a bad line says it once', async () => {
    const first = await zhang.says('在吗', 'twice-000001')
    expect(await zhang.says('在吗', 'twice-000001')).toEqual({ ...first, now: expect.any(Number) })
    expect(await words(zhang)).toHaveLength(1)
  })

  it('gets no word from somebody who answers all the same, until he has gone', async () => {
    await lin.says('#1 我还在，您说')
    await zhang.says('几点到')
    await reach(world.clock.now() + 9 * MINUTE)
    expect(await words(zhang)).toEqual([])
    await reach(world.clock.now() + 2 * MINUTE)
    expect(await words(zhang)).toEqual([bare])
  })

  it('is for whoever is on duty now, when a colleague has it', async () => {
    await world.agent('hejing').says('/on')
    await lin.says('#1 /to 何静')
    await zhang.says('几点到')
    await reach(world.clock.now() + HOUR)
    expect(await words(zhang)).toEqual([])
  })
})
