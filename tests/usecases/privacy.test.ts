import { DAY, HOUR, MINUTE, SECOND } from '../../core/shared/time'
import { collections } from '../../core/collections'
import { demoOpenid, people } from '../../local/demo/people'
import type { Ports } from '../../server/ports'
import { linesOfCopy } from '../support/copy-of'
import { png } from '../support/images'
import { must, served, talkOf, type Talk } from '../support/talk'
import { uploadOf } from '../support/upload'
import { openWorld, type World } from '../support/world'

/** Nothing of hers is on its way, so that nothing stands in the way. */
const calm = people.find(({ shopId, plot }) => shopId === 'mianyu' && plot === 'unpaid') ?? people[0]
const openid = calm?.openid ?? ''

let world: World
let her: Talk
beforeEach(async () => {
  world = await openWorld()
  her = talkOf(world.shopper({ openid }))
})
afterEach(() => world.close())

const privacy = (talk = her) => talk.client.privacy
const submit = (kind: 'download' | 'delete', talk = her) =>
  must(privacy(talk).submit({ kind, clientId: talk.id() }))
const requestOf = async (kind: 'download' | 'delete') =>
  (await must(privacy().view({}))).requests.find((request) => request.kind === kind)
const later = async (ms: number) => {
  world.clock.pass(ms)
  await world.tick()
}
const count = async (name: string, filter: object) =>
  Number((await world.look((db) => db.collection(name).where(filter).count())).total)
const stored = async (name: string, filter: object) =>
  (await world.look((db) => db.collection(name).where(filter).get())).data as Record<string, unknown>[]
const photo = async (talk: Talk) => {
  const uploadId = await uploadOf(world, talk.client, png({ width: 77 }))
  return must(talk.client.conversation.send({ clientId: talk.id(), body: { kind: 'image', uploadId } }))
}

describe('the privacy page', () => {
  it('says what the shop keeps and how long, as the shop has set it', async () => {
    expect(await must(privacy().view({}))).toMatchObject({
      shopName: '棉屿生活',
      policy: { conversationDays: 365, deletionWaitHours: 24 },
      requests: [],
    })
  })
})

describe('a copy of one’s data', () => {
  it('is prepared by the clock, with everything said, every order and a link to every file', async () => {
    await her.enters()
    await her.says('在吗')
    await photo(her)
    expect((await submit('download')).requests).toMatchObject([{ kind: 'download', status: 'submitted' }])
    await later(10 * SECOND)

    const ready = await requestOf('download')
    expect(ready).toMatchObject({ status: 'ready', until: world.clock.now() + 72 * HOUR })
    const of = await linesOfCopy(ready)
    expect(of('shopper')).toHaveLength(1)
    expect(of('order')).toHaveLength(calm?.orders ?? 0)
    expect(of('message').map(({ body }) => body?.text)).toContain('在吗')
    const [file] = of('file')
    expect((await fetch(file?.url ?? '')).status).toBe(200)
  })

  it('holds nothing of anybody else', async () => {
    await talkOf(world.shopper()).says('张雨晴说的话')
    await submit('download')
    await later(10 * SECOND)
    const text = await (await fetch((await requestOf('download'))?.url ?? '')).text()
    expect(text).not.toContain('张雨晴')
  })

  it('can be fetched until its time is over, then it is gone', async () => {
    await submit('download')
    await later(10 * SECOND)
    const files = async () => (await requestOf('download'))?.status
    expect(await files()).toBe('ready')
    world.clock.pass(72 * HOUR)
    expect(await files()).toBe('expired')
    await world.tick()
    expect(await files()).toBe('expired')
    expect((await submit('download')).requests).toMatchObject([{ status: 'submitted' }])
  })

  it('of a long conversation is written in several steps, once each', async () => {
    await her.enters()
    const texts = Array.from({ length: 130 }, (_, n) => `第 ${n} 句`)
    await her.saysAll(texts, world.clock.pass)
    await submit('download')
    await later(10 * SECOND)
    const text = await (await fetch((await requestOf('download'))?.url ?? '')).text()
    for (const said of texts) expect(text.split(`"${said}"`)).toHaveLength(2)
  })
})

/** Her order that is not paid yet: something can still be asked of it. */
const unpaidOrder = async (): Promise<string> =>
  (await must(her.client.orders.list({ status: 'unpaid' }))).orders[0]?.orderNo ?? ''
