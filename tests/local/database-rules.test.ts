import { goodsCollections } from '../support/goods'
import { refusal, startTestCloud, type TestCloud } from '../support/cloud'

const at = Date.UTC(2026, 10, 21)
let cloud: TestCloud
const goods = () => cloud.db.collection('goods')
const ids = async (query: Record<string, unknown>): Promise<string[]> => {
  const { data } = (await goods().where(query).get()) as { data: { _id: string }[] }
  return data.map(({ _id }) => _id).sort()
}

beforeAll(async () => {
  cloud = await startTestCloud({ collections: goodsCollections, now: () => at })
})
afterAll(() => cloud.close())
beforeEach(async () => {
  await cloud.gateway.store.clear()
  cloud.gateway.meter.reset()
})

describe('unique indexes', () => {
  it('refuse a second document in the words of the cloud', async () => {
    await goods().add({ _id: 'a', shop: 's', code: '1' })
    const again = await refusal(goods().add({ _id: 'b', shop: 's', code: '1' }))
    expect(again.code).toBe('DATABASE_REQUEST_FAILED')
    expect(again.message).toContain('E11000 duplicate key error collection: goods index: code')
    expect((await refusal(goods().add({ _id: 'a', shop: 's', code: '2' }))).message).toContain('index: _id_')
  })

  it('let a missing field collide, as there are no sparse indexes', async () => {
    await goods().add({ _id: 'a', shop: 's' })
    expect((await refusal(goods().add({ _id: 'b', shop: 's', code: null }))).message).toContain('E11000')
  })

  it('give an _id to exactly one of many writers', async () => {
    const writers = Array.from({ length: 20 }, (_, n) =>
      refusal(goods().add({ _id: 'turn:1', shop: 's', code: `${n}` })),
    )
    const codes = (await Promise.all(writers)).map(({ code }) => code)
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(codes.filter((code) => code === 'DATABASE_REQUEST_FAILED')).toHaveLength(19)
  })

  it('let no two documents share an element of a list', async () => {
    await goods().add({ _id: 'a', shop: 's', code: ['1', '2'] })
    for (const code of ['2', ['3', '2'], ['2', '2']]) {
      expect((await refusal(goods().add({ _id: 'b', shop: 's', code }))).message).toContain('E11000')
    }
    await goods().add({ _id: 'b', shop: 't', code: ['1', '2'] })
    await goods().add({ _id: 'c', shop: 's', code: ['3', '3'] })
    expect((await refusal(goods().doc('c').update({ code: '1' }))).message).toContain('E11000')
    await goods()
      .doc('c')
      .update({ code: ['3', '4'] })
    expect(await ids({ code: '3' })).toEqual(['c'])
  })

  it('keep the documents before the one that was refused, as adding many is not atomic', async () => {
    await goods().add({ _id: 'b', code: 'x' })
    await refusal(
      goods().add([
        { _id: 'a', code: '1' },
        { _id: 'b', code: '2' },
        { _id: 'c', code: '3' },
      ]),
    )
    expect(await ids({})).toEqual(['a', 'b'])
  })
})

