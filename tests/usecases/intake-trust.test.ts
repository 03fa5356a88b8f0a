import { MINUTE, SECOND } from '../../core/shared/time'
import { readIntakeKeys } from '../../server/adapters/intake/keys'
import {
  cup,
  demoKey,
  headersFor,
  intakeDoor,
  openIntake,
  parcel,
  pushEvent,
  type Intake,
  type Reply,
} from '../support/intake'

let intake: Intake
let door: (event: unknown) => Promise<Reply>
beforeEach(async () => {
  intake = await openIntake()
  door = intake.door
})
afterEach(() => intake.world.close())

const push: Intake['push'] = (...of) => door(pushEvent(intake.requestOf(...of)))
const stored: Intake['stored'] = (...of) => intake.stored(...of)
const sizeOf: Intake['sizeOf'] = (collection) => intake.sizeOf(collection)

describe('a push that is not to be trusted', () => {
  const refused = async (event: unknown, status: number, error: string) => {
    const reply = await door(event)
    expect(reply).toMatchObject({ status, ok: false, error })
    expect(reply.message).toMatch(/[\u4e00-\u9fff]/)
    expect(await stored()).toBeNull()
    expect(await sizeOf('nonces')).toBe(0)
  }
  const good = () => pushEvent(intake.requestOf({ orders: [cup()] }))
  const withHeaders = (headers: object) => ({ ...good(), headers: { ...good().headers, ...headers } })

  it('is refused with a wrong signature, or with none', async () => {
    await refused(withHeaders({ 'X-Xiaomei-Signature': `v1=${'a'.repeat(64)}` }), 401, 'badSignature')
    await refused(withHeaders({ 'X-Xiaomei-Signature': '' }), 401, 'badSignature')
    for (const name of ['Key', 'Timestamp', 'Nonce', 'Signature'])
      await refused(withHeaders({ [`X-Xiaomei-${name}`]: undefined }), 401, 'badSignature')
    await refused({ ...good(), headers: null }, 401, 'badSignature')
  })

  it('is refused when anything of it was changed on the way', async () => {
    const event = good()
    await refused({ ...event, body: event.body.replace('12000', '1') }, 401, 'badSignature')
    const nonce = 'another-nonce-0123456789'
    await refused({ ...event, headers: { ...event.headers, 'X-Xiaomei-Nonce': nonce } }, 401, 'badSignature')
    const timestamp = String(intake.world.clock.now() / SECOND + 1)
    const renewed = { ...event.headers, 'X-Xiaomei-Timestamp': timestamp }
    await refused({ ...event, headers: renewed }, 401, 'badSignature')
  })

  it.each([-10 * MINUTE, 10 * MINUTE])('is refused when its time is %d ms from ours', async (off) => {
    const event = pushEvent(intake.requestOf({ orders: [cup()] }, { at: intake.world.clock.now() + off }))
    await refused(event, 401, 'stale')
  })

  it('is refused from a key that nobody knows, also one with a name of JavaScript', async () => {
    for (const keyId of ['nobody', '__proto__', 'constructor'])
      await refused(pushEvent(intake.requestOf({ orders: [cup()] }, { keyId })), 401, 'badSignature')
  })

  it('is refused with the secret of one shop and the key of another, also when they share it', async () => {
    const { secret } = demoKey('shanye')
    await refused(pushEvent(intake.requestOf({ orders: [cup()] }, { secret })), 401, 'badSignature')
    const { keyId: foreign } = demoKey('shanye')
    const event = good()
    door = intakeDoor(intake.world.newPorts(), {
      [demoKey().keyId]: { shopId: 'mianyu', secret: demoKey().secret },
      [foreign]: { shopId: 'shanye', secret: demoKey().secret },
    })
    await refused({ ...event, headers: { ...event.headers, 'X-Xiaomei-Key': foreign } }, 401, 'badSignature')
  })

  it('is refused for a shop that is not there', async () => {
    door = intakeDoor(intake.world.newPorts(), { gone: { shopId: 'gone', secret: demoKey().secret } })
    await refused(pushEvent(intake.requestOf({ orders: [cup()] }, { keyId: 'gone' })), 401, 'badSignature')
  })

  it('is refused at another address, by another method, and when it is no request at all', async () => {
    await refused({ ...good(), path: '/parcels' }, 404, 'notFound')
    await refused({ ...good(), httpMethod: 'GET' }, 404, 'notFound')
    for (const event of [null, 'x', {}, { path: 1 }]) await refused(event, 404, 'notFound')
  })

  it('is refused when it is too large, before it is read', async () => {
    await refused(pushEvent(intake.requestOf({ orders: ['x'.repeat(1_000_000)] })), 413, 'tooLarge')
  })

  it('is refused when it is no JSON or of another shape', async () => {
    for (const body of ['', '{', '{"orders":[}'])
      await refused(pushEvent(intake.requestOf({}, { body })), 400, 'notJson')
    for (const body of ['null', '[]', '{"orders":{}}', '{"parcels":7}'])
      await refused(pushEvent(intake.requestOf({}, { body })), 400, 'badRequest')
  })

  it('is refused with more than 200 items', async () => {
    const orders = Array.from({ length: 101 }, (_, n) => cup({ orderNo: `ERP-${1000 + n}` }))
    const parcels = orders.slice(0, 100).map(({ orderNo }) => parcel({ orderNo }))
    await refused(pushEvent(intake.requestOf({ orders, parcels })), 413, 'tooMany')
  })
})

