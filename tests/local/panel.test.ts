import { collections } from '../../core/collections'
import { makeBundles, type Bundles } from '../support/bundles'
import { startTestCloud, type TestCloud } from '../support/cloud'

const doors = `exports.main = async (event) => {
  console.log('heard ' + event.procedure)
  if (event.procedure === 'broken') throw new Error('on purpose')
  const sdk = require(${JSON.stringify(require.resolve('@cloudbase/node-sdk'))})
  const db = sdk.init({ env: process.env.TCB_ENV }).database()
  await db.collection('shops').doc('a').get()
  return { ok: true }
}`
const ticks = `exports.main = async (event) => event.Type`
const everyMinute = { triggers: [{ name: 'tick', type: 'timer', config: '0 * * * * * *' }] }

let cloud: TestCloud
let bundles: Bundles

beforeAll(async () => {
  bundles = makeBundles()
  bundles.write('shopper', doors, { timeoutMs: 10_000 })
  bundles.write('clock', ticks, everyMinute)
  cloud = await startTestCloud({ functionsDir: bundles.dir, collections })
})
afterAll(async () => {
  await cloud.close()
  bundles.remove()
})
beforeEach(() => cloud.gateway.store.clear())

const read = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${cloud.url}/_local/${path}`, { headers })
  return { status: response.status, body: await response.json() }
}
const act = async (name: string, body: unknown, headers: Record<string, string> = { origin: cloud.url }) => {
  const response = await fetch(`${cloud.url}/_local/data/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}
const call = (procedure: string) =>
  cloud.call('shopper', { procedure }, { appid: 'wx1', openid: 'o1' }).catch(() => undefined)
const put = (name: string, doc: object) => cloud.db.collection(name).add(doc)
const found = async (collection: string, filter = '', sort = '') =>
  (await act('find', { collection, filter, sort, skip: 0 })).body

describe('who may look', () => {
  it('is the page itself, and nobody else on this machine', async () => {
    expect((await read('data/overview')).status).toBe(200)
    expect((await read('data/overview', { origin: 'https://evil.example' })).status).toBe(403)
    expect((await read('data/overview', { origin: 'http://127.0.0.1:9999' })).status).toBe(403)
    expect((await read('data/overview', { 'sec-fetch-site': 'same-site' })).status).toBe(403)
  })

  it('may change only with its own origin, by JSON', async () => {
    const fire = { fn: 'clock' }
    expect((await act('fire', fire, {})).status).toBe(403)
    expect((await act('fire', fire, { origin: 'http://127.0.0.1:9999' })).status).toBe(403)
    expect((await act('fire', fire, { origin: cloud.url, 'content-type': 'text/plain' })).status).toBe(403)
    expect((await act('fire', fire)).body).toEqual({ reply: 'Timer' })
  })

  it('gets the page with a policy under which nothing foreign runs', async () => {
    const page = await fetch(`${cloud.url}/_local`)
    expect(page.url).toBe(`${cloud.url}/_local/`)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(await page.text()).toContain('<script type="module" src="page.js">')
    expect((await read('../package.json')).status).toBe(404)
    expect((await read('data/constructor')).status).toBe(404)
  })
})

