import { HOUR, MINUTE } from '../../core/shared/time'
import { CONSOLE, openDesk, type DeskRig } from '../support/desk'
import { must } from '../support/talk'
import { openWorld, type World } from '../support/world'

const expired = { ok: false, error: 'sessionExpired' }
const failed = { ok: false, error: 'signInFailed' }
const forbidden = { ok: false, error: 'forbidden' }

let world: World
let desk: DeskRig
beforeEach(async () => {
  world = await openWorld()
  desk = openDesk(world)
})
afterEach(() => world.close())

describe('signing in', () => {
  it('knows who it is from WeCom, and what he is here', async () => {
    const lin = await desk.agent('linxiao')
    expect(await must(lin.me({}))).toMatchObject({
      ...{ userid: 'linxiao', name: '林晓', role: 'agent', duty: 'on' },
      ...{ held: 0, capacity: 8, shopName: '棉屿生活' },
    })
    const other = await desk.agent('linxiao', 'shanye')
    expect(await must(other.me({}))).toMatchObject({ name: '林小满', shopName: '山野茶舍' })
  })

  it('takes a code and a state once', async () => {
    const back = await desk.codeFor('linxiao')
    expect(await desk.visitor().signIn(back)).toMatchObject({ ok: true })
    expect(await desk.visitor().signIn(back)).toEqual(failed)
    const again = await desk.codeFor('linxiao')
    expect(await desk.visitor().signIn({ ...again, code: back.code })).toEqual(failed)
  })

  it('takes no code that nobody gave, no state of its own making, none of another shop, none too late', async () => {
    const back = await desk.codeFor('linxiao')
    const signIn = (more: object, shop: 'mianyu' | 'shanye' = 'mianyu') =>
      desk.visitor(shop).signIn({ ...back, ...more })
    expect(await signIn({ state: '' })).toEqual(failed)
    expect(await signIn({ state: 'a'.repeat(73) })).toEqual(failed)
    expect(await signIn({}, 'shanye')).toEqual(failed)
    expect(await signIn({ state: (await desk.codeFor('hejing')).state, code: 'stranger' })).toEqual(failed)
    world.clock.pass(6 * MINUTE) // the code is over, the state is not
    expect(await signIn({})).toEqual(failed)
    world.clock.pass(5 * MINUTE)
    expect(await signIn({ code: (await desk.codeFor('linxiao')).code })).toEqual(failed)
  })

  it('takes no code that was given to another shop’s app', async () => {
    const { state } = await desk.codeFor('linxiao', 'mianyu')
    const { code } = await desk.codeFor('linxiao', 'shanye')
    expect(await desk.visitor('mianyu').signIn({ code, state })).toEqual(failed)
  })

  it('is for agents: no stranger of the corp, nobody who is in WeCom only', async () => {
    expect(await desk.visitor().signIn(await desk.codeFor('oStranger00000001'))).toEqual(forbidden)
    await world.look((db) => db.collection('agents').where({ _id: 'mianyu:hejing' }).remove())
    expect(await desk.visitor().signIn(await desk.codeFor('hejing'))).toEqual(forbidden)
  })

  it('says that it is busy while WeCom is away, and goes on after that', async () => {
    world.wecom.faults.unreachable = 10
    expect(await desk.visitor().signIn(await desk.codeFor('linxiao'))).toEqual({ ok: false, error: 'busy' })
    world.wecom.faults.unreachable = 0
    expect(await desk.visitor().signIn(await desk.codeFor('linxiao'))).toMatchObject({ ok: true })
  })

  it('is not sent back to somebody else’s page', async () => {
    const begin = (redirectTo: string) => desk.visitor().begin({ redirectTo })
    expect(await begin(CONSOLE)).toMatchObject({ ok: true })
    expect(await begin('https://kf.example/console/')).toMatchObject({ ok: true })
    for (const foreign of ['https://evil.example/', 'https://kf.example.evil.example/', 'javascript:1', 'x'])
      expect(await begin(foreign)).toEqual(forbidden)
  })
})

