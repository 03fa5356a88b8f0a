import { DAY } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { openDesk, SESSION, type DeskRig, type Member } from '../support/desk'
import { sampleRules } from '../support/floor'
import { must, refused, served, talkOf, type Talk } from '../support/talk'
import { openWorld, type World } from '../support/world'

const asked = (clientId = 'story-0001') => ({ sessionId: SESSION, clientId })

let world: World
let rig: DeskRig
let zhang: Talk
let lin: Member
let he: Member
let zhou: Member

/** 技术支持 gets only what is sent there. */
const rules = {
  ...sampleRules,
  groups: [...sampleRules.groups, { id: 'tech', name: '技术支持', stages: [], tags: [], overflow: [] }],
}

beforeEach(async () => {
  world = await openWorld()
  await world.change('shops', 'mianyu', { routing: rules })
  rig = openDesk(world)
  zhang = await served(world.shopper())
  lin = await rig.member('linxiao')
  he = await rig.member('hejing')
  zhou = await rig.member('zhouke')
})
afterEach(() => world.close())

const toldTo = (userid: string): string => world.agent(userid).sees().join('\n')
const digestFor = async (member: Member, sessionId = SESSION) =>
  (await must(member.story.digest({ sessionId }))).digest

it('a colleague gets the session with what was asked, promised and written to him', async () => {
  await zhang.says('杯子的把手断了')
  await world.agent('linxiao').says('今天给您补发一只')
  await must(he.desk.setDuty({ duty: 'on' }))
  await must(lin.desk.transfer({ ...asked(), to: 'hejing', note: '库存已锁，等她确认地址' }))
  expect(toldTo('hejing')).toContain('林晓留言：库存已锁，等她确认地址\n林晓答应过：“今天给您补发一只”')
  expect(await digestFor(he)).toMatchObject({
    asked: ['杯子的把手断了'],
    answered: [{ name: '林晓', count: 1 }],
    promised: [{ text: '今天给您补发一只' }],
    hands: [{ from: '林晓', to: '何静', note: '库存已锁，等她确认地址' }],
  })
  expect(await lin.story.digest({ sessionId: SESSION })).toEqual(refused('notFound'))
  expect(await digestFor(zhou)).toMatchObject({ hands: [{ to: '何静' }] }) // a supervisor, and it is noted
})

describe('a group', () => {
  it('gets a session that is sent there, whoever of it is free, with its note; the shopper waits in sight', async () => {
    await world.change('agents', 'mianyu:linxiao', { groups: ['before'] })
    await world.change('agents', 'mianyu:hejing', { groups: ['tech'] })
    expect((await must(lin.story.groups({}))).groups.at(-1)).toEqual({
      ...{ id: 'tech', name: '技术支持', onDuty: 0 },
    })
    await must(he.desk.setDuty({ duty: 'on' }))
    await world.change('agents', 'mianyu:hejing', { capacity: 1 })
    await world.look((db) =>
      db.collection('places').add({
        ...{ _id: 'mianyu:hejing:1', shopId: 'mianyu', agentId: 'hejing', sessionId: 'mianyu:261121-7' },
        ...{ conversationId: 'mianyu:mp:other', takenAt: world.clock.now() },
      }),
    )
    const sent = await must(lin.story.toGroup({ ...asked(), groupId: 'tech', note: '小程序打不开' }))
    expect(await must(lin.story.toGroup({ ...asked(), groupId: 'tech' }))).toEqual(sent)
    expect((await zhang.sees()).at(-1)).toBe('系统：[queued]')
    expect(await zhang.service()).toMatchObject({ status: 'queued' })
    await world.look((db) => db.collection('places').where({ agentId: 'hejing' }).remove())
    await world.tick()
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '何静' })
    expect(toldTo('hejing')).toContain('林晓留言：小程序打不开')
    const [row] = await world.newPorts().sessions.named([SESSION])
    expect(row?.routing).toMatchObject({ ownerId: 'linxiao', hops: 1, groupId: 'tech' })
  })

  it('that does not exist gets nothing, nor does one from somebody else’s hands', async () => {
    expect(await lin.story.toGroup({ ...asked(), groupId: 'nowhere' })).toEqual(refused('notFound'))
    expect(await he.story.toGroup({ ...asked(), groupId: 'tech' })).toEqual(refused('notFound'))
  })
})

it('who asks again within seven days is known: the agent reads what was asked and decided (R144)', async () => {
  await zhang.says('浴巾怎么洗')
  await world.agent('linxiao').says('30 度以下机洗，不要漂白')
  await must(lin.desk.end(asked()))
  await zhang.rates(SESSION, 5)
  world.clock.pass(2 * DAY)
  lin = await rig.member('linxiao')
  await must(lin.desk.setDuty({ duty: 'on' }))
  await zhang.says('转人工')
  expect(toldTo('linxiao')).toContain('（林晓接待，评 5 星），问“浴巾怎么洗”，答“30 度以下机洗，不要漂白”')
  const { sessions } = await must(lin.desk.sessions({ list: 'mine' }))
  expect(await digestFor(lin, sessions[0]?.sessionId)).toMatchObject({
    earlier: [{ sessionId: SESSION, asked: ['浴巾怎么洗'], decided: '30 度以下机洗，不要漂白', stars: 5 }],
  })
  const stranger = talkOf(world.shopper({ openid: demoOpenid(2) }))
  await stranger.asksForPerson()
  expect(toldTo('linxiao').split('上次')).toHaveLength(2)
})
