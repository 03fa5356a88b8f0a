import { MINUTE, SECOND } from '../../core/shared/time'
import { md5 } from '../../local/kuaidi100/answers'
import { listen } from '../../local/listen'
import { planOf } from '../../local/kuaidi100/plan'
import {
  createKuaidi100StandIn,
  KUAIDI100_PREFIX,
  type Kuaidi100StandIn,
} from '../../local/kuaidi100/stand-in'
import { demoParcels, followAgain, followDemo } from '../../local/demo/parcels'
import { subscribed } from '../../core/logistics/asked'
import { createAsk } from '../../server/adapters/cloudbase/ask'
import { cloudbaseTracks } from '../../server/adapters/cloudbase/tracks'
import { startTestCloud } from '../support/cloud'
import { isSigned, readKuaidi100, saltOf, signOf } from '../../server/adapters/kuaidi100/accounts'
import { createKuaidi100 } from '../../server/adapters/kuaidi100/client'
import type { AskedParcel } from '../../server/logistics-ports'
import type { HttpAnswer } from '../../server/adapters/wecom/http'
import { createClock, openDoor } from '../support/wecom-rig'

const customer = 'DEMOCUSTOMER'
const key = 'demo-key-of-mianyu'
const yto = 'YT8812345678901'
const asked: AskedParcel = {
  parcelId: `mianyu:yto:${yto}`,
  shopId: 'mianyu',
  carrier: 'yto',
  trackingNo: yto,
}

let clock: ReturnType<typeof createClock>
let standIn: Kuaidi100StandIn
let server: Awaited<ReturnType<typeof listen>>
let door: Awaited<ReturnType<typeof openDoor>>
let url: string
let problems: Record<string, unknown>[]

beforeEach(async () => {
  clock = createClock()
  problems = []
  standIn = createKuaidi100StandIn({
    accounts: [{ customer, key }],
    now: clock.now,
    after: clock.after,
    plan: () => [],
  })
  server = await listen((req, res) => standIn.handle(req, res))
  url = server.origin
  door = await openDoor()
})
afterEach(async () => {
  standIn.close()
  await server.close()
  await door.close()
})

const accountsWith = (more: object = {}) =>
  readKuaidi100(JSON.stringify({ mianyu: { customer, key, callbackUrl: `${door.url}/intake`, ...more } }))

const log = {
  info: () => undefined,
  error: (message: string, fields: Record<string, unknown> = {}) =>
    void problems.push({ message, ...fields }),
}

const clientWith = (more: Partial<Parameters<typeof createKuaidi100>[0]> = {}) =>
  createKuaidi100({ accounts: accountsWith(), baseUrl: `${url}${KUAIDI100_PREFIX}`, log, ...more })

const answers = (body: unknown, status = 200) =>
  clientWith({
    send: (): Promise<HttpAnswer> =>
      Promise.resolve({
        status,
        contentType: 'application/json',
        bytes: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      }),
  })

describe('a query', () => {
  it('answers what the carrier knows, signed as documented', async () => {
    await standIn.move({ com: 'yuantong', num: yto }, { at: clock.now(), text: '已揽收', state: '103' })
    expect(await clientWith().query(asked)).toEqual({
      ok: true,
      value: { points: [{ at: clock.now(), text: '已揽收', state: 'accepted' }] },
    })
  })

  it('is signed by param, key and customer, one behind the other, in capitals', () => {
    const param = '{"com":"yuantong"}'
    expect(signOf(param, { key: 'k', customer: 'c' })).toBe(md5(`${param}kc`))
    expect(md5('abc')).toBe('900150983CD24FB0D6963F7D28E17F72')
  })

  it('says that nothing is known yet, which is nothing to be reported', async () => {
    expect(await clientWith().query(asked)).toEqual({ ok: false, error: 'notFound' })
    expect(problems).toEqual([])
  })

  it('names the phone where a carrier wants it, and says so when it is missing', async () => {
    const sf = { ...asked, carrier: 'sf', trackingNo: 'SF1583024766190' }
    expect(await clientWith().query(sf)).toEqual({ ok: false, error: 'phoneNeeded' })
    expect(await clientWith().query({ ...sf, phoneTail: '2606' })).toEqual({ ok: false, error: 'notFound' })
    expect(JSON.stringify(problems)).not.toContain('2606')
  })

  it('with another key is refused', async () => {
    const wrong = clientWith({ accounts: accountsWith({ key: 'another-key' }) })
    expect(await wrong.query(asked)).toEqual({ ok: false, error: 'refused' })
    expect(problems).toMatchObject([{ returnCode: '503' }])
  })

  it.each([
    [{ result: false, returnCode: '502', message: '服务器繁忙' }, 'unreachable'],
    [{ result: false, returnCode: 601, message: 'POLL:KEY已过期' }, 'refused'],
    [{ result: false, returnCode: '777', message: '没有见过' }, 'refused'],
    ['<html>', 'unreachable'],
    [{ data: 'x' }, 'unreachable'],
  ])('takes %j for %s', async (body, error) => {
    expect(await answers(body).query(asked)).toEqual({ ok: false, error })
  })

  it('without a whole answer is worth a later try', async () => {
    expect(await answers('', 502).query(asked)).toEqual({ ok: false, error: 'unreachable' })
    const silent = clientWith({ baseUrl: door.url, timeoutMs: 50 })
    door.answer = () => undefined
    expect(await silent.query(asked)).toEqual({ ok: false, error: 'unreachable' })
  })

  it('asks nobody without an account, or for a carrier that has no code', async () => {
    expect(await clientWith({ accounts: readKuaidi100(undefined) }).query(asked)).toEqual({
      ok: false,
      error: 'off',
    })
    expect(await clientWith().query({ ...asked, carrier: 'other' })).toEqual({ ok: false, error: 'off' })
    expect(standIn.journal).toEqual([])
  })
})