const asks = async (reason = '拍错了，电话 13800000000') => {
  const orderNo = await unpaidOrder()
  const wanted = { kind: 'cancel' as const, reason }
  const { request } = await must(her.client.requests.submit({ clientId: her.id(), orderNo, wanted }))
  return { orderNo, number: request.number }
}

describe('what she asked of an order', () => {
  it('and how she came by it is in her copy, with how she rated', async () => {
    const talk = await served(world.shopper({ openid }))
    await world.agent('linxiao').says('#1 /end')
    const service = await talk.service()
    const sessionId = service.status === 'ended' ? service.sessionId : ''
    await must(talk.rates(sessionId, 5, '很快'))
    const { number } = await asks()
    await world.agent('linxiao').says(`/no ${number} 已经打包`)
    const guess = { orderNo: '261121084306254', phoneTail: '0000', recipient: '猜的' }
    expect(await her.client.claims.byDetails(guess)).toEqual({ ok: false, error: 'claimWrong' })
    await submit('download')
    await later(10 * SECOND)
    const of = await linesOfCopy(await requestOf('download'))
    expect(of('orderRequest')).toMatchObject([
      {
        wanted: { kind: 'cancel', reason: '拍错了，电话 13800000000' },
        status: 'declined',
        reason: '已经打包',
      },
    ])
    expect(of('claimTry')).toHaveLength(1)
    expect(of('rating')).toMatchObject([{ stars: 5, comment: '很快' }])
  })

  it('refuses the deletion, with the reason, until it is answered or taken back', async () => {
    const { orderNo, number } = await asks()
    expect((await submit('delete')).requests).toMatchObject([{ status: 'refused', reason: 'openRequest' }])
    await must(her.client.requests.withdraw({ orderNo, number }))
    expect((await submit('delete')).requests).toMatchObject([{ status: 'submitted' }])
  })

  it('makes a deletion wait that was under way, and goes with it', async () => {
    await submit('delete')
    world.clock.pass(DAY)
    const ports = world.newPorts()
    const slow: Ports['personalData'] = {
      ...ports.personalData,
      forgetRest: () => Promise.reject(new Error('cut off')),
    }
    await world.instance({ ...ports, personalData: slow }).tick()
    const { number } = await asks()
    await later(10 * MINUTE)
    expect(await requestOf('delete')).toMatchObject({ status: 'preparing' })
    await world.agent('linxiao').says(`/no ${number} 已经打包`)
    await later(10 * MINUTE)
    expect(await requestOf('delete')).toMatchObject({ status: 'deleted' })
    expect(await count('orderRequests', { openid })).toBe(0)
  })
})

