import { demoOpenid } from '../../local/demo/people'
import { conversationIdOf } from '../../core/shared/ids'
import { MINUTE, SECOND } from '../../core/shared/time'
import { sampleRules } from '../support/floor'
import { talkOf, type Talk } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const person = (n: number): Talk => talkOf(world.shopper({ openid: demoOpenid(n) }))

/** Asks for a person about something. */
const asking = async (n: number, about?: string): Promise<Talk> => {
  const talk = person(n)
  await talk.enters()
  if (about !== undefined) await talk.says(about)
  await talk.asksForPerson()
  return talk
}

const change = (collection: string, _id: string, fields: object): Promise<unknown> =>
  world.change(collection, `mianyu${_id}`, fields)

/** What the commit says of how the shopper's session was given away, newest last. */
const whys = async (n: number): Promise<string[]> => {
  const turns = await world
    .newPorts()
    .turns.before(conversationIdOf('mianyu', demoOpenid(n)), Number.MAX_SAFE_INTEGER, 100)
  return turns.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'assigned' ? (event.why ?? '') : [])),
  )
}

const rowOf = async (n: number) => {
  const turn = await world.newPorts().turns.newest(conversationIdOf('mianyu', demoOpenid(n)))
  const service = turn?.state.service
  const id = service && service.status !== 'none' ? service.sessionId : ''
  const [row] = await world.newPorts().sessions.named([id])
  return row
}

/** So many more wait as the second shopper does: rows of the list are all that the rules look at. */
const flood = async (count: number): Promise<void> => {
  const row = await rowOf(2)
  const rows = Array.from({ length: count }, (_, n) => ({ ...row, _id: `${row?._id}-${n}` }))
  await world.look((db) => db.collection('sessions').add(rows))
}

describe('a shop with groups', () => {
  beforeEach(async () => {
    await change('shops', '', { routing: sampleRules })
    await change('agents', ':linxiao', { groups: ['before'] })
    await change('agents', ':hejing', { groups: ['after'], capacity: 1 })
    await world.agent('hejing').says('/on')
  })

  it('gives a shopper to the group that serves what she asks', async () => {
    const broken = await asking(1, '杯子断了')
    expect(await broken.service()).toEqual({ status: 'assigned', agentName: '何静' })
    const curious = await asking(2, '这个茶壶能放进洗碗机吗')
    expect(await curious.service()).toEqual({ status: 'assigned', agentName: '林晓' })
    expect(await whys(2)).toEqual(['售前组，别人都没有空位'])
  })

  it('lets another group help after the time that the shop says, when the clock comes', async () => {
    await asking(1, '杯子断了')
    const second = await asking(2, '盘子碎了')
    expect(await second.service()).toMatchObject({ status: 'queued' })
    world.clock.pass(MINUTE)
    await world.tick()
    expect(await second.service()).toMatchObject({ status: 'queued' })
    world.clock.pass(MINUTE)
    await world.tick()
    expect(await second.service()).toEqual({ status: 'assigned', agentName: '林晓' })
    expect(await whys(2)).toEqual(['售后组 2 分钟没有空位，由别组帮接，别人都没有空位'])
  })

  it('does not lose who may be served behind the flood of another group', async () => {
    const held = await asking(1, '杯子断了')
    expect(await held.service()).toEqual({ status: 'assigned', agentName: '何静' })
    await asking(2, '盘子碎了')
    await flood(220)
    const curious = await asking(3, '这个茶壶能放进洗碗机吗')
    expect(await curious.service()).toEqual({ status: 'assigned', agentName: '林晓' })
  })

  it('serves a VIP before who came shortly before her', async () => {
    await change('shoppers', `:${demoOpenid(3)}`, { tags: ['VIP'] })
    const first = await asking(1, '杯子断了')
    const second = await asking(2, '盘子碎了')
    world.clock.pass(30 * SECOND)
    const vip = await asking(3, '碗裂了')
    expect(await world.agent('hejing').says('#1 /end')).toMatch(/^✓/)

    expect(await first.service()).toMatchObject({ status: 'ended' })
    expect(await vip.service()).toEqual({ status: 'assigned', agentName: '何静' })
    expect(await second.service()).toMatchObject({ status: 'queued' })
  })
})

describe('whom a shopper knows', () => {
  it('serves her again, though somebody else holds less', async () => {
    const zhang = await asking(1)
    await world.agent('linxiao').says('#1 /end')
    await world.agent('hejing').says('/on')
    for (const n of [2, 3, 4]) await asking(n)
    await zhang.asksForPerson()
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '林晓' })
    expect(await whys(1)).toEqual(['别人都没有空位', '上次接待过这位顾客'])
  })

  it('is her own agent, before all others', async () => {
    await change('shoppers', `:${demoOpenid(1)}`, { dedicatedId: 'hejing' })
    await world.agent('hejing').says('/on')
    const zhang = await asking(1)
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '何静' })
    expect(await whys(1)).toEqual(['专属客服'])
  })

  it('stays who had the session first, through transfers, and the hops are counted', async () => {
    await asking(1)
    await world.agent('hejing').says('/on')
    await world.agent('linxiao').says('#1 /to 何静')
    expect((await rowOf(1))?.routing).toMatchObject({ ownerId: 'linxiao', hops: 1 })
    await world.agent('hejing').says('#1 /to 林晓')
    await world.agent('linxiao').says('#1 /end')
    expect((await rowOf(1))?.routing).toMatchObject({ ownerId: 'linxiao', hops: 2 })
  })
})

describe('an agent who was removed', () => {
  it('gets nothing more, and what he held stays where it is', async () => {
    const zhang = await asking(1)
    await world.look((db) => db.collection('agents').where({ _id: 'mianyu:linxiao' }).remove())
    await world.agent('hejing').says('/on')
    const next = await asking(2)
    expect(await next.service()).toEqual({ status: 'assigned', agentName: '何静' })
    expect(await zhang.service()).toMatchObject({ status: 'assigned' })
  })
})