describe('what is shown live', () => {
  it('is the calls by procedure, with the requests that they caused', async () => {
    cloud.gateway.meter.reset()
    cloud.panel.meter.calls.reset()
    await call('home.view')
    await call('home.view')
    await call('broken')
    const { procedures, calls, collections: use, functions } = (await read('data/overview')).body
    expect(calls).toMatchObject({ calls: 3, errors: 1 })
    expect(procedures).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          fn: 'shopper',
          procedure: 'home.view',
          calls: 2,
          database: expect.objectContaining({ requests: 2, reads: 2, writes: 0 }),
        }),
        expect.objectContaining({ procedure: 'broken', errors: 1 }),
      ]),
    )
    expect(use).toMatchObject([{ name: 'shops', reads: 2 }])
    expect(functions).toEqual(expect.arrayContaining([expect.objectContaining({ fn: 'shopper' })]))
  })

  it('names questions that look at more than they return, by their fields', async () => {
    for (let n = 0; n < 9; n += 1) await put('shops', { _id: `s${n}`, colour: n })
    cloud.gateway.meter.reset()
    await cloud.db.collection('shops').where({ colour: 3 }).get()
    await cloud.db.collection('shops').where({ colour: 4 }).get()
    const { wastes } = (await read('data/overview')).body
    expect(wastes).toMatchObject([{ on: 'shops', fields: ['colour'], examined: 9, returned: 1, times: 2 }])
  })

  it('is what the functions said, from where the reader was', async () => {
    await call('one')
    const before = (await read('data/logs?after=0')).body.lines.at(-1)
    await call('two')
    const { lines } = (await read(`data/logs?after=${before.n}`)).body
    expect(lines.map(({ fn, text }: { fn: string; text: string }) => [fn, text])).toEqual([
      ['shopper', 'heard two'],
    ])
  })

  it('is when each timer runs next, and when it last ran', async () => {
    await act('fire', { fn: 'clock' })
    const { now, timers } = (await read('data/timers')).body
    expect(timers).toMatchObject([{ fn: 'clock', name: 'tick', last: { ok: true } }])
    expect(timers[0].nextAt).toBeGreaterThan(now)
    expect(timers[0].nextAt - now).toBeLessThanOrEqual(60_000)
  })
})

describe('documents', () => {
  const edit = (before: string, after: string) => act('save', { collection: 'shops', before, after })

  it('are listed with their number, and looking is not metered', async () => {
    await put('shops', { _id: 'a', name: '棉屿' })
    cloud.gateway.meter.reset()
    const { collections: all } = (await read('data/collections')).body
    expect(all.find(({ name }: { name: string }) => name === 'shops')).toMatchObject({ count: 1 })
    await found('shops')
    expect(cloud.gateway.meter.total().requests).toBe(0)
  })

  it('are found by a filter and an order, with the index that answered', async () => {
    for (let seq = 1; seq <= 25; seq += 1) {
      await put('turns', { _id: `c:${seq}`, conversationId: 'c', seq, clientId: `i${seq}` })
    }
    const page = await found('turns', '{"conversationId":"c","seq":{"$gt":3}}', '{"seq":-1}')
    expect(page).toMatchObject({ more: true, index: 'conversation_seq', examined: 21 })
    expect(page.inMemory).toEqual({ filter: false, sort: false })
    expect((await found('turns', '{"clientId":"c1"}', '{"clientId":1}')).inMemory).toEqual({
      filter: true,
      sort: true,
    })
    expect(page.documents).toHaveLength(20)
    expect(JSON.parse(page.documents[0])).toMatchObject({ _id: 'c:25', seq: 25 })
    expect((await found('turns', '{"seq":{"$no":1}}')).error).toBe('DATABASE_INVALID_OPERRATOR')
    expect((await found('nothing')).error).toBe('DATABASE_COLLECTION_NOT_EXIST')
  })

  it('are edited as they were shown, dates and all', async () => {
    await put('shops', { _id: 'a', name: '棉屿', at: new Date(5_000) })
    const [before] = (await found('shops')).documents
    const { body } = await edit(before, before.replace('棉屿', '山野'))
    expect(JSON.parse(body.document).name).toBe('山野')
    const { data } = await cloud.db.collection('shops').doc('a').get()
    expect(data).toMatchObject([{ name: '山野', at: new Date(5_000) }])
  })

  it('are not overwritten when somebody else changed them meanwhile', async () => {
    await put('shops', { _id: 'a', name: '一' })
    const [before] = (await found('shops')).documents
    await cloud.db.collection('shops').doc('a').update({ name: '二' })
    expect(await edit(before, before.replace('一', '三'))).toMatchObject({
      status: 409,
      body: { error: 'changed' },
    })
    expect((await act('remove', { collection: 'shops', before })).body).toEqual({ error: 'changed' })
    await cloud.db.collection('shops').doc('a').remove()
    expect((await edit(before, before)).body).toEqual({ error: 'gone' })
  })

  it('keep their id, are JSON objects, and obey unique indexes', async () => {
    await put('turns', { _id: 'c:1', conversationId: 'c', seq: 1, clientId: 'x' })
    await put('turns', { _id: 'c:2', conversationId: 'c', seq: 2, clientId: 'y' })
    const [first] = (await found('turns', '{"_id":"c:1"}')).documents
    const save = async (after: string) =>
      (await act('save', { collection: 'turns', before: first, after })).body.error
    expect(await save(first.replace('c:1', 'c:9'))).toBe('idChanged')
    expect(await save('[]')).toBe('INVALID_PARAM')
    expect(await save('{"_id":"c:1","$set":1}')).toBe('INVALID_PARAM')
    expect(await save(first.replace('"x"', '"y"'))).toBe('DATABASE_REQUEST_FAILED')
    expect((await found('turns', '{"_id":"c:1"}')).documents).toEqual([first])
  })

  it('are deleted', async () => {
    await put('shops', { _id: 'a' })
    const [before] = (await found('shops')).documents
    expect((await act('remove', { collection: 'shops', before })).status).toBe(200)
    expect((await found('shops')).documents).toEqual([])
  })
})

