import { MINUTE } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { openDesk, SESSION, type DeskRig, type Member } from '../support/desk'
import { sampleRules } from '../support/floor'
import { must, served, talkOf, type Talk } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
let rig: DeskRig
let zhang: Talk
let lin: Member

beforeEach(async () => {
  world = await openWorld()
  await world.change('shops', 'mianyu', { routing: sampleRules })
  rig = openDesk(world)
  zhang = await served(world.shopper())
  lin = await rig.member('linxiao')
})
afterEach(() => world.close())

it('an agent reads why a session came to him, and the shopper nothing of it', async () => {
  await must(lin.desk.end({ sessionId: SESSION, clientId: 'why-end-01' }))
  await zhang.asksForPerson()
  const sessionId = 'mianyu:261121-2'
  const { digest } = await must(lin.story.digest({ sessionId }))
  expect(digest).toMatchObject({ why: '上次接待过这位顾客', hops: 0 })
  const { conversation } = zhang.client
  const scene = { from: 'home' } as const
  const read = [
    await conversation.pull({ after: 0 }),
    await conversation.enter({ clientId: zhang.id(), scene }),
  ]
  expect(JSON.stringify(read)).not.toContain('接待过')
})

it('the queue tells who is served before others, and who is the reader’s own', async () => {
  const he = await rig.member('hejing')
  const [li, wang] = [2, 3].map((n) => talkOf(world.shopper({ openid: demoOpenid(n) })))
  await world.change('shoppers', `mianyu:${demoOpenid(2)}`, { tags: ['VIP'], dedicatedId: 'linxiao' })
  await must(lin.desk.setDuty({ duty: 'busy' }))
  for (const talk of [li, wang]) {
    await talk?.enters()
    await talk?.asksForPerson()
  }
  const queue = async (member: Member) =>
    (await must(member.desk.sessions({ list: 'queue' }))).sessions.map(({ precedence }) => precedence)
  const lane = { tag: 'VIP', aheadMs: 60_000 }
  expect(await queue(lin)).toEqual([{ lane, you: 'dedicated' }, undefined])
  expect(await queue(he)).toEqual([{ lane }, undefined])
  world.clock.pass(5 * MINUTE)
  expect((await queue(he))[1]).toEqual({ patienceMs: 5 * MINUTE })
})
