import type { QuickReply } from '../../core/quick-replies/quick-reply'
import { MINUTE } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { appOf, textCallback } from '../support/callback'
import { png } from '../support/images'
import { sampleReply } from '../support/quick-replies'
import { must, served, type Talk } from '../support/talk'
import { openWorld, type TestAgent, type World } from '../support/world'

let world: World
let zhang: Talk
let lin: TestAgent
beforeEach(async () => {
  world = await openWorld()
  zhang = await served(world.shopper())
  lin = world.agent('linxiao')
})
afterEach(() => world.close())

const fromLin = async () => (await zhang.sees()).filter((line) => line.startsWith('林晓：'))
const add = (...replies: readonly QuickReply[]) =>
  world.look((db) => db.collection('quickReplies').add([...replies]))
const uses = async (replyId: string) =>
  (await world.look((db) => db.collection('replyUses').where({ shopId: 'mianyu', replyId }).count())).total

it('goes out by the first letters of its title, and by words', async () => {
  expect(await lin.says('/wh')).toMatch(/^✓ 已发给 #1：“张女士，我是客服/)
  expect(await lin.says('/断了 时间=今天18:00')).toMatch(/^✓ 已发给 #1：“张女士，照片看到了/)
  expect(await fromLin()).toEqual([
    '林晓：张女士，我是客服，您的消息我看到了，马上为您处理。',
    expect.stringMatching(/^林晓：张女士，照片看到了。.*今天18:00前审核/),
  ])
})

it('does not go while several are meant, or a value is missing, or none is called so', async () => {
  expect(await lin.says('/物流')).toBe(
    [
      '还没发：“物流”有 2 条，写编号发出（/2）',
      '/2 [物流] 今天发出（jtfc）：{称呼}，尾号 {订单尾号} 的订单{时间}前发出，发出后单号会出现在订单里。',
      '/3 [物流] 物流进度（wljd）：{称呼}，尾号 {订单尾号} 的包裹：{物流}。',
    ].join('\n'),
  )
  expect(await lin.says('/psj')).toBe('没发出去：快捷回复 5 还缺「时间」。写：/5 时间=今天18:00')
  expect(await lin.says('/ned')).toMatch(/^没发出去：没有“\/ned”这个命令，也没有这样的快捷回复/)
  expect(await fromLin()).toEqual([])
})

it('goes to nobody while two shoppers are served and none is named', async () => {
  await served(world.shopper({ openid: demoOpenid(2) }))
  expect(await lin.says('/wh')).toMatch(/^有 2 个会话进行中，是哪一个？写 #1 \/1/)
  expect(await lin.says('#2 /wh')).toMatch(/^✓ 已发给 #2：/)
  expect(await fromLin()).toEqual([])
})

it('is not longer than a message may be, whatever it is filled with', async () => {
  await add(
    sampleReply({ _id: 'mianyu:long', position: 50, title: '长文', text: `{时间}${'长'.repeat(995)}` }),
  )
  expect(await lin.says('/50 今天18:00前')).toMatch(/^没发出去：超过 1000 字了/)
  expect(await fromLin()).toEqual([])
})

it('of one agent or of another group is nobody else’s', async () => {
  const text = '您好'
  await add(
    sampleReply({ _id: 'a', position: 51, title: '我自己的', text, shelf: 'person:linxiao' }),
    sampleReply({ _id: 'b', position: 52, title: '何静的', text, shelf: 'person:hejing' }),
    sampleReply({ _id: 'c', position: 53, title: '售前的', text, shelf: 'group:presales' }),
    sampleReply({ _id: 'd', position: 54, title: '售后的', text, shelf: 'group:aftersales' }),
  )
  await world.look((db) =>
    db
      .collection('agents')
      .where({ shopId: 'mianyu', userid: 'linxiao' })
      .update({ groups: ['presales'] }),
  )
  const listed = await lin.says('/replies')
  expect(listed.split('\n').filter((line) => line.startsWith('/5'))).toEqual([
    expect.stringContaining('/5 [售后] 破损'),
    '/51 我自己的：您好',
    '/53 售前的：您好',
  ])
  expect(await lin.says('/52')).toMatch(/^没发出去：没有快捷回复 52/)
  expect(await lin.says('/售后的')).toMatch(/也没有这样的快捷回复/)
})

it('of any group is sent by an agent who serves all of them', async () => {
  await add(sampleReply({ _id: 'c', position: 53, title: '售前的', text: '您好', shelf: 'group:presales' }))
  expect(await lin.says('/53')).toBe('✓ 已发给 #1：“您好”')
})

it('that was written before replies had shelves is the shop’s', async () => {
  await world.look((db) =>
    db
      .collection('quickReplies')
      .add({ _id: 'old', shopId: 'mianyu', position: 60, title: '旧的', text: '还在' }),
  )
  expect(await lin.says('/旧的')).toBe('✓ 已发给 #1：“还在”')
})

it('is seen as it was changed after a minute', async () => {
  await lin.says('/replies')
  await add(sampleReply({ _id: 'new', position: 61, title: '新的', text: '来了' }))
  world.clock.pass(MINUTE)
  expect(await lin.says('/新的')).toBe('✓ 已发给 #1：“来了”')
})

it('may have a picture, which goes behind its words, each once', async () => {
  const bytes = png({ width: 40, height: 30 })
  const kept = await world.newPorts().files.keep('mianyu/replies', bytes, 'png')
  const image = { kind: 'image', fileId: kept, bytes: bytes.length, width: 40, height: 30 } as const
  await add(sampleReply({ _id: 'mianyu:size', position: 62, title: '尺码表', text: '您看这张', image }))

  expect(await lin.says('/尺码表')).toBe('✓ 已发给 #1：“您看这张”（附图）')
  const typed = { userid: 'linxiao', text: '/62', msgId: '7000000000000000002' }
  const event = textCallback(appOf('棉屿生活'), typed, world.clock.now())
  await Promise.all([1, 2].map(() => world.call('wecom', event)))
  expect(await fromLin()).toEqual([
    '林晓：您看这张',
    '林晓：[照片 40×30]',
    '林晓：您看这张',
    '林晓：[照片 40×30]',
  ])
  expect(await uses('mianyu:size')).toBe(2)
})

describe('a use', () => {
  it('counts once for each sending, however often WeCom repeats it, and not when nothing went', async () => {
    const typed = { userid: 'linxiao', text: '/1', msgId: '7000000000000000001' }
    const event = textCallback(appOf('棉屿生活'), typed, world.clock.now())
    await Promise.all([1, 2, 3].map(() => world.call('wecom', event)))
    await world.call('wecom', event)
    expect(await uses('mianyu:1')).toBe(1)

    await lin.says('/wh')
    await lin.says('/5')
    expect([await uses('mianyu:1'), await uses('mianyu:5')]).toEqual([2, 0])
    expect(await fromLin()).toHaveLength(2)
  })

  it('counts when the function died before it had answered and a value is gone meanwhile: it did go out', async () => {
    const shipped = await must(zhang.client.orders.list({ status: 'shipped' }))
    const orderNo = shipped.orders[0]?.orderNo ?? ''
    await zhang.sendsOrder(orderNo)
    expect(await lin.says('/3')).toMatch(/^✓ 已发给 #1：/)
    await world.look((db) =>
      db.collection('inbox').where({ shopId: 'mianyu' }).update({ pendingAt: 1, reply: null }),
    )
    await world.look((db) =>
      db.collection('orders').where({ shopId: 'mianyu', orderNo }).update({ parcels: [] }),
    )
    world.clock.pass(MINUTE)
    await world.tick()
    const { data } = await world.look((db) => db.collection('inbox').where({ shopId: 'mianyu' }).get())
    expect(data).toEqual([
      expect.objectContaining({ reply: expect.stringMatching(/^✓ 已发给 #1：/) as string }),
    ])
    expect([await uses('mianyu:3'), (await fromLin()).length]).toEqual([1, 1])
  })

  it('counts once when the function died before it had answered, and the clock takes over', async () => {
    await lin.says('/1')
    await world.look((db) =>
      db.collection('inbox').where({ shopId: 'mianyu' }).update({ pendingAt: 1, reply: null }),
    )
    world.clock.pass(MINUTE)
    await world.tick()
    const { data } = await world.look((db) => db.collection('inbox').where({ shopId: 'mianyu' }).get())
    expect(data).toEqual([expect.objectContaining({ reply: expect.stringMatching(/^✓/) as string })])
    expect(await uses('mianyu:1')).toBe(1)
    expect(await fromLin()).toHaveLength(1)
  })
})