describe('what still has to happen', () => {
  const turn = (seq: number, fields: object) =>
    put('turns', {
      _id: `m:${seq}`,
      shopId: 'm',
      conversationId: 'm',
      seq,
      clientId: `i${seq}`,
      at: 1_000,
      effects: [{ type: 'deliver' }],
      pendingAt: null,
      delivery: { attempts: 0, deadAt: null },
      ...fields,
    })

  it('is listed by its next try, agents’ words among it, and can be done now', async () => {
    const later = Date.now() + 3_600_000
    await turn(1, {})
    await turn(2, { pendingAt: later, delivery: { attempts: 3, deadAt: null } })
    await put('inbox', {
      _id: 'w',
      shopId: 'm',
      userid: 'lin',
      receivedAt: 5,
      attempts: 0,
      pendingAt: later - 1,
    })
    const { waiting } = (await read('data/effects')).body
    expect(waiting).toMatchObject([
      { collection: 'inbox', about: 'lin', what: ['say'] },
      { collection: 'turns', id: 'm:2', what: ['deliver'], attempts: 3 },
    ])
    expect((await act('due', { collection: 'turns', id: 'm:2' })).status).toBe(200)
    const { data } = await cloud.db.collection('turns').doc('m:2').get()
    expect(data[0].pendingAt).toBeLessThanOrEqual(Date.now())
    expect((await act('due', { collection: 'turns', id: 'm:1' })).body).toEqual({ error: 'gone' })
  })

  it('that was given up is found, and begins anew', async () => {
    await turn(1, { delivery: { attempts: 9, held: false, deadAt: 7_000 } })
    await turn(2, {})
    const { dead } = (await read('data/dead')).body
    expect(dead).toMatchObject([{ id: 'm:1', deadAt: 7_000, attempts: 9 }])
    await act('due', { collection: 'turns', id: 'm:1' })
    const { data } = await cloud.db.collection('turns').doc('m:1').get()
    expect(data[0].delivery).toEqual({ attempts: 0, held: false, deadAt: null })
    expect(data[0].pendingAt).toBeGreaterThan(0)
    expect((await read('data/dead')).body.dead).toEqual([])
  })

  it('that was given up is found among agents’ words too', async () => {
    const item = { shopId: 'm', userid: 'lin', receivedAt: 5, attempts: 10, pendingAt: null, deadAt: 8_000 }
    await put('inbox', { _id: 'lost', ...item })
    const { dead } = (await read('data/dead')).body
    expect(dead).toMatchObject([{ collection: 'inbox', id: 'lost', about: 'lin', deadAt: 8_000 }])
    await act('due', { collection: 'inbox', id: 'lost' })
    const { data } = await cloud.db.collection('inbox').doc('lost').get()
    expect(data[0]).toMatchObject({ deadAt: null, attempts: 0, pendingAt: expect.any(Number) })
  })
})