describe('deleting one’s data', () => {
  it('leaves her nowhere but in her own requests about her data', async () => {
    const { number } = await asks()
    await world.agent('linxiao').says(`/no ${number} 已经打包`)
    await her.client.claims.byDetails({ orderNo: '261121084306254', phoneTail: '0000', recipient: '猜的' })
    await her.client.uploads.begin({ kind: 'image', bytes: 1_000 })
    await submit('download')
    await later(10 * SECOND)
    const url = (await requestOf('download'))?.url ?? ''
    expect((await fetch(url)).status).toBe(200)

    await submit('delete')
    await later(DAY)
    expect(await requestOf('delete')).toMatchObject({ status: 'deleted' })
    expect(await requestOf('download')).toMatchObject({ status: 'expired' })
    expect((await fetch(url)).status).not.toBe(200)
    // of the turns one is left, which begins the conversation anew; another shop's data are that shop's
    const others = ['dataRequests', 'turns']
    const held: string[] = []
    for (const name of Object.keys(collections).filter((one) => !others.includes(one))) {
      const texts = (await stored(name, {})).map((document) => JSON.stringify(document))
      if (texts.some((text) => text.includes(openid) && text.includes('mianyu'))) held.push(name)
    }
    expect(held).toEqual([])
    expect(JSON.stringify(await stored('turns', { openid }))).not.toContain('13800000000')
  })

  it('waits a day, can be taken back until then, and begins by itself', async () => {
    await submit('delete')
    await later(23 * HOUR)
    expect(await requestOf('delete')).toMatchObject({ status: 'submitted' })
    expect((await must(privacy().withdraw({ kind: 'delete' }))).requests).toMatchObject([
      { status: 'withdrawn' },
    ])
    await later(2 * DAY)
    expect(await requestOf('delete')).toMatchObject({ status: 'withdrawn' })
  })

  it('takes conversation, files, name and orders away; what is said afterwards stays', async () => {
    await her.enters()
    await her.says('我的电话是 13800000000')
    const sent = await photo(her)
    await world.agent('linxiao').says('#1 /end')
    const body = sent.messages[0]?.body
    const url = body?.kind === 'image' ? body.url : ''
    expect((await fetch(url)).status).toBe(200)
    expect(await count('orders', { shopId: 'mianyu', openid })).toBeGreaterThan(0)

    await submit('delete')
    await later(DAY)
    expect(await requestOf('delete')).toMatchObject({ status: 'deleted' })
    expect(await her.sees()).toEqual([])
    expect((await fetch(url)).status).not.toBe(200)
    expect(await count('orders', { shopId: 'mianyu', openid })).toBe(0)
    expect(await count('shoppers', { _id: `mianyu:${openid}` })).toBe(0)
    expect(JSON.stringify(await stored('turns', { openid }))).not.toContain('13800000000')
    expect(await count('sessions', { openid })).toBe(0)

    await her.says('又来了')
    expect(await her.sees()).toEqual(expect.arrayContaining(['顾客：又来了']))
  })

  it('keeps a note of what was done that names nobody', async () => {
    await submit('delete')
    await later(DAY)
    const audits = await stored('audits', { shopId: 'mianyu' })
    expect(audits.map(({ status }) => status)).toEqual(['submitted', 'preparing', 'deleted'])
    expect(JSON.stringify(audits)).not.toContain(openid)
  })

  it('leaves everybody else alone', async () => {
    const zhang = talkOf(world.shopper())
    await zhang.says('在吗')
    await submit('delete')
    await later(DAY)
    expect(await zhang.sees()).toContain('顾客：在吗')
    expect(await count('orders', { shopId: 'mianyu', openid: demoOpenid(1) })).toBeGreaterThan(0)
  })

  it('is refused with the reason while somebody serves her, or a parcel is on its way', async () => {
    const busy = await served(world.shopper({ openid }))
    expect((await submit('delete', busy)).requests).toMatchObject([
      { status: 'refused', reason: 'openSession' },
    ])
    const zhang = talkOf(world.shopper())
    expect((await submit('delete', zhang)).requests).toMatchObject([
      { status: 'refused', reason: 'openOrder' },
    ])
  })

  it('is refused in the end when she began to talk to somebody meanwhile', async () => {
    await submit('delete')
    await her.says('转人工')
    await later(DAY)
    expect(await requestOf('delete')).toMatchObject({ status: 'refused', reason: 'openSession' })
    expect(await her.sees()).toContain('顾客：转人工')
  })

  it('goes on where it broke off', async () => {
    await her.enters()
    await her.says('在吗')
    await submit('delete')
    world.clock.pass(DAY)
    const ports = world.newPorts()
    const broken: Ports['personalData'] = {
      ...ports.personalData,
      forgetRest: () => Promise.reject(new Error('cut off')),
    }
    await world.instance({ ...ports, personalData: broken }).tick()
    expect(await requestOf('delete')).toMatchObject({ status: 'preparing' })
    await later(10 * SECOND)
    expect(await requestOf('delete')).toMatchObject({ status: 'deleted' })
  })
})

it('the same tap twice is one request, and there is nothing of somebody else to take back', async () => {
  const clientId = her.id()
  const first = await privacy().submit({ kind: 'delete', clientId })
  expect(await privacy().submit({ kind: 'delete', clientId })).toEqual(first)
  expect(await privacy().submit({ kind: 'delete', clientId: her.id() })).toEqual({
    ok: false,
    error: 'notAllowed',
  })
  const zhang = talkOf(world.shopper())
  expect(await privacy(zhang).withdraw({ kind: 'delete' })).toEqual({ ok: false, error: 'notFound' })
})

it('what was said longer ago than the shop keeps it goes, what is newer stays', async () => {
  await her.enters()
  await her.says('一年前说的')
  world.clock.pass(364 * DAY)
  await her.says('刚说的')
  world.clock.pass(2 * DAY)
  await world.tick() // at the full hour, as every time here is
  const lines = await her.sees()
  expect(lines).toContain('顾客：刚说的')
  expect(lines).not.toContain('顾客：一年前说的')
})
