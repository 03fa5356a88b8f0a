import { people } from '../../local/demo/people'
import { demoOpenid } from '../../local/demo/people'
import { HOUR, MINUTE } from '../../core/shared/time'
import { orderIdOf, type Order } from '../../core/orders/order'
import { ok } from '../../core/shared/result'
import type { PhoneNumber } from '../../server/order-ports'
import { must, served, talkOf } from '../support/talk'
import { openWorld, type World } from '../support/world'

/** 刘芳 owns nothing; three orders of nobody went to her: two with her whole number, one masked, one hidden. */
const liu = people.find(({ name }) => name === '刘芳')!
const [whole, older, masked, hidden] = ['0101', '0102', '0103', '0104'].map(
  (tail) => `372994659134748${tail}`,
)
const stranger = demoOpenid(20)
const wrong = { ok: false, error: 'claimWrong' }
const tooMany = { ok: false, error: 'claimTooMany' }

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const as = (openid: string) => world.shopper({ openid }).claims
const tail = liu.phone.slice(-4)
const details = { orderNo: masked!, phoneTail: tail, recipient: '刘芳' }
/** WeChat vouches for this number, whoever asks. */
const withPhone = (openid: string, phone: PhoneNumber) =>
  world
    .instance({ ...world.newPorts(), phoneNumbers: { read: () => Promise.resolve(ok(phone)) } })
    .shopper({ openid }).claims
const stored = (orderNo: string): Promise<Order> =>
  world.look(async (db) => {
    const { data } = await db
      .collection('orders')
      .where({ _id: orderIdOf('mianyu', orderNo) })
      .get()
    return data[0] as Order
  })
const numbersOf = async (openid: string) =>
  (await must(world.shopper({ openid }).orders.list({}))).orders.map(({ orderNo }) => orderNo)

describe('by WeChat’s phone number button', () => {
  it('gives her every order of nobody that went to this number in full', async () => {
    const { orders } = await must(
      withPhone(liu.openid, { country: '86', number: liu.phone }).byPhone({ code: 'c' }),
    )
    expect(orders.map(({ orderNo }) => orderNo).sort()).toEqual([whole, older])
    expect((await numbersOf(liu.openid)).sort()).toEqual([whole, older])
    expect(await stored(whole!)).toMatchObject({ openid: liu.openid, claim: { how: 'phone' } })
    expect(await stored(whole!)).not.toHaveProperty('claimPhone')
    expect(await stored(masked!)).toMatchObject({ openid: null })
  })

  it('finds nothing for another number, another country, or a second time', async () => {
    const foreign = withPhone(liu.openid, { country: '852', number: liu.phone })
    expect(await must(foreign.byPhone({ code: 'c' }))).toEqual({ orders: [] })
    const other = withPhone(liu.openid, { country: '86', number: '13900009999' })
    expect(await must(other.byPhone({ code: 'c' }))).toEqual({ orders: [] })
    const her = withPhone(liu.openid, { country: '86', number: liu.phone })
    await must(her.byPhone({ code: 'c' }))
    expect(await must(her.byPhone({ code: 'c' }))).toEqual({ orders: [] })
  })

  it('leaves the orders of another shop alone', async () => {
    const claims = world
      .instance({
        ...world.newPorts(),
        phoneNumbers: { read: () => Promise.resolve(ok({ country: '86', number: liu.phone })) },
      })
      .shopper({ appid: 'wxa1de300000000002', openid: liu.openid }).claims
    expect(await must(claims.byPhone({ code: 'c' }))).toEqual({ orders: [] })
  })

  it('says so when WeChat does not know the code', async () => {
    expect(await as(liu.openid).byPhone({ code: 'made-up' })).toEqual({ ok: false, error: 'phoneUnread' })
  })
})