describe('a subscription', () => {
  const pushed = () =>
    door.received.map(({ url: { pathname }, body }) => ({ pathname, form: new URLSearchParams(body) }))
  const good = JSON.stringify({ result: true, returnCode: '200', message: '成功' })

  it('brings pushes to the parcel’s own address, signed with its salt', async () => {
    door.answer = () => ({ status: 200, body: good })
    expect(await clientWith().subscribe(asked)).toEqual({ ok: true, value: null })
    await standIn.move({ com: 'yuantong', num: yto }, { at: clock.now(), text: '已揽收', state: '103' })
    const [push] = pushed()
    const [param, sign] = [push?.form.get('param') ?? '', push?.form.get('sign') ?? '']
    expect(push?.pathname).toBe(`/wecom/intake/kuaidi100/mianyu/yto/${yto}`)
    expect(isSigned(param, { sign, salt: saltOf({ key }, asked.parcelId) })).toBe(true)
    expect(isSigned(param, { sign, salt: saltOf({ key }, `${asked.parcelId}0`) })).toBe(false)
    expect(isSigned(`${param} `, { sign, salt: saltOf({ key }, asked.parcelId) })).toBe(false)
    expect(JSON.parse(param)).toMatchObject({ status: 'polling', lastResult: { nu: yto, state: '103' } })
  })

  it('that stands already is as good as a new one', async () => {
    await clientWith().subscribe(asked)
    expect(await clientWith().subscribe(asked)).toEqual({ ok: true, value: null })
    expect(standIn.journal.map(({ code }) => code)).toEqual(['200', '501'])
  })

  it('with a wrong key is refused, a passing fault is tried again', async () => {
    const wrong = clientWith({ accounts: accountsWith({ key: 'another-key' }) })
    expect(await wrong.subscribe(asked)).toEqual({ ok: false, error: 'refused' })
    const busy = answers({ result: false, returnCode: '500', message: '服务器错误' })
    expect(await busy.subscribe(asked)).toEqual({ ok: false, error: 'unreachable' })
  })

  it('is pushed again half an hour later when nobody took it, three times and no more', async () => {
    door.answer = () => ({ status: 500, body: '' })
    await clientWith().subscribe(asked)
    await standIn.move({ com: 'yuantong', num: yto }, { at: clock.now(), text: '已揽收', state: '103' })
    for (let pushes = 2; pushes <= 4; pushes += 1) {
      clock.pass(30 * MINUTE)
      await door.hasReceived(pushes)
      while (clock.waiting === 0 && pushes < 4) await new Promise(setImmediate)
    }
    clock.pass(30 * MINUTE)
    expect(door.received).toHaveLength(4)
  })
})

describe('the way of a parcel on this machine', () => {
  it('goes on from what is known, the same for the same number, and ends', () => {
    const known = [{ at: 0, text: '离开', state: '1002' }]
    const plan = planOf(yto, known, clock.now())
    expect(planOf(yto, known, clock.now())).toEqual(plan)
    expect(plan.at(-1)).toMatchObject({ state: '301' })
    expect(plan.every(({ at }, index) => at > (plan[index - 1]?.at ?? clock.now() - MINUTE))).toBe(true)
    expect(planOf('YT8812345678909', known, clock.now())).toEqual([])
    expect(planOf('YT8812345678908', known, clock.now()).at(-1)).toMatchObject({ state: '6' })
    expect(planOf(yto, [{ at: 0, text: '已签收', state: '301' }], clock.now())).toEqual([])
  })

  it('is followed of every order of the demo that is on its way', () => {
    const parcels = demoParcels(clock.now() - (clock.now() % SECOND))
    expect(parcels.length).toBeGreaterThan(5)
    expect(parcels.every(({ carrier, uses }) => carrier !== 'other' && uses.length > 0)).toBe(true)
    expect(new Set(parcels.map(({ _id }) => _id)).size).toBe(parcels.length)
  })

  it('is followed again after a new start, when the stand-in has forgotten whom it was to tell', async () => {
    const cloud = await startTestCloud()
    await followDemo(cloud, 1_000_000_000_000)
    const tracks = cloudbaseTracks({ db: cloud.db, command: cloud.db.command, ask: createAsk() })
    const [first] = await tracks.due(clock.now(), 1)
    if (!first) throw new Error('nothing is followed')
    const active = subscribed({ ...first, lookAt: clock.now() * 2, version: 2 }, 'active', clock.now())
    expect(await tracks.put(active, 1)).toBe(true)
    await followAgain(cloud, clock.now())
    expect(await tracks.find(first._id)).toMatchObject({
      subscription: { status: 'wanted', at: clock.now() },
      lookAt: clock.now(),
    })
    await cloud.close()
  })
})
