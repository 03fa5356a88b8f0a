import { HOUR, MINUTE } from '../../core/shared/time'
import { openServed, SESSION, type DeskRig, type Member } from '../support/desk'
import { must, refused, type Talk } from '../support/talk'
import { SATURDAY_MORNING, type World } from '../support/world'

const asked = (clientId: string) => ({ sessionId: SESSION, clientId })

let world: World
let rig: DeskRig
let zhang: Talk
let lin: Member
let he: Member

beforeEach(async () => {
  ;({ world, rig, zhang, lin } = await openServed())
  he = await rig.member('hejing') // the demo shop names her for L2
})
afterEach(() => world.close())

const toldTo = (userid: string, what: string) =>
  world
    .agent(userid)
    .sees()
    .filter((text) => text.includes(what))
const setLevel = (level: 'L1' | 'L2' | 'L3', clientId: string) =>
  must(lin.clocks.setLevel({ ...asked(clientId), level }))

it('who is named for L2 is told once, with whom, what and by when; nobody else is', async () => {
  await zhang.says('杯子收到是裂的')
  await setLevel('L2', 'level-0001')
  await Promise.all([setLevel('L2', 'level-0001'), world.tick(), world.tick()])
  const [told, ...more] = toldTo('hejing', '二级问题')
  expect(more).toEqual([])
  expect(told).toMatch(/^#1 张女士 是二级问题，林晓请您一起处理，今天 \d\d:\d\d 前要给顾客进展\n/)
  expect(told).toContain('杯子收到是裂的')
  expect(toldTo('zhouke', '二级问题')).toEqual([])
  expect(toldTo('linxiao', '二级问题')).toEqual([])
  expect((await zhang.sees()).join()).not.toContain('二级')
})

it('where nobody is named the supervisors are told, on L3 with what was said', async () => {
  await zhang.says('支付页面一直打不开')
  await setLevel('L3', 'level-0002')
  expect(toldTo('zhouke', '三级问题')).toHaveLength(1)
  expect(toldTo('zhouke', '顾客：支付页面一直打不开')).toHaveLength(1)
  expect(toldTo('hejing', '三级问题')).toEqual([])
})

it('technical support, as a group, is told at once, whatever its duty is', async () => {
  await world.change('shops', 'mianyu', { problemPool: { L3: { userids: [], groups: ['tech'] } } })
  await world.change('agents', 'mianyu:hejing', { groups: ['tech'], duty: 'off' })
  world.clock.pass(MINUTE) // a door knows its shop for so long
  await setLevel('L3', 'level-0003')
  expect(toldTo('hejing', '前要给顾客临时方案')).toHaveLength(1)
  expect(toldTo('zhouke', '三级问题')).toEqual([])
})

it('a WeCom that does not answer is asked again by the clock, and each is told once', async () => {
  world.wecom.faults.unreachable = Number.MAX_SAFE_INTEGER
  await setLevel('L2', 'level-0004')
  expect(toldTo('hejing', '二级问题')).toEqual([])
  world.wecom.faults.unreachable = 0
  world.clock.pass(MINUTE)
  await world.tick()
  await world.tick()
  expect(toldTo('hejing', '二级问题')).toHaveLength(1)
})

it('who was told reads the session, and that is noted; she changes nothing of it', async () => {
  const read = () => he.desk.pull({ sessionId: SESSION, after: null })
  expect(await read()).toEqual(refused('notFound'))
  expect((await must(he.problems.list({}))).problems).toEqual([])
  await setLevel('L2', 'level-0005')
  const { problems } = await must(he.problems.list({}))
  expect(problems).toMatchObject([{ sessionId: SESSION, called: '张女士', level: 'L2', agentName: '林晓' }])
  expect(problems[0]?.newsBy).toBe(world.clock.now() + 2 * HOUR)
  expect((await must(he.desk.me({}))).levels).toEqual(['L2', 'L3'])

  const { messages, service } = await must(read())
  expect(messages.length).toBeGreaterThan(1)
  expect(service).toMatchObject({ status: 'assigned', isMine: false, level: 'L2' })
  expect(await looks()).toEqual([{ by: 'hejing', action: 'read' }])
  await must(he.story.digest({ sessionId: SESSION }))
  expect(await must(he.desk.shopper({ sessionId: SESSION }))).toMatchObject({ isReadOnly: true })
  expect((await must(lin.desk.shopper({ sessionId: SESSION }))).isReadOnly).toBeUndefined()
  const mine = asked('level-0006')
  expect(await he.desk.reply({ ...mine, body: { kind: 'text', text: '我来' } })).toEqual(refused('notFound'))
  expect(await he.desk.end(mine)).toEqual(refused('notFound'))
  expect(await he.clocks.progress(mine)).toEqual(refused('notFound'))
  const tags = { sessionId: SESSION, tags: ['VIP'], tagsVersion: 0 }
  expect(await he.shoppers.setTags(tags)).toEqual(refused('notFound'))

  await setLevel('L1', 'level-0007')
  expect(await read()).toEqual(refused('notFound'))
  expect((await must(he.problems.list({}))).problems).toEqual([])
})

it('what she writes about it reaches whoever has the session', async () => {
  await setLevel('L2', 'level-0008')
  const note = { ...asked('level-0009'), text: '这批杯子已下架，给顾客补发', mentions: [] }
  const { note: kept } = await must(he.notes.add(note))
  expect(kept).toMatchObject({ by: { userid: 'hejing' }, mentions: [{ userid: 'linxiao', name: '林晓' }] })
  expect(await he.notes.add(note)).toMatchObject({ ok: true })
  expect(toldTo('linxiao', '这批杯子已下架')).toHaveLength(1)
  expect((await zhang.sees()).join()).not.toContain('下架')
  await must(lin.desk.end(asked('level-0010')))
  expect(await he.notes.add({ ...note, clientId: 'level-0011' })).toEqual(refused('notFound'))
})

it('the app lane says what was done: /plan, /progress and /level, as the console does', async () => {
  const agent = world.agent('linxiao')
  const answered = (text: string) => agent.says(text)
  expect(await answered('/plan')).toBe('✓ #1 张女士 已记下：方案给了')
  expect(await answered('#1 /已给方案')).toContain('没有记：#1 张女士 现在不用给方案')
  expect(await answered('/progress')).toContain('没有记：#1 张女士 现在不用同步进展')
  expect(await answered('#1 /级别 二级')).toMatch(/^✓ #1 张女士 记为二级问题，今天 \d\d:\d\d 前同步进展/)
  expect(toldTo('hejing', '二级问题')).toHaveLength(1)
  expect(await answered('/level 2')).toContain('已经是二级问题')
  world.clock.pass(MINUTE)
  expect(await answered('/进展')).toMatch(/^✓ #1 张女士 已记下：进展同步了，下次 今天 \d\d:\d\d 前$/)
  expect(await answered('/level 7')).toContain('级别写 1、2 或 3')
  expect((await must(lin.desk.sessions({ list: 'mine' }))).sessions[0]).toMatchObject({ level: 'L2' })
  expect(world.clock.now()).toBeGreaterThan(SATURDAY_MORNING)
})

const looks = () =>
  world.look(async (db) => {
    const { data } = (await db.collection('audits').get()) as unknown as {
      data: { by: string; action: string }[]
    }
    return data.map(({ by, action }) => ({ by, action }))
  })