describe('by order number, last digits and recipient', () => {
  it('gives her the order, and again when she asks again', async () => {
    expect(await must(as(liu.openid).byDetails(details))).toMatchObject({ order: { orderNo: masked } })
    expect(await must(as(liu.openid).byDetails(details))).toMatchObject({ order: { orderNo: masked } })
    expect(await numbersOf(liu.openid)).toEqual([masked])
    expect(await stored(masked!)).toMatchObject({ claim: { how: 'details' } })
  })

  it('gives one answer to everything that is wrong', async () => {
    const owned = (await numbersOf(demoOpenid(1)))[0]!
    for (const [place, said] of [
      { ...details, orderNo: 'NOPE-0001' },
      { ...details, phoneTail: '0000' },
      { ...details, recipient: '刘方' },
      { ...details, orderNo: hidden! },
      { orderNo: owned, phoneTail: '2606', recipient: '张雨晴' },
    ].entries()) {
      expect(await as(demoOpenid(30 + place)).byDetails(said)).toEqual(wrong)
    }
    expect(await stored(owned)).toMatchObject({ openid: demoOpenid(1) })
  })

  it('lets one of two have it', async () => {
    const both = await Promise.all([as(liu.openid).byDetails(details), as(stranger).byDetails(details)])
    expect(both.filter(({ ok: isHers }) => isHers)).toHaveLength(1)
    expect(both.find(({ ok: isHers }) => !isHers)).toEqual(wrong)
    const owner = both[0].ok ? liu.openid : stranger
    expect(await stored(masked!)).toMatchObject({ openid: owner })
  })

  it('is tried five times an hour by one shopper, at whatever orders', async () => {
    const { byDetails } = as(stranger)
    for (let n = 0; n < 5; n += 1)
      expect(await byDetails({ ...details, orderNo: `NOPE-${n}` })).toEqual(wrong)
    expect(await byDetails(details)).toEqual(tooMany)
    world.clock.pass(HOUR)
    expect(await byDetails(details)).toMatchObject({ ok: true })
  })

  it('counts wrong guesses only: who finds an order may look for the next', async () => {
    const { byDetails } = as(liu.openid)
    for (let n = 0; n < 4; n += 1)
      expect(await byDetails({ ...details, orderNo: `NOPE-${n}` })).toEqual(wrong)
    expect(await byDetails(details)).toMatchObject({ ok: true })
    expect(await byDetails({ ...details, orderNo: whole! })).toMatchObject({ ok: true })
    expect(await byDetails({ ...details, orderNo: 'NOPE-4' })).toEqual(wrong)
    expect(await byDetails({ ...details, orderNo: older! })).toEqual(tooMany)
  })

  it('is tried five times an hour at one order number, by whomever and all at once', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        as(demoOpenid(20 + n)).byDetails({ ...details, phoneTail: '0000' }),
      ),
    )
    expect(guesses.filter(({ ok: isHers }) => isHers)).toEqual([])
    const counted = guesses.filter((one) => !one.ok && one.error === 'claimWrong')
    expect(counted.length).toBeLessThanOrEqual(5)
    for (let n = counted.length; n < 5; n += 1)
      await as(demoOpenid(40 + n)).byDetails({ ...details, phoneTail: '0000' })
    expect(await as(liu.openid).byDetails(details)).toEqual(tooMany)
    // nor does it tell whether there is such an order
    for (let n = 0; n < 5; n += 1)
      await as(demoOpenid(50 + n)).byDetails({ ...details, orderNo: 'NOPE-0001' })
    expect(await as(demoOpenid(56)).byDetails({ ...details, orderNo: 'NOPE-0001' })).toEqual(tooMany)
  })

  it('keeps out what cannot be right', async () => {
    expect(await as(stranger).byDetails({ ...details, phoneTail: '26' })).toEqual({
      ok: false,
      error: 'phoneTailFormat',
    })
    expect(await as(stranger).byDetails({ ...details, recipient: ' ' })).toEqual({
      ok: false,
      error: 'recipientMissing',
    })
  })

  it('forgets old tries', async () => {
    await as(stranger).byDetails({ ...details, phoneTail: '0000' })
    world.clock.pass(2 * HOUR) // the sweep runs in the first minute of an hour
    await world.tick()
    const left = await world.look((db) => db.collection('claimTries').count())
    expect(left.total).toBe(0)
  })
})

