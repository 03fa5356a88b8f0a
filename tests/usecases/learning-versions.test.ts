import { newAsk } from '../../core/knowledge/ask'
import type { Entry } from '../../core/knowledge/entry'
import { SECOND } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { putLive } from '../../server/knowledge/put-live'
import { standing } from '../../server/knowledge/standing'
import { openDesk, type Member } from '../support/desk'
import { must, talkOf } from '../support/talk'
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

let clicks = 0
const clientId = (): string => `versions-${(clicks += 1)}`

const says = (n: number, text: string) => talkOf(world.shopper({ openid: demoOpenid(n) })).says(text)

/** From now on that entry is another. */
const changes = async (key: string, to: Partial<Entry>): Promise<void> => {
  const ports = world.newPorts()
  const { version, entries } = await standing(ports, 'mianyu')
  const going = {
    ...{
      actor: { shop: { _id: 'mianyu' }, agent: { userid: 'hejing', name: '何静' } },
      clientId: clientId(),
    },
    ...{ version: version + 1, note: '', before: entries },
    after: entries.map(({ entry }) => (entry.key === key ? { ...entry, ...to } : entry)),
  }
  expect(await putLive(ports, { initialsOf: () => '' }, going)).toBe(true)
  world.clock.pass(10 * SECOND)
}

const inbox = async () => (await must(boss.learning.inbox({ kind: 'unanswered' }))).groups
const sampled = async () => (await must(boss.learning.sample({}))).asked.map(({ text }) => text)

it('an entry takes as many questions as it has room for, and the others stay open', async () => {
  await says(1, '你会唱歌吗')
  await says(2, '今天股票涨了吗')
  await changes('goods-1', { similar: Array.from({ length: 99 }, (_, n) => `第${n}种问法`) })
  const ids = (await inbox()).flatMap((group) => group.ids)
  expect(ids).toHaveLength(2)
  const click = () => boss.learning.addSimilar({ clientId: clientId(), ids, key: 'goods-1' })
  expect(await must(click())).toMatchObject({ status: 'done', added: 1 })
  expect(await inbox()).toHaveLength(1)
  expect(await must(click())).toEqual({ status: 'wrong', why: '相似问已满 100 条，先删掉几条再加' })
  expect(await inbox()).toHaveLength(1)
})

it('an answer is sampled though others have changed since, and not once it has changed itself', async () => {
  await says(1, '怎么开发票')
  await changes('goods-1', { answer: '改过的答案' })
  expect(await sampled()).toEqual(['怎么开发票'])
  await changes('payment-12', { answer: '改过的答案' })
  expect(await sampled()).toEqual([])
  await says(2, '怎么开发票？')
  expect(await sampled()).toEqual(['怎么开发票？'])
})

it('what a model said in its own words is not sampled', async () => {
  const of = { shopId: 'mianyu', openid: demoOpenid(9), seq: 1 }
  const found = [{ id: 'payment-12', p: 0.95 }]
  const basis = { version: 1, asked: '发票', outcome: 'answer' as const, found }
  const story = { n: 1, at: world.clock.now(), replies: [] }
  const asks = [
    newAsk({ ...of, _id: 'mianyu:261121-9:1' }, { ...story, basis }),
    newAsk({ ...of, _id: 'mianyu:261121-9:2' }, { ...story, basis: { ...basis, assisted: true } }),
  ]
  await world.look((db) => db.collection('asks').add(asks))
  expect(await sampled()).toEqual(['发票'])
})
