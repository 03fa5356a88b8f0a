import type { Board } from '../../core/contracts/desk/board'
import { HOUR, MINUTE } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { openDesk, type Member } from '../support/desk'
import { sampleRules } from '../support/floor'
import { must, refused, talkOf, type Talk } from '../support/talk'
import { openWorld, type World } from '../support/world'

const sessionOf = (n: number) => `mianyu:261121-${n}`
const asked = (n: number, clientId = `board-${n}-0001`) => ({ sessionId: sessionOf(n), clientId })

let world: World
let lin: Member
let he: Member
let zhou: Member

beforeEach(async () => {
  world = await openWorld()
  const rig = openDesk(world)
  lin = await rig.member('linxiao')
  he = await rig.member('hejing')
  zhou = await rig.member('zhouke')
})
afterEach(() => world.close())

const places = () =>
  world.look(async (db) =>
    ((await db.collection('places').get()).data as { agentId: string; sessionId: string }[])
      .map(({ agentId, sessionId }) => `${agentId} ${sessionId}`)
      .sort(),
  )

/** The nth shopper asks for a person. */
const calls = async (n: number, about?: string): Promise<Talk> => {
  const talk = talkOf(world.shopper({ openid: demoOpenid(n) }))
  await talk.enters()
  if (about !== undefined) await talk.says(about)
  await talk.asksForPerson()
  return talk
}
const board = (): Promise<Board> => must(zhou.board.view({}))
const toldTo = (userid: string): readonly string[] => world.agent(userid).sees()

describe('the board', () => {
  it('is for supervisors', async () => {
    expect(await lin.board.view({})).toEqual(refused('forbidden'))
    expect(await lin.board.agent({ userid: 'hejing' })).toEqual(refused('forbidden'))
    expect(await lin.board.assign(asked(1))).toEqual(refused('forbidden'))
  })

  it('shows who waits, since when, what is late and who has how much', async () => {
    expect(await board()).toMatchObject({
      waiting: 0,
      longestWaitSince: null,
      over: 0,
      queue: [],
      urgent: [],
    })
    await world.change('agents', 'mianyu:linxiao', { capacity: 1 })
    await calls(1)
    const since = world.clock.now()
    await calls(2)
    world.clock.pass(30_000)
    expect(await board()).toMatchObject({ waiting: 1, over: 0, held: 1, capacity: 1, onDuty: 1 })
    world.clock.pass(MINUTE)
    const now = await board()
    expect(now).toMatchObject({
      ...{ waiting: 1, longestWaitSince: since, over: 2, isPart: false, groups: [] },
      queue: [{ sessionId: sessionOf(2), number: 2, agentId: null, queuedAt: since, dueAt: since + MINUTE }],
    })
    expect(now.urgent.map(({ sessionId, agentName }) => [sessionId, agentName])).toEqual([
      [sessionOf(1), '林晓'],
      [sessionOf(2), null],
    ])
    expect(now.agents.map(({ name, duty, held, over }) => [name, duty, held, over])).toEqual([
      ['林晓', 'on', 1, 1],
      ['何静', 'busy', 0, 0],
      ['周可', 'off', 0, 0],
    ])
    expect((await must(zhou.board.agent({ userid: 'linxiao' }))).sessions).toMatchObject([
      { sessionId: sessionOf(1), agentName: '林晓', queuedAt: null },
    ])
  })

  it('tells each group apart', async () => {
    await world.change('shops', 'mianyu', { routing: sampleRules })
    world.clock.pass(2 * MINUTE) // what the doors remember of the shop
    await world.change('agents', 'mianyu:linxiao', { groups: ['before'] })
    await calls(1, '杯子断了')
    await world.change('agents', 'mianyu:linxiao', { capacity: 1 })
    const { groups, queue } = await board()
    expect(groups.map(({ name, waiting, onDuty }) => [name, waiting, onDuty])).toEqual([
      ['贵宾', 0, 0],
      ['售前', 0, 1],
      ['售后', 0, 0],
    ])
    expect(queue).toEqual([])
    await calls(2, '盘子碎了')
    expect((await board()).queue).toMatchObject([{ group: '售后' }])
    expect((await board()).groups[2]).toMatchObject({ waiting: 1, longestWaitSince: world.clock.now() })
  })

  it('asks for no more however many old sessions there are', async () => {
    await calls(1)
    const rows = await world.newPorts().sessions.named([sessionOf(1)])
    const old = Array.from({ length: 300 }, (_, n) => ({
      ...{ ...rows[0], _id: `old-${n}`, status: 'ended', agentId: null, dueAt: null, escalatedAt: null },
    }))
    await world.look((db) => db.collection('sessions').add(old))
    const { meter } = world.cloud.gateway
    const before = meter.total({ on: 'sessions' })
    await board()
    const after = meter.total({ on: 'sessions' })
    expect(after.examined - before.examined).toBeLessThanOrEqual(2 * (after.returned - before.returned) + 2)
  })
})

