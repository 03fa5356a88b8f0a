import type { Presence } from '../../core/desk/presence'
import { MINUTE, SECOND } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { openServed, SESSION, type Desk, type DeskRig } from '../support/desk'
import { must, talkOf, type Talk } from '../support/talk'
import type { World } from '../support/world'

let world: World
let rig: DeskRig
let zhang: Talk

beforeEach(async () => {
  ;({ world, rig, zhang } = await openServed())
})
afterEach(() => world.close())

const supervisor = async (userid: string): Promise<Desk> => {
  await rig.supervise(userid)
  return rig.agent(userid)
}
const presenceFor = async (desk: Desk) =>
  (await must(desk.pull({ sessionId: SESSION, after: null }))).presence!
const kept = () =>
  world.look(async (db) => (await db.collection('presence').where({}).get()).data as object[])
const newestSeq = async () => (await must(zhang.client.conversation.pull({ after: 0 }))).seq
const tells = (seen: number, isTyping = false) => zhang.client.conversation.presence({ seen, isTyping })

describe('whoever has a session open', () => {
  it('is seen by the others who have it open, until half a minute after he left', async () => {
    const [lin, he] = [await rig.agent('linxiao'), await supervisor('hejing')]
    expect((await presenceFor(lin)).others).toEqual([])
    expect((await presenceFor(he)).others).toEqual([{ userid: 'linxiao', name: '林晓' }])
    expect((await presenceFor(lin)).others).toEqual([{ userid: 'hejing', name: '何静' }])

    world.clock.pass(20 * SECOND)
    expect((await presenceFor(lin)).others).toHaveLength(1)
    world.clock.pass(10 * SECOND)
    expect((await presenceFor(lin)).others).toEqual([])
    expect(await kept()).toHaveLength(1)
  })

  it('is written down no oftener than every quarter of a minute, whatever he pulls', async () => {
    const lin = await rig.agent('linxiao')
    const began = world.clock.now()
    const written = async () => (await kept()).flatMap((one) => (one as Presence).desk.map(({ at }) => at))
    for (let n = 0; n < 5; n += 1) {
      await presenceFor(lin)
      world.clock.pass(2 * SECOND)
    }
    expect(await written()).toEqual([began])
    world.clock.pass(5 * SECOND)
    await presenceFor(lin)
    expect(await written()).toEqual([began + 15 * SECOND])
  })
})

describe('what the shopper was shown', () => {
  it('is told to her agent, and never goes back', async () => {
    const lin = await rig.agent('linxiao')
    await world.agent('linxiao').says('在的')
    const seen = await newestSeq()
    expect((await presenceFor(lin)).readTo).toBe(0)
    await must(tells(seen))
    expect((await presenceFor(lin)).readTo).toBe(seen)
    await must(tells(seen - 1))
    expect((await presenceFor(lin)).readTo).toBe(seen)
  })

  it('is never more than was said', async () => {
    const seen = await newestSeq()
    await must(tells(seen + 1_000))
    expect((await presenceFor(await rig.agent('linxiao'))).readTo).toBe(seen)
  })

  it('is kept of nobody whom the bot serves', async () => {
    const li = talkOf(world.shopper({ openid: demoOpenid(2) }))
    await li.enters()
    await must(li.client.conversation.presence({ seen: 1, isTyping: true }))
    expect(await kept()).toEqual([])
  })

  it('goes when her data are deleted', async () => {
    await must(tells(1))
    const [of] = (await kept()) as { _id: string }[]
    const openid = demoOpenid(1)
    expect(of?._id).toContain(openid)
    await world.newPorts().personalData.forgetRest({ shopId: 'mianyu', openid })
    expect(await kept()).toEqual([])
  })
})

describe('a shopper who is writing', () => {
  it('is seen by her agent for some seconds, and no more once her words are there', async () => {
    const lin = await rig.agent('linxiao')
    world.clock.pass(MINUTE)
    const seen = await newestSeq()
    await must(tells(seen, true))
    expect((await presenceFor(lin)).isShopperTyping).toBe(true)
    world.clock.pass(6 * SECOND)
    expect((await presenceFor(lin)).isShopperTyping).toBe(false)

    await must(tells(seen, true))
    world.clock.pass(SECOND)
    await zhang.says('杯子碎了')
    expect((await presenceFor(lin)).isShopperTyping).toBe(false)
  })
})
