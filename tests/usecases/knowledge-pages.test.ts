import { demoOpenid } from '../../local/demo/people'
import { must } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const knowledge = () => world.shopper().knowledge

it('lists what may be read, hot questions in their order, with what finds a title by its initials', async () => {
  const all = await must(knowledge().browse({}))
  expect(all.hot.slice(0, 2).map(({ title }) => title)).toEqual(['退货的运费谁出？', '退款多久到账？'])
  expect(all.entries).toContainEqual({
    key: 'aftersales-6',
    title: '退款多久到账？',
    category: '售后',
    initials: 'tkdjdz',
  })
  expect([...new Set(all.entries.map(({ category }) => category))]).toEqual(
    expect.arrayContaining(['订单', '支付', '配送', '商品', '售后']),
  )
})

it('tells on the home page what shoppers ask most, each with its entry', async () => {
  const { quickQuestions } = await must(world.shopper({ openid: demoOpenid(1) }).home.view({}))
  expect(quickQuestions[0]).toEqual({ title: '退货的运费谁出？', key: 'aftersales-5' })
})

it('finds by meaning, with the answer of which it is sure in the words of today', async () => {
  const sure = await must(knowledge().search({ text: '钱退回来要几天' }))
  expect(sure.found[0]?.key).toBe('aftersales-6')
  expect(sure.best).toContain('审核通过后24小时内退回')
  expect(await must(knowledge().search({ text: '今天股票涨了吗' }))).toMatchObject({ best: null })
  expect(await must(knowledge().search({ text: ' ' }))).toEqual({ found: [], best: null })
})

it('gives an answer with what it leads to and what is asked alike; none that is not said', async () => {
  const answer = await must(knowledge().answer({ key: 'aftersales-6' }))
  expect(answer).toMatchObject({ title: '退款多久到账？', version: 1, passages: [{ heading: null }] })
  expect(answer.related.length).toBeGreaterThan(0)
  expect(answer.related.map(({ key }) => key)).not.toContain('aftersales-6')
  expect(await knowledge().answer({ key: 'gone-1' })).toEqual({ ok: false, error: 'notFound' })
})

it('keeps one shop’s entries from another’s shoppers', async () => {
  const tea = world.shopper({ appid: 'wxa1de300000000002', openid: demoOpenid(1) }).knowledge
  const { entries } = await must(tea.browse({}))
  expect(entries.map(({ title }) => title)).toContain('茶叶怎么保存？')
  const own = await must(knowledge().browse({}))
  expect(own.entries.map(({ title }) => title)).not.toContain('茶叶怎么保存？')
  expect(await knowledge().answer({ key: 'tea-1' })).toEqual({ ok: false, error: 'notFound' })
})