describe('a supervisor', () => {
  it('takes a session over: the shopper is told, who had it is told, and it goes on with its story', async () => {
    const zhang = await calls(1, '杯子断了')
    await must(zhou.board.assign(asked(1)))
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '周可' })
    expect((await zhang.sees()).at(-1)).toBe('系统：[transferred]')
    expect(await places()).toEqual([`zhouke ${sessionOf(1)}`])
    expect(toldTo('linxiao').at(-1)).toBe('#1 张女士 由主管周可交给了周可，您不用再回复')
    expect(toldTo('zhouke').join('\n')).toContain('杯子断了')
    const { seq } = await must(zhou.board.assign(asked(1)))
    expect(seq).toBeGreaterThan(0) // the same click again
    expect(await zhou.board.assign(asked(1, 'board-again-1'))).toEqual(refused('notAllowed'))
    expect(await lin.desk.pull({ sessionId: sessionOf(1), after: null })).toEqual(refused('notFound'))
  })

  it('gives a session to an agent, out of the queue and out of another’s hands', async () => {
    await world.change('agents', 'mianyu:linxiao', { capacity: 1 })
    await calls(1)
    const second = await calls(2)
    await must(zhou.board.assign({ ...asked(2), to: 'hejing' }))
    expect(await second.service()).toEqual({ status: 'assigned', agentName: '何静' })
    await must(zhou.board.assign({ ...asked(1), to: 'hejing' }))
    expect(await places()).toEqual([`hejing ${sessionOf(1)}`, `hejing ${sessionOf(2)}`])
    await world.change('agents', 'mianyu:hejing', { capacity: 2 })
    await calls(3)
    expect(await zhou.board.assign({ ...asked(3), to: 'hejing' })).toEqual(refused('agentFull'))
    expect(await zhou.board.assign({ ...asked(3), to: 'nobody' })).toEqual(refused('notFound'))
    await must(he.desk.setDuty({ duty: 'off' }))
    expect(await zhou.board.assign({ ...asked(3), to: 'hejing' })).toEqual(refused('agentOff'))
    expect(await zhou.board.assign({ ...asked(9), to: 'hejing' })).toEqual(refused('notFound'))
  })

  it('and another give it to two agents at once: one of them gets it, and every place is held by it', async () => {
    await world.change('agents', 'mianyu:linxiao', { duty: 'busy' })
    await calls(1)
    const answers = await Promise.all([
      zhou.board.assign({ ...asked(1, 'board-race-01'), to: 'hejing' }),
      zhou.board.assign({ ...asked(1, 'board-race-02'), to: 'linxiao' }),
    ])
    expect(answers.some(({ ok }) => ok)).toBe(true)
    const [row] = await world.newPorts().sessions.named([sessionOf(1)])
    expect(await places()).toEqual([`${row?.agentId} ${sessionOf(1)}`])
  })
})

describe('an agent who asks for help', () => {
  it('is on the board with the reason until a supervisor answers, and reads the answer in WeCom', async () => {
    await calls(1)
    const reason = '要求三倍赔偿，超过我的权限'
    await must(lin.board.escalate({ ...asked(1), reason }))
    expect(await lin.board.escalate({ ...asked(1, 'board-twice-1'), reason })).toEqual(refused('notAllowed'))
    expect(await he.board.escalate({ ...asked(1, 'board-other-1'), reason })).toEqual(refused('notFound'))
    expect(toldTo('zhouke').at(-1)).toBe(`#1 张女士 林晓请主管帮忙：${reason}`)
    expect((await board()).escalations).toMatchObject([
      { sessionId: sessionOf(1), byName: '林晓', reason, answerBy: world.clock.now() + HOUR },
    ])
    const answer = { ...asked(1, 'board-answer-1'), text: '先补发，再补偿 20 元' }
    const first = await must(zhou.board.answerEscalation(answer))
    expect(await must(zhou.board.answerEscalation(answer))).toEqual(first)
    expect(toldTo('linxiao').at(-1)).toBe('#1 张女士 主管周可答复：先补发，再补偿 20 元')
    expect((await board()).escalations).toEqual([])
  })

  it('is not forgotten: the supervisors are reminded before the hour is over', async () => {
    await calls(1)
    await world.agent('linxiao').says('我问一下主管')
    await must(lin.board.escalate({ ...asked(1), reason: '要赔三倍' }))
    world.clock.pass(46 * MINUTE)
    await world.tick()
    await world.tick()
    expect(
      toldTo('zhouke').filter((line) => line.includes('已等 46 分钟（主管答复标准 1 小时')),
    ).toHaveLength(1)
  })

  it('must say why, in a few words', async () => {
    await calls(1)
    expect(await lin.board.escalate({ ...asked(1), reason: ' ' })).toEqual(refused('textEmpty'))
    expect(await lin.board.escalate({ ...asked(1), reason: '长'.repeat(201) })).toEqual(
      refused('noteTooLong'),
    )
  })
})

it('a promise of “正在加急处理” is brought to mind in time, and stands among what is due', async () => {
  await calls(1)
  await world.agent('linxiao').says('已收到您的反馈，正在加急处理')
  expect((await board()).urgent).toMatchObject([{ dueRule: { for: 'plan', standardMs: 5 * MINUTE } }])
  await world.agent('linxiao').says('/plan')
  expect((await board()).urgent).toMatchObject([
    { dueAt: world.clock.now() + 30 * MINUTE, dueRule: { for: 'promise', standardMs: 30 * MINUTE } },
  ])
  world.clock.pass(23 * MINUTE)
  await world.tick()
  expect(toldTo('linxiao')).toContain(
    [
      '#1 张女士 说过“正在加急处理”，已过 23 分钟（承诺答复 30 分钟，快到了），林晓还没有答复',
      '#1 张女士 还没有解决，已过 23 分钟（解决标准 30 分钟，快到了），林晓在接待',
    ].join('\n'),
  )
  await world.agent('linxiao').says('仓库已经补发，单号 SF123')
  expect((await board()).urgent).toEqual([])
})
