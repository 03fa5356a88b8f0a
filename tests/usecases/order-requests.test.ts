import { demoOpenid } from '../../local/demo/people'
import { HOUR, MINUTE } from '../../core/shared/time'
import { orderIdOf } from '../../core/orders/order'
import type { OrderRequest } from '../../core/orders/requests/request'
import type { Wanted } from '../../core/orders/requests/wanted'
import { lineOf, must, served, talkOf, type Talk } from '../support/talk'
import { openWorld, type TestAgent, type World } from '../support/world'

/** 张雨晴's apron is paid and not sent; her bedding is on its way. */
const apron = '261121084306254'
const bedding = '261119132207118'
const cancel: Wanted = { kind: 'cancel', reason: '拍错了' }
const address: Wanted = {
  kind: 'address',
  address: {
    name: '张雨晴',
    phone: '13800002606',
    province: '浙江省',
    city: '杭州市',
    district: '西湖区',
    detail: '文三路 1 号',
  },
}

let world: World
let zhang: Talk
let lin: TestAgent
beforeEach(async () => {
  world = await openWorld()
  zhang = talkOf(world.shopper())
  lin = world.agent('linxiao')
})
afterEach(() => world.close())

const submit = (wanted: Wanted, orderNo = apron, clientId = zhang.id()) =>
  zhang.client.requests.submit({ clientId, orderNo, wanted })
const orderPage = () => must(zhang.client.orders.find({ orderNo: apron }))
const statuses = async () => (await orderPage()).requests.map(({ status }) => status)
const tick = async (ms = MINUTE) => {
  world.clock.pass(ms)
  await world.tick()
}
const setStatus = (status: string, orderNo = apron) =>
  world.look((db) =>
    db
      .collection('orders')
      .where({ _id: orderIdOf('mianyu', orderNo) })
      .update({ status }),
  )

describe('asking', () => {
  it('promises an answer by the shop’s policy, tells the agents on duty and shows it in the chat', async () => {
    const { request } = await must(submit(cancel))
    expect(request).toMatchObject({
      number: 1,
      status: 'submitted',
      answerBy: world.clock.now() + 30 * MINUTE,
    })
    expect(await statuses()).toEqual(['submitted'])
    expect(lin.sees()).toEqual([
      '申请 1：张女士要取消订单，尾号 6254（水洗亚麻围裙 ¥89.00，待发货）\n原因：拍错了\n请在 今天 11:30 前答复：同意 /yes 1，不同意 /no 1 理由',
    ])
    expect(await zhang.sees()).toEqual(['系统：[request]'])
  })

  it('tells the agent who serves her, the new address in full', async () => {
    const talk = await served(zhang.client)
    const before = lin.sees().length
    await must(submit(address))
    const told = lin.sees().slice(before)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('改为：张雨晴 13800002606，浙江省杭州市西湖区 文三路 1 号')
    expect(await talk.service()).toMatchObject({ status: 'assigned' })
    expect((await orderPage()).requests[0]).toMatchObject({
      sendTo: '张** 138****2606，浙江省杭州市西湖区 ****',
    })
  })

  it('twice is one request', async () => {
    const clientId = zhang.id()
    const both = await Promise.all([submit(cancel, apron, clientId), submit(cancel, apron, clientId)])
    expect(both.map((reply) => reply.ok && reply.value.request.number)).toEqual(
      [1, 1].map(() => expect.any(Number)),
    )
    expect(await statuses()).toEqual(['submitted'])
    expect(await must(submit(cancel, apron, clientId))).toMatchObject({ request: { status: 'submitted' } })
    expect(await zhang.sees()).toEqual(['系统：[request]'])
  })

  it('for two things at once is refused, as is what comes too late', async () => {
    const both = await Promise.all([submit(cancel), submit(address)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, error: 'requestOpen' })
    expect(await submit(cancel, bedding)).toEqual({ ok: false, error: 'requestTooLate' })
    expect(await submit({ kind: 'cancel', reason: ' ' })).toEqual({ ok: false, error: 'reasonMissing' })
  })

  it('about somebody else’s order is answered as if there were none', async () => {
    const stranger = world.shopper({ openid: demoOpenid(20) })
    const notFound = { ok: false, error: 'notFound' }
    const input = { clientId: 'client-0001', wanted: cancel }
    expect(await stranger.requests.submit({ ...input, orderNo: apron })).toEqual(notFound)
    expect(await stranger.requests.submit({ ...input, orderNo: 'NOPE-0001' })).toEqual(notFound)
    await must(submit(cancel))
    expect(await stranger.requests.withdraw({ orderNo: apron, number: 1 })).toEqual(notFound)
    const tea = world.shopper({ appid: 'wxa1de300000000002' })
    expect(await tea.requests.withdraw({ orderNo: apron, number: 1 })).toEqual(notFound)
  })

  it('while nobody is on duty waits until somebody is', async () => {
    await lin.says('/off')
    const before = lin.sees().length
    await must(submit(cancel))
    await tick()
    expect(lin.sees().slice(before)).toEqual([])
    await lin.says('/on')
    await tick()
    await tick()
    expect(lin.sees().filter((text) => text.startsWith('申请 1'))).toHaveLength(1)
    expect(await zhang.sees()).toEqual(['系统：[request]'])
  })
})