describe('indexes', () => {
  beforeEach(async () => {
    const many = Array.from({ length: 300 }, (_, n) => ({
      _id: `g${n}`,
      shop: `s${n % 3}`,
      code: `c${n}`,
      price: n,
    }))
    await goods().add(many)
    cloud.gateway.meter.reset()
  })
  const examined = () => cloud.gateway.meter.total({ on: 'goods' }).examined

  const cases: [string, () => Promise<unknown>, number][] = [
    ['a document by its _id', () => goods().where({ _id: 'g7', shop: 's1' }).get(), 1],
    [
      'a page in the order of an index',
      () => goods().where({ shop: 's1' }).orderBy('price', 'desc').limit(20).get(),
      20,
    ],
    [
      'the same order backwards',
      () => goods().where({ shop: 's1' }).orderBy('price', 'asc').limit(20).get(),
      20,
    ],
    [
      'a cursor in a range',
      () =>
        goods()
          .where({ shop: 's1', price: cloud.db.command.lt(100) })
          .orderBy('price', 'desc')
          .limit(5)
          .get(),
      5,
    ],
    ['a prefix', () => goods().where({ shop: 's1', code: /^c29/ }).get(), 3],
    [
      'a list',
      () =>
        goods()
          .where({ shop: 's1', code: cloud.db.command.in(['c1', 'c4']) })
          .get(),
      2,
    ],
    [
      'a few _ids',
      () =>
        goods()
          .where({ _id: cloud.db.command.in(['g1', 'g2', 'none']) })
          .get(),
      2,
    ],
    ['a plain page', () => goods().limit(10).get(), 10],
  ]
  it.each(cases)('answer %s without looking at more', async (_name, ask, expected) => {
    await ask()
    expect(examined()).toBe(expected)
    expect(cloud.gateway.meter.wastes).toEqual([])
  })

  it('tell on a query that no index serves', async () => {
    await goods().where({ price: 5 }).get()
    expect(cloud.gateway.meter.wastes).toMatchObject([
      { on: 'goods', index: null, examined: 300, returned: 1, fields: ['price'] },
    ])
  })

  it('still answer rightly when an indexed field holds arrays', async () => {
    await goods().add({ _id: 'list', shop: ['s1', 'other'], code: 'z' })
    expect(await ids({ shop: 'other' })).toEqual(['list'])
  })
})

describe('strictness', () => {
  it('refuses unknown collections, actions and operators', async () => {
    expect((await refusal(cloud.db.collection('nobody').get())).code).toBe('DATABASE_COLLECTION_NOT_EXIST')
    expect(await cloud.gateway.handle('{"action":"database.dropAll"}')).toContain('"code":"INVALID_ACTION"')
    const odd = goods()
      .options({ raw: true })
      .where({ price: { $odd: 1 } })
    expect((await refusal(odd.get())).code).toBe('DATABASE_INVALID_OPERRATOR')
  })

  it('creates a collection when asked, once', async () => {
    await cloud.db.createCollection('fresh')
    await cloud.db.collection('fresh').add({ a: 1 })
    expect((await refusal(cloud.db.createCollection('fresh'))).code).toBe('DATABASE_COLLECTION_ALREADY_EXIST')
  })

  it('gives 100 documents unless asked for more, and never more than 1,000', async () => {
    await goods().add(Array.from({ length: 1_100 }, (_, n) => ({ code: `${n}` })))
    expect((await goods().get()).data).toHaveLength(100)
    expect((await goods().limit(5_000).get()).data).toHaveLength(1_000)
    const asked = { action: 'database.getDocument', collectionName: 'goods', query: '{}', limit: 1_001 }
    const refused = JSON.parse(await cloud.gateway.handle(JSON.stringify(asked))) as unknown
    expect(refused).toMatchObject({ code: 'INVALID_PARAM' })
  })

  it('refuses a document over 16 MB', async () => {
    const work = goods().add({ text: 'x'.repeat(17 * 1024 * 1024) })
    expect((await refusal(work)).message).toContain('16 MB')
  })

  it('does not listen to somebody without the credentials, nor to a foreign page', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${cloud.url}/admin`, { method: 'POST', headers, body: '{"action":"database.getDocument"}' })
    const id = cloud.sdkEnv().TENCENTCLOUD_SECRETID ?? ''
    const signed = (name: string, hex: string) => ({
      authorization: `TC3-HMAC-SHA256 Credential=${name}/2026-11-21/tcb/tc3_request, SignedParams=action, SignedHeaders=host, Signature=${hex}`,
    })
    const whole = {
      'x-timestamp': '1795292049',
      'x-signature-expires': '600',
      ...signed(id, 'ab'.repeat(32)),
    }
    expect(await (await ask(whole)).json()).toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
    const wrong = [
      {},
      { ...whole, ...signed('AKIDother', 'ab'.repeat(32)) },
      { ...whole, ...signed(id, 'short') },
      { ...whole, authorization: `Credential=${id}/` },
      { ...whole, 'x-timestamp': '' },
    ]
    for (const headers of wrong) {
      expect(await (await ask(headers)).json()).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
    }
    expect((await ask({ origin: 'https://evil.example' })).status).toBe(403)
  })
})
