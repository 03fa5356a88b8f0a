import type { FollowUpListName } from '../../core/contracts/desk/followups'
import { DAY, HOUR, MINUTE } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { followUpsDue } from '../../server/usecases/clock/follow-ups-due'
import { openServed, SESSION, type DeskRig, type Member } from '../support/desk'
import { must, refused, talkOf, type Talk } from '../support/talk'
import { type World } from '../support/world'

let world: World
let rig: DeskRig
let zhang: Talk
let lin: Member
let ids = 0
const asked = (sessionId = SESSION) => ({
  sessionId,
  clientId: `follow-${String((ids += 1)).padStart(4, '0')}`,
})

beforeEach(async () => {
  ;({ world, rig, zhang, lin } = await openServed({ admission: true }))
})
afterEach(() => world.close())

const listed = async (member: Member, list: FollowUpListName = 'mine') =>
  (await must(member.followUps.list({ list }))).followUps
/** A session at the desk does not last for days: he signs in again. */
const later = async (ms: number): Promise<void> => {
  world.clock.pass(ms)
  await world.tick()
  lin = await rig.member('linxiao')
}
/** 林晓 has served her, and it ended; she gave so many stars. */
const over = async (stars: number | null = 1): Promise<void> => {
  await world.agent('linxiao').says('#1 您好')
  await must(lin.desk.end(asked()))
  if (stars !== null) await must(zhang.rates(SESSION, stars, '等太久了'))
}
const supervisor = async (userid = 'hejing'): Promise<Member> => {
  await rig.supervise(userid)
  return rig.member(userid)
}
const satisfied = { outcome: 'satisfied', note: '杯子已收到' } as const
const toldTo = (userid: string, what: string) =>
  world
    .agent(userid)
    .sees()
    .filter((text) => text.includes(what))