describe('a session', () => {
  it('ends after two hours, unless it is renewed while it lives, and with the working day', async () => {
    let { token } = await desk.signIn('linxiao')
    const first = token
    world.clock.pass(90 * MINUTE)
    token = (await must(desk.visitor().renew({ token }))).token
    world.clock.pass(90 * MINUTE)
    expect(await desk.holding(first).me({})).toMatchObject(expired)
    expect(await desk.holding(token).me({})).toMatchObject({ ok: true })
    for (let passed = 3; passed < 12; passed += 1) {
      token = (await must(desk.visitor().renew({ token }))).token
      world.clock.pass(HOUR)
    }
    expect(await desk.visitor().renew({ token })).toMatchObject({ ok: true })
    world.clock.pass(MINUTE)
    expect(await desk.visitor().renew({ token })).toEqual(expired)
  })

  it('is over at once when he signs out, for every token of it', async () => {
    const { token } = await desk.signIn('linxiao')
    world.clock.pass(MINUTE)
    const renewed = await must(desk.visitor().renew({ token }))
    await must(desk.visitor().signOut({ token }))
    for (const one of [token, renewed.token]) {
      expect(await desk.holding(one).me({})).toMatchObject(expired)
      expect(await desk.visitor().renew({ token: one })).toEqual(expired)
    }
  })

  it('is over at once when the agent leaves', async () => {
    const lin = await desk.agent('linxiao')
    expect(await lin.me({})).toMatchObject({ ok: true })
    await world.look((db) => db.collection('agents').where({ _id: 'mianyu:linxiao' }).remove())
    expect(await lin.me({})).toMatchObject(expired)
  })

  it('is of one shop, and cannot be made up', async () => {
    const { token } = await desk.signIn('linxiao')
    expect(await desk.holding(token, 'shanye').me({})).toMatchObject(expired)
    const [head = '', body = ''] = token.split('.')
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')
    for (const forged of [`${unsigned}.${body}.`, `${head}.${body}.AAAA`, 'x', '']) {
      expect(await desk.holding(forged).me({})).toMatchObject(expired)
    }
  })
})

describe('the door', () => {
  it('lets browsers in from the console’s addresses only', async () => {
    const path = `/call/${desk.addressOf('mianyu')}`
    const authorization = `Bearer ${(await desk.signIn('linxiao')).token}`
    const call = { procedure: 'desk.me', input: {} }
    const from = (origin: string) => desk.request({ path, call, headers: { origin, authorization } })
    expect(await from('https://kf.example')).toMatchObject({ status: 200, body: { ok: true } })
    expect(await from('http://127.0.0.1:7070')).toMatchObject({ status: 200 })
    expect(await from('https://evil.example')).toMatchObject({ status: 403, body: forbidden })
  })

  it('says in Chinese why it does not answer', async () => {
    const path = `/call/${desk.addressOf('mianyu')}`
    const call = { procedure: 'desk.me', input: {} }
    const refusals = [
      await desk.request({ path: '/call/wwnobody/1', call }),
      await desk.request({ path, call, method: 'GET' }),
      await desk.request({ path }),
      await desk.request({ path, call }),
    ]
    expect(refusals.map(({ status }) => status)).toEqual([404, 404, 400, 401])
    for (const { body } of refusals) expect((body as { message: string }).message).toMatch(/[\u4e00-\u9fff]/)
  })

  it('does nothing for a visitor but signing in', async () => {
    const call = { procedure: 'desk.me', input: {} }
    const asked = await desk.request({ path: `/session/${desk.addressOf('mianyu')}`, call })
    expect(asked.body).toEqual({ ok: false, error: 'notFound' })
  })
})

it('an agent sets his duty at the desk, and the app’s chat and the queue know it', async () => {
  const lin = await desk.agent('linxiao')
  expect(await must(lin.setDuty({ duty: 'busy' }))).toMatchObject({ duty: 'busy', onUntil: null })
  expect(await must(lin.me({}))).toMatchObject({ duty: 'busy' })
  const { onUntil } = await must(lin.setDuty({ duty: 'on' }))
  expect(onUntil).toBeGreaterThan(world.clock.now()) // until the service closes
  world.clock.pass(8 * HOUR)
  const back = await desk.agent('linxiao')
  expect(await must(back.me({}))).toMatchObject({ duty: 'off', onUntil: null })
  expect(await back.setDuty({ duty: 'asleep' as 'on' })).toMatchObject({ ok: false, error: 'badRequest' })
})
