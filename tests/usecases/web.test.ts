import { HOUR, MINUTE } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { png } from '../support/images'
import { must, talkOf } from '../support/talk'
import { accountOf, openWeb, PAGE, type Web } from '../support/web'
import { openWorld, type World } from '../support/world'

const APP = 'wxa1de300000000001'
const fan = (n: number): string => `oFan${String(n).padStart(8, '0')}`
const expired = { ok: false, error: 'sessionExpired' }
const failed = { ok: false, error: 'signInFailed' }

let world: World
let web: Web
beforeEach(async () => {
  world = await openWorld()
  web = await openWeb(world)
})
afterEach(async () => {
  await web.close()
  await world.close()
})

const app = (n: number) => web.inApp({ appid: APP, openid: demoOpenid(n) })
const browserOf = async (n: number) => web.browser((await web.signIn(fan(n))).token)

describe('one story on both channels', () => {
  it('goes on in the browser where the mini-program left it, with the same orders', async () => {
    const inApp = talkOf(app(1))
    await inApp.enters()
    await inApp.says('在小程序里说的')

    const onWeb = talkOf(await browserOf(1))
    expect(await onWeb.sees()).toContain('顾客：在小程序里说的')
    await onWeb.says('在网页里说的')
    expect(await inApp.sees()).toContain('顾客：在网页里说的')

    const [here, there] = [await must(onWeb.client.orders.list({})), await must(app(1).orders.list({}))]
    expect(here.orders.length).toBeGreaterThan(0)
    expect(here.orders).toEqual(there.orders)
    expect((await must(onWeb.client.home.view({}))).greeting).toContain('张女士')
  })

  it('goes on in the mini-program where the browser began it, and orders that come later are hers', async () => {
    const onWeb = talkOf(await browserOf(5))
    await onWeb.enters()
    await onWeb.says('先在网页问的')
    const inApp = talkOf(app(5))
    expect(await inApp.sees()).toContain('顾客：先在网页问的')
    expect((await must(inApp.client.home.view({}))).greeting).toContain('刘女士')

    const order = await must(app(1).orders.list({}))
    const orderNo = order.orders[0]?.orderNo ?? ''
    await world.look((db) =>
      db
        .collection('orders')
        .where({ _id: `mianyu:${orderNo}` })
        .update({ openid: demoOpenid(5) }),
    )
    world.clock.pass(11 * MINUTE)
    expect(await app(5).orders.find({ orderNo })).toMatchObject({ ok: true })
    expect(await onWeb.client.orders.find({ orderNo })).toMatchObject({ ok: true })
  })

  it('never takes a story away that the mini-program has already', async () => {
    const before = talkOf(world.shopper({ openid: demoOpenid(6) })) // not bound to the open platform yet
    await before.enters()
    await before.says('很早以前说的')
    const onWeb = talkOf(await browserOf(6))
    await onWeb.says('后来在网页说的')

    expect(await talkOf(app(6)).sees()).toContain('顾客：很早以前说的')
    expect(await onWeb.sees()).toContain('顾客：很早以前说的')
  })

  it('is of one person when two doors see her for the first time at once', async () => {
    const [session] = await Promise.all([web.signIn(fan(7)), talkOf(app(7)).enters()])
    await talkOf(web.browser(session.token)).says('我是谁')
    expect(await talkOf(app(7)).sees()).toContain('顾客：我是谁')
  })

  it('keeps a shopper whom no mini-program knows apart from everybody', async () => {
    const fresh = talkOf(await browserOf(99999999))
    await fresh.says('我是新来的')
    expect(await fresh.sees()).toContain('顾客：我是新来的')
    expect(await talkOf(await browserOf(2)).sees()).not.toContain('顾客：我是新来的')
    expect(await must(fresh.client.orders.list({}))).toMatchObject({ orders: [] })
  })
})

describe('signing in', () => {
  it('takes a code and a state once', async () => {
    const back = await web.codeFor(fan(1))
    expect(await web.visitor('mianyu').signIn(back)).toMatchObject({ ok: true })
    expect(await web.visitor('mianyu').signIn(back)).toEqual(failed)
    const again = await web.codeFor(fan(1))
    expect(await web.visitor('mianyu').signIn({ ...again, code: back.code })).toEqual(failed)
  })

  it('takes no code that nobody gave, no state of its own making, none of another shop, none too late', async () => {
    const back = await web.codeFor(fan(1))
    const signIn = (more: object, shop: 'mianyu' | 'shanye' = 'mianyu') =>
      web.visitor(shop).signIn({ ...back, ...more })
    expect(await signIn({ state: '' })).toEqual(failed)
    expect(await signIn({ state: 'a'.repeat(73) })).toEqual(failed)
    expect(await signIn({}, 'shanye')).toEqual(failed)
    expect(await signIn({ state: (await web.codeFor(fan(2))).state, code: 'stranger' })).toEqual(failed)
    world.clock.pass(11 * MINUTE)
    expect(await signIn({})).toEqual(failed)
  })

  it('is not sent back to somebody else’s page', async () => {
    const begin = (redirectTo: string) => web.visitor('mianyu').begin({ redirectTo })
    expect(await begin(PAGE)).toMatchObject({ ok: true })
    for (const foreign of [
      'https://evil.example/',
      'http://127.0.0.1:7070.evil.example/',
      'javascript:1',
      'x',
    ]) {
      expect(await begin(foreign)).toEqual({ ok: false, error: 'forbidden' })
    }
  })
})

