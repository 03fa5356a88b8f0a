import { newAsk } from '../../core/knowledge/ask'
import { demoOpenid } from '../../local/demo/people'
import { openDesk, type Member } from '../support/desk'
import { must } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
let boss: Member
beforeEach(async () => {
  world = await openWorld()
  const rig = openDesk(world)
  await rig.supervise('hejing')
  boss = await rig.member('hejing')
})
afterEach(() => world.close())

it('looks at no more questions than it needs, however many others there are', async () => {
  const of = { shopId: 'mianyu', openid: demoOpenid(9), seq: 1 }
  const found = [{ id: 'payment-12', p: 0.95 }]
  const kinds = ['answer', 'person', 'choose'] as const
  const asks = Array.from({ length: 90 }, (_, n) => {
    const basis = { version: 1, asked: `怎么开发票${n}`, outcome: kinds[n % 3] ?? 'answer', found }
    const story = { n, at: world.clock.now() - n, basis, replies: [] }
    return newAsk({ ...of, _id: `mianyu:261121-9:${n}` }, story)
  })
  await world.look((db) => db.collection('asks').add(asks))
  const { meter } = world.cloud.gateway
  meter.reset()
  const { groups } = await must(boss.learning.inbox({ kind: 'unanswered' }))
  const [one, other] = groups.map(({ ids }) => ids)
  expect(one).toHaveLength(1)
  expect((await must(boss.learning.inbox({ kind: 'wrong' }))).groups).toEqual([])
  expect((await must(boss.learning.sample({}))).asked).toHaveLength(10)
  await must(boss.learning.accuracy({}))
  await must(boss.learning.addSimilar({ clientId: 'economy-1', ids: one ?? [], key: 'goods-1' }))
  await must(boss.learning.settle({ ids: other ?? [], as: 'ignored' }))
  expect(meter.wastes.filter(({ examined, returned }) => examined > 2 * returned + 2)).toEqual([])
})