describe('by an agent', () => {
  const lin = () => world.agent('linxiao')

  it('links an order of nobody to the shopper of a session, who is told; the order says who did it', async () => {
    const talk = await served(world.shopper({ openid: liu.openid }))
    expect(await lin().says(`/link ${hidden}`)).toMatch(
      /^尾号 0104：.*\n.* ¥.*\n确认是刘女士的，就回 \/link 确认$/,
    )
    expect(await stored(hidden!)).toMatchObject({ openid: null })
    expect(await lin().says('/link 确认')).toBe(
      `✓ 尾号 0104 的订单已关联给刘女士。关联错了：/unlink ${hidden}`,
    )
    expect(await stored(hidden!)).toMatchObject({
      openid: liu.openid,
      claim: { how: 'agent', by: 'linxiao', at: world.clock.now() },
    })
    expect(await talk.sees()).toContain('系统：[orderLinked]')
    expect(await numbersOf(liu.openid)).toEqual([hidden])
  })

  it('reads who the recipient is before anything is shown to the shopper, and may let it be', async () => {
    await served(world.shopper({ openid: liu.openid }))
    expect(await lin().says(`/link ${whole}`)).toMatch(/^尾号 0101：刘\* \d{3}\*{4}\d{4}，/)
    world.clock.pass(10 * MINUTE)
    expect(await lin().says('/link 确认')).toBe('没有等着确认的关联，先写 /link 订单号')
    expect(await stored(whole!)).toMatchObject({ openid: null })
  })

  it('takes back what was linked by mistake: the shopper is told, and its recipient finds it again', async () => {
    const talk = await served(world.shopper())
    await lin().says(`/link ${whole}`)
    await lin().says('/link 确认')
    expect(await lin().says(`/unlink ${whole}`)).toMatch(/^✓ 尾号 0101 的订单不再关联给张女士/)
    expect(await talk.sees()).toEqual(
      expect.arrayContaining(['系统：[orderLinked]', '系统：[orderUnlinked]']),
    )
    const order = await stored(whole!)
    expect(order).toMatchObject({ openid: null, claimPhone: liu.phone })
    expect(order).not.toHaveProperty('claim')
    const { orders } = await must(
      withPhone(liu.openid, { country: '86', number: liu.phone }).byPhone({ code: 'c' }),
    )
    expect(orders.map(({ orderNo }) => orderNo)).toContain(whole)
  })

  it('does not take back what a shopper found herself, or bought', async () => {
    await served(world.shopper())
    const [own] = await numbersOf(demoOpenid(1))
    expect(await lin().says(`/unlink ${own}`)).toMatch(/^没有取消：.*不是客服关联给张女士的$/)
    expect(await stored(own!)).toMatchObject({ openid: demoOpenid(1) })
  })

  it('is told why an order is not linked', async () => {
    await served(world.shopper({ openid: liu.openid }))
    const owned = (await numbersOf(demoOpenid(1)))[0]!
    expect(await lin().says(`#1 /link ${owned}`)).toBe(
      `没有关联：尾号 ${owned.slice(-4)} 的订单已经属于另一位顾客`,
    )
    expect(await lin().says('/link NOPE-0001')).toBe('没有关联：没有订单 NOPE-0001，核对订单号')
    expect(await lin().says('/link')).toBe('关联哪一笔？写 /link 订单号')
    expect(await stored(owned)).toMatchObject({ openid: demoOpenid(1) })
  })

  it('links only inside a session', async () => {
    await talkOf(world.shopper({ openid: liu.openid })).enters()
    expect(await lin().says(`/link ${hidden}`)).toBe('没发出去：现在没有进行中的会话')
    expect(await stored(hidden!)).toMatchObject({ openid: null })
  })
})