describe('an agent answers', () => {
  it('yes, does it in the shop’s platform, and says so; the shopper follows', async () => {
    await must(submit(cancel))
    expect(await lin.says('/yes 1')).toBe(
      '✓ 已同意申请 1，已告诉顾客。请到小程序后台取消订单，付过款的退款，办好后回 /done 1',
    )
    expect(await statuses()).toEqual(['accepted'])
    expect(await lin.says('/requests')).toBe(
      `待办的申请 1 个：\n1 取消订单 ${apron}\u3000已同意，办好后回 /done 1`,
    )
    expect(await lin.says('/done 1')).toBe('✓ 申请 1 已办好，已告诉顾客')
    expect(await statuses()).toEqual(['done'])
    expect(await lin.says('/requests')).toBe('没有待办的申请')
    expect(await zhang.sees()).toEqual(Array.from({ length: 3 }, () => '系统：[request]'))
  })

  it('that it is cancelled: no list, card or answer promises any more that it is sent', async () => {
    await must(submit(cancel))
    await lin.says('/yes 1')
    await lin.says('/done 1')
    expect((await orderPage()).order.status).toBe('cancelled')
    const home = await must(zhang.client.home.view({}))
    expect(home.recentOrders.find(({ orderNo }) => orderNo === apron)).toMatchObject({ status: 'cancelled' })
    const unsent = await must(zhang.client.orders.list({ status: 'paid' }))
    expect(unsent.orders.map(({ orderNo }) => orderNo)).not.toContain(apron)
    await zhang.enters()
    expect((await zhang.says(`订单 ${apron} 什么时候发货`)).messages.map(lineOf).join()).toContain('已取消')
    expect(await submit(address)).toEqual({ ok: false, error: 'notAllowed' })
  })

  it('no, with words that the shopper reads; then she may ask again', async () => {
    await must(submit(cancel))
    expect(await lin.says('/no 1')).toBe('写上理由，顾客会看到：/no 1 理由')
    expect(await lin.says('/no 1 已经打包')).toBe('✓ 已回绝申请 1，理由已告诉顾客')
    expect((await orderPage()).requests).toMatchObject([{ status: 'declined', reason: '已经打包' }])
    expect(await must(submit(address))).toMatchObject({ request: { number: 2 } })
    expect(await statuses()).toEqual(['submitted', 'declined'])
  })

  it('what makes no sense is told so', async () => {
    await must(submit(cancel))
    expect(await lin.says('/done 1')).toBe('申请 1 还没有同意，先回 /yes 1')
    expect(await lin.says('/yes 9')).toBe('没有申请 9。全部待办：/requests')
    expect(await lin.says('/yes')).toContain('是哪一个申请')
    expect(await lin.says('/yes 1 好')).toContain('没有“/yes 1 好”这个命令')
    await lin.says('/yes 1')
    await lin.says('/done 1')
    expect(await lin.says('/no 1 晚了')).toBe('没有办成：申请 1 已是“订单已取消”')
  })

  it('of another shop finds nothing under that number', async () => {
    await must(submit(cancel))
    expect(await world.agent('linxiao', 'shanye').says('/yes 1')).toBe('没有申请 1。全部待办：/requests')
    expect(await statuses()).toEqual(['submitted'])
  })

  it('while she withdraws: one of the two counts', async () => {
    await must(submit(cancel))
    const [answered, withdrawn] = await Promise.all([
      lin.says('/yes 1'),
      zhang.client.requests.withdraw({ orderNo: apron, number: 1 }),
    ])
    const [status] = await statuses()
    expect(status).toBe(withdrawn.ok ? 'withdrawn' : 'accepted')
    expect(answered.startsWith('✓')).toBe(!withdrawn.ok)
  })
})

