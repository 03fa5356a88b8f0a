import { demoOpenid } from '../../local/demo/people'
import { MINUTE } from '../../core/shared/time'
import { linesOf, served, talkOf } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const zhang = () => talkOf(world.shopper())
const parcel = '261119132207118'

it('welcomes a shopper who returns after half an hour in other words, and not before', async () => {
  const talk = zhang()
  expect((await talk.enters()).messages).toHaveLength(1)
  world.clock.pass(29 * MINUTE)
  expect((await talk.enters()).messages).toHaveLength(1)
  world.clock.pass(MINUTE)

  expect(linesOf(await talk.enters()).slice(1)).toEqual([
    '小美：张女士，上午好，又见面了。查物流、改地址、退换货，直接说就行。找客服预计等待 1 分钟。',
  ])
})

it('welcomes whoever comes from an order with that order', async () => {
  const thread = await zhang().enters({ from: 'order', orderNo: parcel })
  expect(linesOf(thread)).toEqual([
    '小美：张女士，上午好。您在看尾号 7118 的订单，要查物流、改地址还是退换货？找客服预计等待 1 分钟。',
  ])
})

it('does not betray an order that is somebody else’s, or nobody’s', async () => {
  const guessed = talkOf(world.shopper({ openid: demoOpenid(2) }))
  const other = await guessed.enters({ from: 'order', orderNo: parcel })
  const invented = await talkOf(world.shopper({ openid: demoOpenid(8) })).enters({
    from: 'order',
    orderNo: '999999999999',
  })
  for (const thread of [other, invented]) {
    expect(JSON.stringify(thread)).not.toContain('尾号')
    expect(thread.messages).toHaveLength(1)
  }
})

it('offers the quick questions to whoever comes for them, and answers one that is tapped', async () => {
  const talk = zhang()
  const { messages } = await talk.enters({ from: 'faq' })
  expect(messages[1]?.body).toMatchObject({ chips: expect.arrayContaining(['四件套怎么洗？']) as unknown })
  expect(linesOf(await talk.says('四件套怎么洗？'))[1]).toMatch(/^小美：30 度以下水温/)
})

it('says nothing beside a person', async () => {
  const talk = await served(world.shopper())
  const before = await talk.sees()
  world.clock.pass(40 * MINUTE)
  await talk.enters({ from: 'faq' })
  expect(await talk.sees()).toEqual(before)
})

it('welcomes a shopper whom the shop does not know without a name, and tells one without orders so', async () => {
  const stranger = talkOf(world.shopper({ openid: 'oNobodyKnowsThisOne' }))
  expect(linesOf(await stranger.enters())[0]).toMatch(/^小美：上午好。我是棉屿生活的小美/)
  const answer = await stranger.says('我的快递到哪了')
  expect(linesOf(answer)[1]).toBe('小美：没有找到您的订单。如果是在别处下的单，请让客服帮您查。')
})

it('offers a person for everything else, and “好的” then means yes', async () => {
  const talk = zhang()
  expect(linesOf(await talk.says('今天股票涨了吗'))[1]).toMatch(/^小美：这个问题我还答不准/)
  await talk.says('好的')
  expect(await talk.service()).toEqual({ status: 'assigned', agentName: '林晓' })
})

it('shows the thread page by page to whoever scrolls up', async () => {
  const talk = zhang()
  const texts = Array.from({ length: 65 }, (_, n) => `第${n}条`)
  await talk.saysAll(texts, world.clock.pass)
  const seqs: number[] = []
  let page = await talk.enters()
  expect(page.hasEarlier).toBe(true)
  while (page.hasEarlier) {
    seqs.unshift(...new Set(page.messages.map(({ seq }) => seq)))
    const earlier = await talk.client.conversation.history({ before: seqs[0] ?? 0 })
    if (!earlier.ok) throw new Error(earlier.error)
    page = { ...page, ...earlier.value }
  }
  seqs.unshift(...new Set(page.messages.map(({ seq }) => seq)))
  expect(seqs).toEqual(Array.from({ length: 65 }, (_, n) => n + 1))
})
