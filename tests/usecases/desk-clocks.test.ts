import { HOUR, MINUTE } from '../../core/shared/time'
import { openServed, SESSION, type DeskRig, type Member } from '../support/desk'
import { must, refused, talkOf, type Talk } from '../support/talk'
import { openWorld, SATURDAY_MORNING, type World } from '../support/world'

const asked = (clientId = 'clocks-0001') => ({ sessionId: SESSION, clientId })

let world: World
let rig: DeskRig
let zhang: Talk
let lin: Member

beforeEach(async () => {
  ;({ world, rig, zhang, lin } = await openServed())
})
afterEach(() => world.close())

const reach = async (ms: number): Promise<void> => {
  world.clock.pass(SATURDAY_MORNING + ms - world.clock.now())
  await world.tick()
}
const clocksAt = async (member = lin) => {
  const { service } = await must(member.desk.pull({ sessionId: SESSION, after: null }))
  return service.status === 'assigned' ? service.clocks?.map(({ clock }) => clock) : null
}
const toldTo = (userid: string, what: string) =>
  world
    .agent(userid)
    .sees()
    .filter((text) => text.includes(what))
const doneIn = () =>
  world.look(async (db) => {
    const { data } = (await db.collection('turns').orderBy('seq', 'asc').get()) as unknown as {
      data: { events: { type: string }[] }[]
    }
    return data.flatMap(({ events }) => events.filter(({ type }) => type === 'workDone'))
  })

it('an agent sees what he owes beside the next answer, in his list and in the session; a supervisor too', async () => {
  const [row] = (await must(lin.desk.sessions({ list: 'mine' }))).sessions
  const begun = row?.openedAt ?? 0
  expect(row?.clocks).toEqual([
    { clock: 'plan', dueAt: begun + 5 * MINUTE, leftMs: null, rule: { for: 'plan', standardMs: 5 * MINUTE } },
    {
      ...{ clock: 'resolution', dueAt: begun + 30 * MINUTE, leftMs: null },
      rule: { for: 'resolution', standardMs: 30 * MINUTE },
    },
  ])
  expect(await clocksAt()).toEqual(['plan', 'resolution'])
  expect(await clocksAt(await rig.member('zhouke'))).toEqual(['plan', 'resolution'])
  world.clock.pass(MINUTE)
  await world.agent('linxiao').says('您的尺码是多少')
  world.clock.pass(HOUR)
  const [waiting] = (await must(lin.desk.sessions({ list: 'mine' }))).sessions
  expect(waiting?.clocks?.[0]).toMatchObject({ dueAt: null, leftMs: 4 * MINUTE })
})

it('“已给方案” ends the plan once, whatever is clicked twice, and only for whoever has the session', async () => {
  const he = await rig.member('hejing')
  expect(await he.clocks.plan(asked())).toEqual(refused('notFound'))
  const [one, two] = await Promise.all([lin.clocks.plan(asked()), lin.clocks.plan(asked())])
  expect(one).toEqual(two)
  expect(await lin.clocks.plan(asked())).toEqual(one)
  expect(await lin.clocks.plan(asked('clocks-0002'))).toEqual(refused('notAllowed'))
  expect(await clocksAt()).toEqual(['resolution'])
  expect(await doneIn()).toMatchObject([{ clock: 'plan', rowId: 'plan', kept: true }])
  expect((await zhang.sees()).at(-1)).toBe('系统：[assigned]') // she reads nothing of it
  await must(lin.desk.end(asked('clocks-0003')))
  expect(await lin.clocks.plan(asked())).toEqual(one)
  expect(await lin.clocks.setLevel({ ...asked('clocks-0004'), level: 'L2' })).toEqual(refused('notFound'))
  expect(await doneIn()).toMatchObject([{ clock: 'plan' }, { clock: 'resolution' }])
})

it('a level owes news by and by, and “已同步进展” begins the time anew', async () => {
  expect(await lin.clocks.progress(asked())).toEqual(refused('notAllowed'))
  await must(lin.clocks.setLevel({ ...asked('clocks-0005'), level: 'L2' }))
  expect(await clocksAt()).toEqual(['plan', 'resolution', 'progress'])
  await reach(2 * HOUR + MINUTE)
  expect(toldTo('linxiao', '还没有同步进展')).toHaveLength(1)
  lin = await rig.member('linxiao') // two hours have gone by
  await must(lin.clocks.progress(asked('clocks-0006')))
  const [row] = (await must(lin.desk.sessions({ list: 'mine' }))).sessions
  expect(row).toMatchObject({ level: 'L2' })
  expect(row?.clocks?.find(({ clock }) => clock === 'progress')?.dueAt).toBe(world.clock.now() + 2 * HOUR)
  await must(lin.clocks.setLevel({ ...asked('clocks-0007'), level: 'L1' }))
  expect(await clocksAt()).toEqual(['plan', 'resolution'])
  expect(await doneIn()).toMatchObject([
    { clock: 'progress', rowId: 'progress-l2', kept: false },
    { clock: 'progress', kept: true },
  ])
})

it('what is late is told to the agent, then to the supervisors, once, however often the timer comes', async () => {
  await world.agent('linxiao').says('请稍等，我查一下')
  world.clock.pass(5 * MINUTE + 1_000)
  await Promise.all([world.tick(), world.tick(), world.tick()])
  await world.tick()
  expect(toldTo('linxiao', '还没有给方案')).toEqual([
    '#1 张女士 还没有给方案，已过 5 分钟（方案标准 5 分钟），林晓在接待',
  ])
  expect(toldTo('zhouke', '还没有给方案')).toEqual([])
  world.clock.pass(5 * MINUTE)
  await world.tick()
  expect(toldTo('zhouke', '还没有给方案')).toHaveLength(1)
  expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '林晓' })
})

it('a message that is left at night is due by how much it presses, from the opening on, and says so', async () => {
  const night = await openWorld({ at: SATURDAY_MORNING + 12 * HOUR })
  try {
    await night.agent('linxiao').says('/off')
    const talk = talkOf(night.shopper())
    await talk.enters()
    await talk.says('我的账号被盗了')
    const { messages } = await talk.says('转人工')
    const notice = messages.flatMap(({ body }) => (body.kind === 'notice' ? [body.notice] : []))[0]
    const opensAt = notice?.type === 'leftMessage' ? (notice.opensAt ?? 0) : 0
    expect(notice).toEqual({ type: 'leftMessage', opensAt, answerBy: opensAt + 10 * MINUTE })
    night.clock.pass(opensAt - night.clock.now())
    await night.tick()
    const [row] = await night.newPorts().sessions.oldestQueued('mianyu', 1)
    expect(row).toMatchObject({
      status: 'queued',
      dueAt: opensAt + 10 * MINUTE,
      dueRule: { for: 'firstResponse', standardMs: 10 * MINUTE },
    })
  } finally {
    await night.close()
  }
})