describe('a follow-up', () => {
  it('stands in the list of whoever had the session, with its reasons, her words and by when it is due', async () => {
    await over(2)
    const [one, ...others] = await listed(lin)
    expect(others).toEqual([])
    expect(one).toMatchObject({
      sessionId: SESSION,
      called: '张女士',
      reasons: ['lowRating'],
      rating: { stars: 2, comment: '等太久了' },
      agent: { userid: 'linxiao', name: '林晓' },
      isMine: true,
      dueAt: world.clock.now() + 3 * DAY,
      rule: { for: 'followUp', standardMs: 3 * DAY },
      closed: null,
    })
    expect(await must(lin.followUps.count({}))).toEqual({ mine: 1, free: 0, late: 0 })
  })

  it('is one a session, whatever went badly, and none of a session that went well', async () => {
    await must(lin.board.escalate({ ...asked(), reason: '要赔三倍' }))
    await over(1)
    await later(MINUTE)
    await must(zhang.rates(SESSION, 2))
    expect(await listed(lin)).toMatchObject([{ reasons: ['escalated', 'lowRating'], rating: { stars: 2 } }])
    const li = talkOf(world.shopper({ openid: demoOpenid(2) }))
    await li.asksForPerson()
    await world.agent('linxiao').says('#2 您好')
    await world.agent('linxiao').says('#2 /end')
    expect(await listed(lin)).toHaveLength(1)
  })

  it('is made by stars that come when she talks about something else already', async () => {
    await over(null)
    await zhang.says('还有一个问题')
    expect(await listed(lin)).toEqual([])
    await must(zhang.rates(SESSION, 1, '没有解决'))
    expect(await listed(lin)).toMatchObject([{ sessionId: SESSION, rating: { comment: '没有解决' } }])
  })

  it('is made by few stars even when nothing of the end was written down yet: a function had died', async () => {
    await world.agent('linxiao').says('#1 您好')
    const row = (await world.newPorts().sessions.named([SESSION]))[0]
    await must(lin.desk.end(asked()))
    if (row) await world.change('sessions', SESSION, { status: row.status, endedAt: null, seq: row.seq })
    await zhang.says('还有一个问题')
    await must(zhang.rates(SESSION, 1))
    expect(await listed(lin)).toMatchObject([{ sessionId: SESSION, endedAt: world.clock.now() }])
  })

  it('is done once, and counted: owed, in time, satisfied, for whoever did it', async () => {
    await over(1)
    await later(MINUTE)
    await supervisor()
    const today = async () =>
      (await must((await rig.member('hejing')).numbers.day({ date: '2026-11-21' }))).total
    expect(await today()).toMatchObject({ followUps: 1, followUpsDone: 0 })
    await later(DAY)
    const done = { ...asked(), answer: satisfied }
    const [one, two] = await Promise.all([lin.followUps.answer(done), lin.followUps.answer(done)])
    expect(one).toEqual(two)
    expect(await must(lin.followUps.answer(done))).toMatchObject({
      followUp: { closed: { outcome: 'satisfied', byName: '林晓', note: '杯子已收到', kept: true } },
    })
    expect(await lin.followUps.answer({ ...asked(), answer: satisfied })).toEqual(refused('notAllowed'))
    await world.tick()
    expect(await today()).toMatchObject({
      ...{ asked: 1, followUps: 1, followUpsDone: 1 },
      ...{ followUpsKept: 1, followUpsReached: 1, followUpsSatisfied: 1 },
    })
    expect(await listed(lin)).toEqual([])
    expect(await listed(lin, 'done')).toHaveLength(1)
  })

  it('ends by her own five stars', async () => {
    await over(1)
    await must(zhang.rates(SESSION, 5))
    expect(await listed(lin, 'done')).toMatchObject([{ closed: { outcome: 'satisfied', byName: null } }])
  })

  it('is tried again hours later when she can’t be reached', async () => {
    await over(1)
    const missed = () => lin.followUps.answer({ ...asked(), answer: { outcome: 'notReached', note: '没接' } })
    await must(missed())
    expect(await missed()).toEqual(refused('tryLater'))
    await later(5 * HOUR)
    await must(missed())
    await later(5 * HOUR)
    await must(missed())
    expect(await listed(lin, 'done')).toMatchObject([{ closed: { outcome: 'notReached' }, tries: [{}, {}] }])
  })

  it('that leaves her unsatisfied says what next, and the supervisors hear of it when it is theirs', async () => {
    await over(1)
    const unhappy = { outcome: 'notSatisfied', next: 'supervisor' } as const
    expect(await lin.followUps.answer({ ...asked(), answer: { ...unhappy, note: ' ' } })).toEqual(
      refused('textEmpty'),
    )
    const he = await supervisor()
    await must(lin.followUps.answer({ ...asked(), answer: { ...unhappy, note: '想退一半' } }))
    expect(toldTo('hejing', '回访后仍不满意')).toHaveLength(1)
    expect(await listed(lin)).toEqual([])
    const [free] = await listed(he, 'free')
    expect(free).toMatchObject({ agent: null, tries: [{ byName: '林晓', next: 'supervisor' }] })
    await must(he.followUps.give(asked()))
    expect(await listed(he)).toMatchObject([{ agent: { userid: 'hejing' } }])
  })
})

