import path from 'node:path'

import { CloudError } from '../../local/gateway/errors'

import { makeBundles } from '../support/bundles'
import { startTestCloud, type TestCloud } from '../support/cloud'

const bundles = makeBundles()
const sdk = JSON.stringify(path.dirname(require.resolve('@cloudbase/node-sdk/package.json')))
const withDb = `const tcb = require(${sdk}); const db = tcb.init({ env: process.env.TCB_ENV, keepalive: true }).database();`
const shopper = { appid: 'wx1', openid: 'o1' }
const lines: string[] = []
let cloud: TestCloud

beforeAll(async () => {
  bundles.write('echo', 'exports.main = async (event) => event')
  bundles.write('nothing', 'exports.main = async () => {}')
  bundles.write(
    'who',
    `const tcb = require(${sdk})
    exports.main = async (event, context) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      const { WX_OPENID, WX_APPID, TCB_ENV, FROM_OPENID } = tcb.getCloudbaseContext(context)
      return { WX_OPENID, WX_APPID, TCB_ENV, FROM_OPENID, inEnv: process.env.WX_OPENID, own: process.env.OWN }
    }`,
    { concurrency: 10, maxInstances: 1 },
  )
  bundles.write('slow', 'exports.main = () => new Promise(() => {})', { timeoutMs: 50 })
  bundles.write('broken', 'exports.main = async () => { throw new Error("no stock") }')
  bundles.write('unloadable', 'throw new Error("bad bundle")')
  bundles.write(
    'greedy',
    'exports.main = async () => { const all = []; for (;;) all.push(new Array(1e6).fill(1.5)) }',
    {
      memoryMb: 64,
      timeoutMs: 60_000,
    },
  )
  bundles.write('huge', 'exports.main = async () => "x".repeat(7 * 1024 * 1024)', { timeoutMs: 20_000 })
  bundles.write('thread', 'let n = 0; exports.main = async () => { n += 1; return n }', { maxInstances: 1 })
  bundles.write('talk', 'exports.main = async () => { console.log("said", { a: 1 }); return 1 }')
  bundles.write(
    'forgetful',
    `${withDb}
    exports.main = async ({ id, wait }) => {
      const work = db.collection('leases').add({ _id: id })
      if (wait) await work
      return id
    }`,
    { timeoutMs: 20_000, maxInstances: 1 },
  )
  bundles.write(
    'caller',
    `${withDb} const app = tcb.init({ env: process.env.TCB_ENV })
    exports.main = async (event) => (await app.callFunction({ name: 'echo', data: event })).result`,
    { timeoutMs: 20_000 },
  )
  bundles.write(
    'web',
    `exports.main = async (e) => ({ statusCode: 201, headers: { 'x-a': 'b' },
      body: JSON.stringify([e.httpMethod, e.path, e.queryStringParameters.q, e.body, e.isBase64Encoded]) })`,
  )
  bundles.write(
    'headers',
    `exports.main = async ({ path }) => ({ statusCode: 200,
      headers: path === '/set' ? { 'set-cookie': ['a=1', 'b=2'] } : { 'not allowed': 'x' } })`,
  )
  bundles.write('tick', 'exports.main = async (e) => [e.Type, e.TriggerName, e.Time]', {
    triggers: [{ name: 'every', type: 'timer', config: '0 */1 * * * * *' }],
  })
  cloud = await startTestCloud({
    functionsDir: bundles.dir,
    env: { OWN: 'value' },
    log: (line) => lines.push(line),
    now: () => 0,
  })
})
afterAll(async () => {
  await cloud.close()
  bundles.remove()
})

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof CloudError ? error.code : String(error)),
  )

/** Waits for something that another thread does. */
const until = async (there: () => boolean): Promise<void> => {
  while (!there()) await new Promise((resolve) => setImmediate(resolve))
}

