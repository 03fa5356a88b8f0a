import { HOUR } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { openDesk, SESSION, type Desk, type DeskRig } from '../support/desk'
import { linesOf, must, refused, served, talkOf, type Talk } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
let rig: DeskRig
let lin: Desk
let he: Desk
beforeEach(async () => {
  world = await openWorld()
  rig = openDesk(world)
  lin = await rig.agent('linxiao')
  he = await rig.agent('hejing')
})
afterEach(() => world.close())

const change = (userid: string, fields: object) => world.change('agents', `mianyu:${userid}`, fields)
const places = () =>
  world.look(async (db) => {
    const { data } = await db.collection('places').where({ shopId: 'mianyu' }).get()
    return (data as { agentId: string; sessionId: string }[]).map((one) => `${one.agentId} ${one.sessionId}`)
  })
const mineOf = async (desk: Desk) =>
  (await must(desk.sessions({ list: 'mine' }))).sessions.map(({ sessionId }) => sessionId)
/** Somebody in the queue, because nobody is on duty. */
const waiting = async (n = 1): Promise<Talk> => {
  await must(lin.setDuty({ duty: 'busy' }))
  const talk = talkOf(world.shopper({ openid: demoOpenid(n) }))
  await talk.enters()
  await talk.asksForPerson()
  return talk
}
const asked = (clientId = 'desk-take-01') => ({ sessionId: SESSION, clientId })

describe('taking one from the queue', () => {
  it('makes it one’s own at once, with the story in the app’s chat, and its place taken', async () => {
    const zhang = await waiting()
    const thread = await must(lin.take(asked()))
    expect(thread.service).toMatchObject({ status: 'assigned', isMine: true })
    expect(await zhang.service()).toMatchObject({ status: 'assigned', agentName: '林晓' })
    expect(await mineOf(lin)).toEqual([SESSION])
    expect(await must(lin.sessions({ list: 'queue' }))).toMatchObject({ sessions: [] })
    expect(world.agent('linxiao').sees().join('\n')).toContain('#1 张女士')
    expect(await places()).toEqual([`linxiao ${SESSION}`])
  })

  it('is done once: two clicks, two windows', async () => {
    await waiting()
    const clicks = await Promise.all([lin.take(asked()), lin.take(asked()), lin.take(asked('desk-take-02'))])
    expect(clicks.every(({ ok }) => ok)).toBe(true)
    expect(await places()).toEqual([`linxiao ${SESSION}`])
  })

  it('gives it to one of two who ask at the same moment, and the other’s place back', async () => {
    await waiting()
    const answers = await Promise.all([lin.take(asked()), he.take(asked())])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(({ ok }) => !ok)).toEqual([refused('notAllowed')])
    expect(await places()).toHaveLength(1)
    expect([...(await mineOf(lin)), ...(await mineOf(he))]).toEqual([SESSION])
  })

  it('is not for who is full, off duty, or of another shop, nor of what nobody queued for', async () => {
    const zhang = await waiting()
    expect(await (await rig.agent('zhouke')).take(asked())).toEqual(refused('agentOff'))
    expect(await (await rig.agent('xuzhi', 'shanye')).take(asked())).toEqual(refused('notFound'))
    await change('hejing', { capacity: 1 })
    await waiting(2)
    await must(he.take({ sessionId: 'mianyu:261121-2', clientId: 'desk-take-09' }))
    expect(await he.take(asked())).toEqual(refused('agentFull'))
    await zhang.leavesQueue()
    expect(await lin.take(asked())).toEqual(refused('notAllowed'))
    expect(await places()).toEqual(['hejing mianyu:261121-2'])
  })
})

describe('handing on', () => {
  it('gives a colleague the session, its place and its story, and tells the shopper', async () => {
    const zhang = await served(world.shopper())
    await must(he.setDuty({ duty: 'on' }))
    expect(await must(lin.colleagues({}))).toMatchObject({
      agents: expect.arrayContaining([
        expect.objectContaining({ userid: 'hejing', name: '何静', duty: 'on', held: 0, capacity: 8 }),
      ]) as unknown,
    })
    const given = await must(lin.transfer({ ...asked(), to: 'hejing' }))
    expect(given.service).toMatchObject({ status: 'assigned', isMine: false, agentName: '何静' })
    expect((await zhang.sees()).at(-1)).toBe('系统：[transferred]')
    expect(await places()).toEqual([`hejing ${SESSION}`])
    expect(linesOf(await must(he.pull({ sessionId: SESSION, after: null })))).toContain('顾客：转人工')
    expect(world.agent('hejing').sees().join('\n')).toContain('#1 张女士')

    // the answer was lost, and the page asks again
    expect(await must(lin.transfer({ ...asked(), to: 'hejing' }))).toMatchObject({ seq: given.seq })
    expect(await places()).toEqual([`hejing ${SESSION}`])
  })

  it('needs somebody else of this shop who is on duty and has a place', async () => {
    await served(world.shopper())
    const to = (userid: string) => lin.transfer({ ...asked(), to: userid })
    expect(await to('linxiao')).toEqual(refused('notAllowed'))
    expect(await to('xuzhi')).toEqual(refused('notFound'))
    expect(await to('hejing')).toEqual(refused('agentOff'))
    await must(he.setDuty({ duty: 'on' }))
    await change('hejing', { capacity: 1 })
    await world.look((db) =>
      db.collection('places').add({
        ...{ _id: 'mianyu:hejing:1', shopId: 'mianyu', agentId: 'hejing', sessionId: 'mianyu:261121-7' },
        ...{ conversationId: 'mianyu:mp:other', takenAt: world.clock.now() },
      }),
    )
    expect(await to('hejing')).toEqual(refused('agentFull'))
    expect(await he.transfer({ ...asked(), to: 'linxiao' })).toEqual(refused('notFound'))
    expect(await mineOf(lin)).toEqual([SESSION])
  })
})

describe('ending', () => {
  it('asks the shopper for a rating, frees the place, and is done once', async () => {
    const zhang = await served(world.shopper())
    const ended = await must(lin.end(asked()))
    expect(ended.service).toMatchObject({ status: 'ended', agentName: '林晓' })
    expect(await must(lin.end(asked()))).toEqual(ended)
    expect((await zhang.sees()).filter((line) => line.includes('请评价'))).toHaveLength(1)
    expect(await places()).toEqual([])
    expect(await lin.end(asked('desk-end-002'))).toEqual(refused('notFound'))
  })

  it('is not for a colleague', async () => {
    await served(world.shopper())
    expect(await he.end(asked())).toEqual(refused('notFound'))
  })
})

describe('who the shopper is', () => {
  it('is told with orders whose addresses are masked, and how earlier sessions were rated', async () => {
    const zhang = await served(world.shopper())
    await must(lin.end(asked()))
    await zhang.rates(SESSION, 4)
    world.clock.pass(HOUR)
    await zhang.says('转人工')
    const sessionId = (await mineOf(lin))[0] ?? ''
    const who = await must(lin.shopper({ sessionId }))
    expect(who).toMatchObject({ called: '张女士', earlier: [{ sessionId: SESSION, stars: 4 }] })
    expect(who.orders.length).toBeGreaterThan(0)
    for (const { sendTo = '' } of who.orders) expect(sendTo).toMatch(/^.\*+ \d{3}\*{4}\d{4}，.+ \*{4}$/)
    expect(await he.shopper({ sessionId })).toEqual(refused('notFound'))
    expect(JSON.stringify(who)).not.toContain(demoOpenid(1))
  })
})