describe('who sees to it', () => {
  it('is nobody but whoever has it, and supervisors', async () => {
    await over(1)
    const zhou = await rig.member('hejing')
    expect(await listed(zhou)).toEqual([])
    expect(await zhou.followUps.list({ list: 'all' })).toEqual(refused('forbidden'))
    for (const tried of [
      zhou.followUps.give(asked()),
      zhou.followUps.answer({ ...asked(), answer: satisfied }),
      zhou.followUps.write({ ...asked(), body: { kind: 'text', text: '您好' } }),
      zhou.desk.shopper({ sessionId: SESSION }),
      zhou.story.digest({ sessionId: SESSION }),
    ])
      expect(await tried).toEqual(refused('notFound'))
    const elsewhere = await rig.member('linxiao', 'shanye')
    expect(await elsewhere.followUps.give(asked())).toEqual(refused('notFound'))
  })

  it('changes when it is given to a colleague, who is told', async () => {
    await over(1)
    await must(lin.followUps.give({ ...asked(), to: 'hejing' }))
    expect(await listed(lin)).toEqual([])
    expect(toldTo('hejing', '的回访，林晓交给了您')).toHaveLength(1)
    const boss = await supervisor('zhouke')
    expect(await listed(boss, 'all')).toMatchObject([{ agent: { name: '何静' } }])
    expect(await boss.followUps.give({ ...asked(), to: 'nobody' })).toEqual(refused('notFound'))
    await must(boss.followUps.give({ ...asked(), to: 'linxiao' }))
    expect(await listed(lin)).toHaveLength(1)
  })

  it('reads what was said and looks her number up while it is open, and that is noted down', async () => {
    await over(1)
    const { digest } = await must(lin.story.digest({ sessionId: SESSION }))
    expect(digest?.answered).toEqual([{ name: '林晓', count: 1 }])
    const { phone } = await must(lin.desk.shopper({ sessionId: SESSION }))
    const reveal = () => lin.shoppers.reveal({ sessionId: SESSION, orderNo: phone?.orderNo ?? '' })
    expect((await must(reveal())).phone).toMatch(/^1\d{10}$/)
    const looks = await world.look(async (db) => (await db.collection('audits').get()).data)
    expect(looks).toContainEqual(expect.objectContaining({ action: 'revealed', by: 'linxiao' }))
    await must(lin.followUps.answer({ ...asked(), answer: satisfied }))
    expect(await reveal()).toEqual(refused('notFound'))
  })
})

describe('writing to her', () => {
  const writes = (text = '杯子收到了吗', member = lin, given = asked()) =>
    member.followUps.write({ ...given, body: { kind: 'text', text } })

  it('opens a session with these words, once; she is told outside when she agreed to', async () => {
    await over(1)
    const template = 'demo-template-answered'
    world.cloud.wx.subscriptions.consent(demoOpenid(1), template)
    await must(zhang.client.notices.consent({ templateIds: [template], clientId: zhang.id() }))
    await later(DAY)
    await world.agent('linxiao').says('/on')
    const given = asked()
    const first = await must(writes('杯子收到了吗', lin, given))
    expect(await must(writes('杯子收到了吗', lin, given))).toEqual(first)
    expect(first.sessionId).not.toBe(SESSION)
    await later(MINUTE)
    const sent = world.cloud.wx.journal.filter(({ apiName }) => apiName === 'subscribeMessage.send')
    expect(JSON.stringify(sent)).toContain('客服来回访')
    expect((await zhang.sees()).slice(-2)).toEqual(['系统：[assigned]', '林晓：杯子收到了吗'])
    await must(writes('不着急', lin)) // goes on in it
    expect((await must(lin.desk.sessions({ list: 'mine' }))).sessions).toMatchObject([first])
    const places = await world.newPorts().places.taken('mianyu')
    expect(places.filter(({ agentId }) => agentId === 'linxiao')).toHaveLength(1)
  })

  it('is no session of hers: nothing is counted of it, and her five stars for it end the follow-up', async () => {
    await over(1)
    const { sessionId } = await must(writes())
    await zhang.says('收到了，谢谢')
    await must(lin.desk.end(asked(sessionId)))
    expect(await listed(lin)).toHaveLength(1)
    await must(zhang.rates(sessionId, 5))
    expect(await listed(lin, 'done')).toMatchObject([{ closed: { outcome: 'satisfied', byName: null } }])
    await later(MINUTE)
    const { total } = await must((await supervisor()).numbers.day({ date: '2026-11-21' }))
    expect(total).toMatchObject({ asked: 1, reached: 1, repeated: 0, followUps: 1, followUpsSatisfied: 1 })
  })

  it('is refused while she queues or is served by somebody else, and when one has no place or has gone home', async () => {
    await over(1)
    await world.agent('linxiao').says('/off')
    expect(await writes()).toEqual(refused('agentOff'))
    await zhang.asksForPerson()
    expect(await writes()).toEqual(refused('shopperServed'))
    await zhang.says('在吗')
    await world.agent('linxiao').says('/on') // she is his
    const [held] = (await must(lin.desk.sessions({ list: 'mine' }))).sessions
    await must(lin.desk.end(asked(held?.sessionId)))
    await world.change('agents', 'mianyu:linxiao', { capacity: 1 })
    const li = talkOf(world.shopper({ openid: demoOpenid(2) }))
    for (const userid of ['hejing', 'zhouke']) await world.agent(userid).says('/busy')
    await li.asksForPerson()
    expect(await writes()).toEqual(refused('agentFull'))
  })
})

