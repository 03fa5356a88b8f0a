import { MINUTE } from '../../core/shared/time'
import { linesOf, talkOf } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

it('answers from what the shop has published, and says what it leads to', async () => {
  const talk = talkOf(world.shopper())
  const { messages } = await talk.says('怎么开发票')
  expect(messages.at(-1)?.body).toMatchObject({
    ...{ kind: 'faq', question: '开发票', key: 'payment-12', leadsTo: 'invoice' },
    answer: expect.stringContaining('点“开发票”') as unknown,
  })
})

it('fills what the shop promises from its policy: the words and the clock cannot disagree', async () => {
  const talk = talkOf(world.shopper())
  expect(linesOf(await talk.says('审核要多久'))[1]).toContain('营业时间2小时内审核')
  expect(linesOf(await talk.says('退款多久到账？'))[1]).toContain('审核通过后24小时内退回')
})

it('answers each of several questions', async () => {
  const lines = linesOf(await talkOf(world.shopper()).says('退款多久到账？退货的运费谁出？'))
  expect(lines.slice(1)).toEqual([
    expect.stringContaining('审核通过后24小时内退回'),
    expect.stringContaining('来回运费我们出'),
  ])
})

it('answers nothing that it does not know, and offers a person', async () => {
  const talk = talkOf(world.shopper())
  for (const far of ['今天股票涨了吗', '[微笑][微笑]', 'what is the meaning of life', '😀😀😀😀']) {
    world.clock.pass(MINUTE)
    expect(linesOf(await talk.says(far))[1]).toBe(
      '小美：这个问题我还答不准，帮您转人工客服，还是换个说法再问？',
    )
  }
})

it('of a question of a thousand characters says at once that a person is better', async () => {
  const [, line] = linesOf(await talkOf(world.shopper()).says('我昨天在你们家买的那个'.repeat(90)))
  expect(line).toMatch(/转人工/)
})

it('shows where her parcels are rather than prose that holds for everybody', async () => {
  const talk = talkOf(world.shopper())
  const { messages } = await talk.says('我的快递到哪了')
  expect(messages.some(({ body }) => body.kind === 'orders' || body.kind === 'order')).toBe(true)
})

it('answers one shop’s questions from that shop’s knowledge only', async () => {
  const here = await talkOf(world.shopper()).says('茶叶怎么保存？')
  expect(JSON.stringify(here)).not.toContain('密封、避光')
  const there = await talkOf(world.shopper({ appid: 'wxa1de300000000002' })).says('茶叶怎么保存？')
  expect(linesOf(there)[1]).toContain('密封、避光')
})

it('reads “那运费呢” together with what she asked before', async () => {
  const talk = talkOf(world.shopper())
  await talk.says('我要退货')
  expect(linesOf(await talk.says('那运费呢'))[1]).toContain('来回运费我们出')
  // another visit begins with nothing asked before
  world.clock.pass(60 * MINUTE)
  expect(linesOf(await talk.says('那运费呢')).join()).not.toContain('来回运费我们出')
  const other = talkOf(world.shopper({ openid: 'oNobody00000000000000000001' }))
  expect(linesOf(await other.says('那运费呢'))[1]).not.toContain('来回运费我们出')
})