describe('a call', () => {
  it('gives the event and brings the reply', async () => {
    expect(await cloud.call('echo', { a: [1, '好'] }, shopper)).toEqual({ a: [1, '好'] })
    expect(await cloud.call('nothing', {}, shopper)).toBeNull()
  })

  it('carries its own identity, also beside other calls in the same instance', async () => {
    const callers = Array.from({ length: 10 }, (_, n) => ({ appid: `wx${n}`, openid: `o${n}` }))
    const replies = await Promise.all(callers.map((caller) => cloud.call('who', {}, caller)))
    expect(replies).toEqual(
      callers.map(({ appid, openid }) => ({
        WX_OPENID: openid,
        WX_APPID: appid,
        TCB_ENV: 'local',
        own: 'value',
      })),
    )
  })

  it('carries the identity of the shop behind a shared environment, or none', async () => {
    const shared = { ...shopper, from: { appid: 'wx2', openid: 'o2' } }
    expect(await cloud.call('who', {}, shared)).toMatchObject({ WX_OPENID: 'o1', FROM_OPENID: 'o2' })
    expect(await cloud.call('who', {}, { anonymous: true })).not.toHaveProperty('WX_OPENID')
  })

  it('uses an idle instance again and starts more when they are busy', async () => {
    expect(await cloud.call('thread', {}, shopper)).toBe(1)
    expect(await Promise.all([cloud.call('thread', {}, shopper), cloud.call('thread', {}, shopper)])).toEqual(
      [2, 3],
    )
  })

  it('may call another function through the SDK', async () => {
    expect(await cloud.call('caller', { deep: 1 }, shopper)).toEqual({ deep: 1 })
  })

  it.each([
    ['thrower', "throw new Error('no stock')", 'no stock'],
    ['leaver', 'process.exit(1)', 'the instance ended'],
    [
      'writer',
      "process.stdout.write('past the console\\n'); console.dir({ a: 1 }); throw new Error('over')",
      'past the console',
    ],
  ])('that fails stands in the log, whatever it did: %s', async (name, work, text) => {
    bundles.write(name, `exports.main = async () => { ${work} }`)
    cloud.host.reload()
    await expect(cloud.call(name, {}, shopper)).rejects.toThrow()
    const logged = () => cloud.host.logs.since(0).filter(({ fn }) => fn === name)
    await until(() => logged().some((line) => line.text.includes(text)))
    expect(logged().every(({ requestId }) => requestId !== '')).toBe(true)
  })

  it('logs what it says, with the id of the request', async () => {
    await cloud.call('talk', {}, shopper)
    expect(lines.find((line) => line.includes('said'))).toMatch(/^\[talk\] [\w-]{36} log: said \{ a: 1 \}$/)
  })
})