describe('a session', () => {
  it('ends after two hours, unless it is renewed while it lives', async () => {
    const { token, lastsMs } = await web.signIn(fan(1))
    expect(lastsMs).toBe(2 * HOUR)
    world.clock.pass(90 * MINUTE)
    const renewed = await must(web.visitor('mianyu').renew({ token }))
    world.clock.pass(60 * MINUTE)
    expect(await web.browser(token).home.view({})).toMatchObject(expired)
    expect(await web.visitor('mianyu').renew({ token })).toEqual(expired)
    expect(await web.browser(renewed.token).home.view({})).toMatchObject({ ok: true })
  })

  it('is not renewed after signing out', async () => {
    const { token } = await web.signIn(fan(1))
    expect(await web.visitor('mianyu').signOut({ token })).toEqual({ ok: true, value: {} })
    expect(await web.visitor('mianyu').renew({ token })).toEqual(expired)
  })

  it('is of one shop: another does not take it', async () => {
    const { token } = await web.signIn(fan(1))
    expect(await web.browser(token, 'shanye').home.view({})).toMatchObject(expired)
    expect(await web.visitor('shanye').renew({ token })).toEqual(expired)
  })

  it('cannot be made up: no signature, a changed one, none at all', async () => {
    const { token } = await web.signIn(fan(1))
    const [head = '', body = ''] = token.split('.')
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')
    for (const forged of [`${unsigned}.${body}.`, `${head}.${body}.AAAA`, 'x', '']) {
      expect(await web.browser(forged).home.view({})).toMatchObject(expired)
    }
  })
})

describe('the door', () => {
  const path = `/call/${accountOf('mianyu').appid}`
  const call = { procedure: 'home.view', input: {} }

  it('lets browsers in from the shop’s own pages only', async () => {
    await world.look((db) =>
      db
        .collection('shops')
        .where({ _id: 'mianyu' })
        .update({ 'web.origins': ['https://kf.mianyu.example'] }),
    )
    const authorization = `Bearer ${(await web.signIn(fan(1))).token}`
    const from = (origin: string, method = 'POST') =>
      web.request({ path, call, method, headers: { origin, authorization } })

    const own = await from('https://kf.mianyu.example')
    expect(own).toMatchObject({ status: 200, body: { ok: true } })
    expect(own.headers['access-control-allow-origin']).toBe('https://kf.mianyu.example')
    expect(await from('https://kf.mianyu.example', 'OPTIONS')).toMatchObject({ status: 204 })

    for (const method of ['POST', 'OPTIONS']) {
      const foreign = await from('https://evil.example', method)
      expect(foreign).toMatchObject({ status: 403, body: { ok: false, error: 'forbidden' } })
      expect(foreign.headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  it('says in Chinese why it does not answer', async () => {
    const refusals = [
      await web.request({ path: '/call/wxnobody', call }),
      await web.request({ path, call, method: 'GET' }),
      await web.request({ path }),
      await web.request({ path, call }),
    ]
    expect(refusals.map(({ status }) => status)).toEqual([404, 404, 400, 401])
    for (const { body } of refusals) {
      expect((body as { message: string }).message).toMatch(/[\u4e00-\u9fff]/)
    }
  })

  it('does nothing for a visitor but signing in', async () => {
    const asked = await web.request({ path: `/session/${accountOf('mianyu').appid}`, call })
    expect(asked.body).toEqual({ ok: false, error: 'notFound' })
  })

  it('says where a photo goes, to whoever began it and to nobody else', async () => {
    const zhang = await browserOf(1)
    const photo = png()
    const { uploadId } = await must(zhang.uploads.begin({ bytes: photo.length }))
    expect(await (await browserOf(2)).uploads.address({ uploadId })).toEqual({ ok: false, error: 'notFound' })

    const { url, headers } = await must(zhang.uploads.address({ uploadId }))
    const put = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(photo) })
    expect(put.status).toBe(200)
    const body = { kind: 'image' as const, uploadId }
    expect(await zhang.conversation.send({ clientId: 'web-photo-1', body })).toMatchObject({ ok: true })
  })
})