describe('the shopper', () => {
  it('withdraws what nobody has answered, and the agents know', async () => {
    await must(submit(cancel))
    const taken = await must(zhang.client.requests.withdraw({ orderNo: apron, number: 1 }))
    expect(taken.request.status).toBe('withdrawn')
    expect(lin.sees().at(-1)).toBe('申请 1：张女士撤回了，不用再办')
    expect(await must(zhang.client.requests.withdraw({ orderNo: apron, number: 1 }))).toMatchObject({
      request: { status: 'withdrawn' },
    })
    expect(await lin.says('/yes 1')).toBe('没有办成：申请 1 已是“取消申请已撤回”')
  })

  it('does not withdraw what was agreed to', async () => {
    await must(submit(cancel))
    await lin.says('/yes 1')
    expect(await zhang.client.requests.withdraw({ orderNo: apron, number: 1 })).toEqual({
      ok: false,
      error: 'notAllowed',
    })
  })

  it('is offered the form in the chat', async () => {
    await zhang.enters()
    const said = await zhang.says('我要取消订单')
    expect(said.messages.at(-1)?.body).toMatchObject({
      kind: 'requestForm',
      request: 'cancel',
      orders: [{ orderNo: apron }],
    })
  })

  it('says by a number alone which of several orders is meant', async () => {
    await setStatus('paid', bedding)
    await zhang.enters()
    const form = { kind: 'requestForm', request: 'cancel' }
    const asked = await zhang.says('我要取消订单')
    expect(asked.messages.at(-1)?.body).toMatchObject({ ...form, orders: [{}, {}] })
    const chosen = await zhang.says('7118')
    expect(chosen.messages.at(-1)?.body).toMatchObject({ ...form, orders: [{ orderNo: bedding }] })
    expect((await zhang.says('7118')).messages.at(-1)?.body).toMatchObject({ kind: 'order' })
  })
})

describe('the order moves on', () => {
  it('and is sent: the request is overtaken, on the page at once and in the chat within a minute', async () => {
    await must(submit(cancel))
    await setStatus('shipped')
    expect(await statuses()).toEqual(['overtaken'])
    await tick()
    expect(await zhang.sees()).toHaveLength(2)
    expect(lin.sees().at(-1)).toContain('订单已经变了')
    const closed = await world.look(
      async (db) => (await db.collection('orderRequests').where({ number: 1 }).get()).data as OrderRequest[],
    )
    expect(closed).toMatchObject([{ state: { status: 'overtaken', orderStatus: 'shipped' }, dueAt: null }])
  })

  it('and is sent just before the agent says yes', async () => {
    await must(submit(cancel))
    await setStatus('shipped')
    expect(await lin.says('/yes 1')).toBe('没有办成：申请 1 已是“没有赶上，订单已经发出”')
    expect(await statuses()).toEqual(['overtaken'])
  })

  it('and is cancelled by the shop’s platform: that is what was wanted', async () => {
    await must(submit(cancel))
    await lin.says('/yes 1')
    await setStatus('cancelled')
    await tick(HOUR)
    expect(await statuses()).toEqual(['done'])
  })
})