describe('its clock', () => {
  it('reminds whoever has it, then the supervisors, each once', async () => {
    await over(1)
    await supervisor()
    await later(2 * DAY)
    expect(toldTo('linxiao', '个回访等您做')).toHaveLength(1)
    await later(MINUTE)
    await later(DAY)
    expect(toldTo('linxiao', '个回访等您做')).toHaveLength(2)
    expect(toldTo('hejing', '个回访请主管留意')).toHaveLength(1)
    await Promise.all([followUpsDue(world.newPorts()), followUpsDue(world.newPorts())])
    await later(DAY)
    expect(toldTo('linxiao', '个回访等您做')).toHaveLength(2)
    expect(await must(lin.followUps.count({}))).toMatchObject({ late: 1 })
  })

  it('makes it nobody’s when whoever had it has left the shop: anybody may take it', async () => {
    await over(1)
    await world.look((db) => db.collection('agents').where({ _id: 'mianyu:linxiao' }).remove())
    world.clock.pass(MINUTE)
    await world.tick()
    const he = await rig.member('hejing')
    expect(await listed(he, 'free')).toMatchObject([{ agent: null }])
    await must(he.followUps.give(asked()))
    expect(await listed(he)).toHaveLength(1)
  })
})

it('goes through many of them page by page, what is due first first, by the index alone', async () => {
  await over(1)
  const copy = await world.newPorts().followUps.find(SESSION)
  if (!copy) throw new Error('there is none')
  const book = world.newPorts().followUps
  for (let n = 0; n < 45; n += 1)
    await book.insert({ ...copy, _id: `mianyu:261120-${n}`, listAt: copy.listAt - (n % 5) * HOUR })
  const { meter } = world.cloud.gateway
  const before = meter.total({ on: 'followUps' })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await must(lin.followUps.list({ list: 'mine', ...(cursor && { cursor }) }))
    seen.push(...page.followUps.map(({ sessionId }) => sessionId))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(new Set(seen).size).toBe(46)
  expect(seen).toHaveLength(46)
  expect(seen.at(-1)).toBe(SESSION)
  const after = meter.total({ on: 'followUps' })
  expect(after.examined - before.examined).toBeLessThanOrEqual(2 * (after.returned - before.returned))
  expect(await lin.followUps.list({ list: 'mine', cursor: 'nonsense' })).toEqual(refused('badRequest'))
})

it('stands in the copy of her data, and goes with them', async () => {
  await over(1)
  await must(lin.followUps.answer({ ...asked(), answer: { outcome: 'notReached', note: '电话没人接' } }))
  const { privacy } = zhang.client
  await must(privacy.submit({ kind: 'download', clientId: zhang.id() }))
  await later(MINUTE)
  const { requests } = await must(privacy.view({}))
  const copy = await (await fetch(requests.find(({ kind }) => kind === 'download')?.url ?? '')).text()
  expect(copy.split('\n').filter((line) => line.includes('"kind":"followUp"'))).toEqual([
    expect.stringContaining('电话没人接'),
  ])
  const book = world.newPorts().personalData
  await book.forgetRest({ shopId: 'mianyu', openid: demoOpenid(1) })
  expect(await world.newPorts().followUps.find(SESSION)).toBeNull()
  expect(await listed(lin)).toEqual([])
})