describe('a failing function', () => {
  it.each([
    ['slow', 'FUNCTIONS_TIME_LIMIT_EXCEEDED'],
    ['broken', 'FUNCTIONS_EXECUTE_FAIL'],
    ['unloadable', 'FUNCTIONS_EXECUTE_FAIL'],
    ['greedy', 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'],
    ['huge', 'EXCEED_MAX_RESPONSE_SIZE'],
    ['nobody', 'FUNCTION_NOT_FOUND'],
  ])('%s is answered %s', async (fn, code) => {
    expect(await codeOf(cloud.call(fn, {}, shopper))).toBe(code)
  })

  it('does not take the next call down with it', async () => {
    expect(await codeOf(cloud.call('slow', {}, shopper))).toBe('FUNCTIONS_TIME_LIMIT_EXCEEDED')
    expect(await codeOf(cloud.call('slow', {}, shopper))).toBe('FUNCTIONS_TIME_LIMIT_EXCEEDED')
  })
})

describe('an instance after its reply', () => {
  const present = async (id: string): Promise<boolean> => {
    const { data } = (await cloud.db.collection('leases').doc(id).get()) as { data: unknown[] }
    return data.length === 1
  }

  it('is frozen: what it left behind waits for its next call, and is reported', async () => {
    await cloud.call('forgetful', { id: 'left', wait: false }, shopper)
    await until(() => cloud.host.violations.some(({ kind }) => kind === 'held'))
    expect(cloud.host.violations).toContainEqual(
      expect.objectContaining({ fn: 'forgetful', kind: 'held', what: 'database.insertDocument leases' }),
    )
    expect(await present('left')).toBe(false)
    await cloud.call('forgetful', { id: 'next', wait: true }, shopper)
    expect(await present('next')).toBe(true)
    while (!(await present('left'))); // released by the call: it arrives now
  })

  it.each([
    ['timer', 'a timer', 'void setTimeout(() => {}, 60_000)'],
    ['reader', 'work with a file', "void require('node:fs').readFile(__filename, () => {})"],
  ])('is told of when it still waits for something: a %s', async (name, what, left) => {
    bundles.write(name, `exports.main = async () => { ${left} }`)
    cloud.host.reload()
    await cloud.call(name, {}, shopper)
    expect(cloud.host.violations).toContainEqual(
      expect.objectContaining({ fn: name, kind: 'unanswered', what }),
    )
  })

  it('is told of when it began while the bundle was loading', async () => {
    bundles.write('interval', 'setInterval(() => {}, 60_000); exports.main = async () => {}')
    cloud.host.reload()
    await cloud.call('interval', {}, shopper)
    expect(cloud.host.violations).toContainEqual(
      expect.objectContaining({ fn: 'interval', kind: 'unanswered', what: 'a timer' }),
    )
  })

  it('leaves no report when everything was awaited', async () => {
    const before = cloud.host.violations.length
    await cloud.call('forgetful', { id: 'clean', wait: true }, shopper)
    expect(await present('clean')).toBe(true)
    expect(cloud.host.violations).toHaveLength(before)
  })
})

describe('from a browser', () => {
  const post = (headers: Record<string, string>, body = '{"data":{"a":1}}') =>
    fetch(`${cloud.url}/call/echo`, { method: 'POST', headers, body })
  const login = { 'x-local-appid': 'wx1', 'x-local-openid': 'o1' }

  it('a function is called as the shopper of the headers', async () => {
    expect(await (await post(login)).json()).toEqual({
      result: { a: 1, userInfo: { appId: 'wx1', openId: 'o1' } },
    })
  })

  it('a function of a shared environment is told the owner and the caller', async () => {
    const from = { 'x-local-from-appid': 'wx2', 'x-local-from-openid': 'o2' }
    const reply = await fetch(`${cloud.url}/call/who`, { method: 'POST', headers: { ...login, ...from } })
    expect(await reply.json()).toMatchObject({ result: { WX_OPENID: 'o1', FROM_OPENID: 'o2' } })
  })

  it('is refused without login, from a foreign page, with a body that is no JSON or too large', async () => {
    expect(await (await post({})).json()).toMatchObject({ code: 'PERMISSION_DENIED' })
    expect((await post({ ...login, origin: 'https://evil.example' })).status).toBe(403)
    expect(await (await post(login, 'no')).json()).toMatchObject({ code: 'INVALID_PARAM' })
    const large = JSON.stringify({ data: 'x'.repeat(6 * 1024 * 1024) })
    expect(await (await post(login, large)).json()).toMatchObject({ code: 'EXCEED_REQUEST_SIZE_LIMIT' })
  })

  it('gets the headers that a function sets, several of one name too; an impossible one is its failure', async () => {
    const cookies = (await fetch(`${cloud.url}/http/headers/set`)).headers.getSetCookie()
    expect(cookies).toEqual(['a=1', 'b=2'])
    expect((await fetch(`${cloud.url}/http/headers/break`)).status).toBe(500)
  })

  it('reaches a function by HTTP, in the form of the platform', async () => {
    const reply = await fetch(`${cloud.url}/http/web/a/b?q=1`, { method: 'POST', body: '<xml/>' })
    expect(reply.status).toBe(201)
    expect(reply.headers.get('x-a')).toBe('b')
    expect(await reply.json()).toEqual(['POST', '/a/b', '1', '<xml/>', false])
    const binary = { method: 'POST', body: Buffer.from([0, 255]), headers: { 'content-type': 'image/png' } }
    expect(await (await fetch(`${cloud.url}/http/web`, binary)).json()).toEqual([
      'POST',
      '/',
      null,
      'AP8=',
      true,
    ])
    expect((await fetch(`${cloud.url}/http/nobody`)).status).toBe(404)
  })
})

it('a timer fires with the event of the platform', async () => {
  expect(await cloud.fireTimer('tick')).toEqual(['Timer', 'every', '1970-01-01T00:00:00.000Z'])
})

it('a page on another port of this machine may call', async () => {
  const origin = 'http://localhost:5173'
  const asked = await fetch(`${cloud.url}/call/echo`, { method: 'OPTIONS', headers: { origin } })
  expect(asked.status).toBe(204)
  expect(asked.headers.get('access-control-allow-origin')).toBe(origin)
})

it('a rebuilt bundle is taken by itself while watching', async () => {
  const own = makeBundles()
  own.write('door', 'exports.main = async () => "old"')
  const watching = await startTestCloud({ functionsDir: own.dir, watch: true })
  expect(await watching.call('door', {}, shopper)).toBe('old')
  own.write('door', 'exports.main = async () => "rebuilt"')
  while ((await watching.call('door', {}, shopper)) !== 'rebuilt');
  await watching.close()
  Object.assign(process.env, cloud.sdkEnv())
  own.remove()
})

describe('a folder that is read again', () => {
  it('brings a changed config.json, and takes away a function that is gone', async () => {
    bundles.write('limited', 'exports.main = async (event, { memory_limit_in_mb: mb }) => mb', {
      memoryMb: 128,
    })
    cloud.host.reload()
    expect(await cloud.call('limited', {}, shopper)).toBe(128)
    bundles.write('limited', 'exports.main = async (event, { memory_limit_in_mb: mb }) => mb', {
      memoryMb: 512,
    })
    cloud.host.reload()
    expect(await cloud.call('limited', {}, shopper)).toBe(512)
    bundles.remove('limited')
    cloud.host.reload()
    expect(await codeOf(cloud.call('limited', {}, shopper))).toBe('FUNCTION_NOT_FOUND')
  })

  it('changes nothing while a config.json is not understood', async () => {
    bundles.write('kept', 'exports.main = async () => "as it was"')
    cloud.host.reload()
    await cloud.call('kept', {}, shopper)
    bundles.write('kept', 'exports.main = async () => "new"', { timeoutMs: 'soon' })
    cloud.host.reload()
    expect(await cloud.call('kept', {}, shopper)).toBe('as it was')
    expect(lines.at(-1)).toContain('functions are as they were')
    bundles.remove('kept')
    cloud.host.reload()
  })
})

it('a changed bundle serves the next call', async () => {
  bundles.write('changing', 'exports.main = async () => "one"')
  cloud.host.reload()
  expect(await cloud.call('changing', {}, shopper)).toBe('one')
  bundles.write('changing', 'exports.main = async () => "another"')
  cloud.host.reload()
  expect(await cloud.call('changing', {}, shopper)).toBe('another')
})