describe('a replay', () => {
  it('is refused, by another instance too, and changes nothing', async () => {
    const event = pushEvent(intake.requestOf({ orders: [cup()] }))
    expect(await door(event)).toMatchObject({ status: 200 })
    await push({ orders: [cup({ updatedAt: '2026-11-21 10:30:00', status: 'shipped' })] })
    expect(await door(event)).toMatchObject({ status: 409, error: 'replayed' })
    expect(await intakeDoor(intake.world.newPorts())(event)).toMatchObject({ status: 409 })
    expect(await stored()).toMatchObject({ status: 'shipped', revision: 1 })
  })

  it('is refused for as long as its signature is good, also after the clock has swept', async () => {
    const at = intake.world.clock.now() + 4 * MINUTE
    const event = pushEvent(intake.requestOf({ orders: [cup()] }, { at }))
    expect(await door(event)).toMatchObject({ status: 200 })
    intake.world.clock.pass(8 * MINUTE)
    await intake.world.newPorts().nonces.sweep(intake.world.clock.now())
    expect(await door(event)).toMatchObject({ status: 409 })
    intake.world.clock.pass(2 * MINUTE)
    expect(await door(event)).toMatchObject({ status: 401, error: 'stale' })
  })

  it('that comes at the same moment is one push', async () => {
    const event = pushEvent(intake.requestOf({ orders: [cup()] }))
    const replies = await Promise.all([1, 2, 3, 4].map(() => door(event)))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })

  it('is no replay with the nonce of another key: each key has its own', async () => {
    const nonce = 'the-same-nonce-012345'
    expect(await push({ orders: [cup()] }, { nonce })).toMatchObject({ status: 200 })
    expect(await push({ orders: [cup()] }, { nonce, ...demoKey('shanye') })).toMatchObject({ status: 200 })
  })
})

describe('how a push may travel', () => {
  it('as bytes in base64, with headers in any case', async () => {
    const request = intake.requestOf({ orders: [cup({ buyerNote: '放快递柜' })] })
    const headers = Object.fromEntries(
      Object.entries(headersFor(request)).map(([name, value]) => [name.toLowerCase(), value]),
    )
    const body = Buffer.from(request.body).toString('base64')
    const event = { ...pushEvent(request), headers, body, isBase64Encoded: true }
    expect(await door(event)).toMatchObject({ status: 200, orders: { added: 1 } })
    expect(await stored()).toMatchObject({ buyerNote: '放快递柜' })
  })

  it('below any address that the door was given', async () => {
    const event = { ...pushEvent(intake.requestOf({ orders: [cup()] })), path: '/shop/api/intake/orders/' }
    expect(await door(event)).toMatchObject({ status: 200 })
  })

  it('signed with the old key or the new one while a shop changes them', async () => {
    const keys = readIntakeKeys(
      JSON.stringify({
        old: undefined,
        'key-2025': { shopId: 'mianyu', secret: 'a'.repeat(32) },
        'key-2026': { shopId: 'mianyu', secret: 'b'.repeat(32) },
      }),
    )
    door = intakeDoor(intake.world.newPorts(), keys)
    const [old, fresh] = ['a', 'b'].map((letter) => letter.repeat(32))
    expect(await push({ orders: [cup()] }, { keyId: 'key-2025', secret: old ?? '' })).toMatchObject({
      ok: true,
    })
    expect(await push({ orders: [cup()] }, { keyId: 'key-2026', secret: fresh ?? '' })).toMatchObject({
      orders: { same: 1 },
    })
  })

  it('with nothing in it: the key is tried', async () => {
    expect(await push({})).toMatchObject({ status: 200, refused: [] })
  })
})

describe('the keys', () => {
  it.each(['{', '[]', '{"key1":{"shopId":"mianyu","secret":"short"}}', '{"key1":{"secret":"x"}}'])(
    'are all read or none: %s',
    (json) => {
      expect(() => readIntakeKeys(json)).toThrow()
    },
  )

  it('may be none', () => {
    expect(readIntakeKeys(undefined)).toEqual({})
  })
})

it('logs which key was refused, and nothing that was pushed', async () => {
  await push({ orders: [cup({ recipient: { name: '张雨晴', phone: '13812342606' } })] })
  await push({ orders: [cup({ buyerNote: '张雨晴' })] }, { secret: 'x'.repeat(32) })
  const logged = JSON.stringify(intake.world.logged)
  expect(logged).toContain('"why":"badSignature","key":"demo-mianyu"')
  for (const word of ['张雨晴', '13812342606', demoKey().secret]) expect(logged).not.toContain(word)
})
