import type { Search } from '../../core/conversation/search'
import { DAY, MINUTE } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { lineOf, linesOf, must, served, talkOf } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const everything: Search = { words: '', kind: 'all', from: null, until: null }
const searching = (talk: ReturnType<typeof talkOf>, search: Partial<Search>, before: number | null = null) =>
  must(talk.client.conversation.search({ search: { ...everything, ...search }, before }))
const found = async (...of: Parameters<typeof searching>) => (await searching(...of)).found.map(lineOf)

it('finds what was said by either side, newest first, upper and lower case alike', async () => {
  const talk = await served(world.shopper())
  await talk.says('色号是 Mist Blue 吗')
  world.clock.pass(MINUTE)
  await world.agent('linxiao').says('是的，mist blue 现货')

  expect(await found(talk, { words: 'MIST' })).toEqual([
    '林晓：是的，mist blue 现货',
    '顾客：色号是 Mist Blue 吗',
  ])
  expect(await found(talk, { words: '没有这句' })).toEqual([])
})

it('takes every sign as itself', async () => {
  const talk = await served(world.shopper())
  await talk.says('满减是 100% 吗 (a+b)*c\\d [x]')
  await talk.says('别的话')
  for (const words of ['100%', '(a+b)*c', '\\d', '[x]', '.*']) {
    expect(await found(talk, { words })).toHaveLength(words === '.*' ? 0 : 1)
  }
})

it('shows orders by themselves, and finds them by number and name', async () => {
  const talk = talkOf(world.shopper())
  await talk.enters()
  await talk.says('在吗')
  await talk.sendsOrder('261119132207118')

  const orders = await found(talk, { kind: 'orders' })
  expect(orders.length).toBeGreaterThan(0)
  expect(orders.every((line) => line.includes('[订单 7118]'))).toBe(true)
  expect(await found(talk, { kind: 'orders', words: '0712' })).toEqual([])
  expect(await found(talk, { words: '207118' })).toContain('顾客：[订单 7118]')
  expect(await found(talk, { kind: 'photos' })).toEqual([])
})

it('keeps to the days that were asked for', async () => {
  const talk = await served(world.shopper())
  const firstDay = world.clock.now()
  await talk.says('第一天说的话')
  world.clock.pass(DAY)
  await talk.says('第二天说的话')

  expect(await found(talk, { words: '说的话' })).toEqual(['顾客：第二天说的话', '顾客：第一天说的话'])
  expect(await found(talk, { words: '说的话', until: firstDay + DAY })).toEqual(['顾客：第一天说的话'])
  expect(await found(talk, { words: '说的话', from: firstDay + MINUTE })).toEqual(['顾客：第二天说的话'])
})

it('goes on page by page to the first message, each once', async () => {
  const talk = await served(world.shopper())
  for (let n = 1; n <= 45; n += 1) {
    await talk.says(`第 ${n} 句`)
    world.clock.pass(MINUTE)
  }
  const lines: string[] = []
  let before: number | null = null
  do {
    const page = await searching(talk, { words: '句' }, before)
    lines.push(...linesOf({ messages: page.found }))
    before = page.next
  } while (before !== null)
  expect(lines).toEqual(Array.from({ length: 45 }, (_, n) => `顾客：第 ${45 - n} 句`))
})

it('looks through one’s own conversation only', async () => {
  const talk = await served(world.shopper())
  await talk.says('只有我知道的暗号')
  const stranger = talkOf(world.shopper({ openid: demoOpenid(2) }))
  await stranger.enters()
  expect(await found(stranger, { words: '暗号' })).toEqual([])
})

it('refuses words that are too long', async () => {
  const { conversation } = world.shopper()
  const search = { ...everything, words: '很'.repeat(51) }
  expect(await conversation.search({ search, before: null })).toEqual({ ok: false, error: 'textTooLong' })
})
