import path from 'node:path'

import { gbSecondsOf, type CallFigures } from '../../local/functions/figures'
import { LogRing } from '../../local/functions/log-ring'

import { makeBundles } from '../support/bundles'
import { refusal, startTestCloud, type TestCloud } from '../support/cloud'

const bundles = makeBundles()
const sdk = JSON.stringify(path.dirname(require.resolve('@cloudbase/node-sdk/package.json')))
const shopper = { appid: 'wx1', openid: 'o1' }
const calls: CallFigures[] = []
let cloud: TestCloud

beforeAll(async () => {
  bundles.write('echo', 'exports.main = async (event) => event', { memoryMb: 512 })
  bundles.write('broken', 'exports.main = async () => { throw new Error("no stock") }')
  bundles.write('never', 'exports.main = () => new Promise(() => {})', { timeoutMs: 20, maxInstances: 1 })
  bundles.write(
    'heavy',
    `const until = Date.now() + 150; while (Date.now() < until);
    exports.main = async () => 'loaded'`,
    { timeoutMs: 100 },
  )
  bundles.write('stuck', 'for (;;);', { initTimeoutMs: 50 })
  bundles.write(
    'gate',
    `let open; exports.main = ({ wait }) => wait ? new Promise((resolve) => { open = resolve }) : (open(1), 2)`,
    { concurrency: 2, maxInstances: 1 },
  )
  bundles.write(
    'who',
    `const tcb = require(${sdk})
    exports.main = async (event, context) => {
      const { WX_OPENID, FROM_OPENID, TRIGGER_SRC, TCB_SOURCE } = tcb.getCloudbaseContext(context)
      return { WX_OPENID, FROM_OPENID, TRIGGER_SRC, TCB_SOURCE }
    }`,
  )
  bundles.write(
    'through',
    `const app = require(${sdk}).init({ env: process.env.TCB_ENV })
    exports.main = async () => (await app.callFunction({ name: 'who', data: {} })).result`,
    { timeoutMs: 20_000 },
  )
  bundles.write(
    'late',
    `exports.main = async ({ later }) => {
      if (later) setImmediate(() => console.log('still here'))
      return 1
    }`,
    { maxInstances: 1 },
  )
  cloud = await startTestCloud({ functionsDir: bundles.dir, now: () => 1_000 })
  cloud.host.onCall((figures) => calls.push(figures))
})
afterAll(async () => {
  await cloud.close()
  bundles.remove()
})

const figuresOf = (fn: string) => {
  const found = cloud.host.figures().find((figures) => figures.fn === fn)
  if (!found) throw new Error(`no figures of ${fn}`)
  return found
}
const last = (): CallFigures => {
  const found = calls.at(-1)
  if (!found) throw new Error('nothing was called')
  return found
}

describe('the figures of a call', () => {
  it('name the door and the procedure, and count what the platform bills', async () => {
    await cloud.call('echo', { procedure: 'conversation.send', input: '好' }, shopper)
    const bytes = Buffer.byteLength('{"procedure":"conversation.send","input":"好"}')
    expect(last()).toMatchObject({
      ...{ fn: 'echo', procedure: 'conversation.send', source: 'wx_client', at: 1_000 },
      ...{ ok: true, code: '', memoryMb: 512, bytesIn: bytes, bytesOut: bytes },
    })
    expect(last().gbSeconds).toBe(gbSecondsOf(512, last().ms))
  })

  it('are those of the configured memory, by the millisecond begun', () => {
    expect(gbSecondsOf(512, 1_000)).toBe(0.5)
    expect(gbSecondsOf(1024, 1.2)).toBe(0.002)
  })

  it('cut a procedure that a stranger made up, and take no other type for one', async () => {
    await cloud.call('echo', { procedure: 'x'.repeat(5_000) }, shopper)
    expect(last().procedure).toHaveLength(100)
    await cloud.call('echo', { procedure: { $gt: '' } }, shopper)
    expect(last().procedure).toBe('')
  })

  it('tell a failure by its code', async () => {
    await refusal(cloud.call('broken', {}, shopper))
    expect(last()).toMatchObject({ fn: 'broken', ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', bytesOut: 0 })
  })
})

describe('a cold start', () => {
  it('is a figure of its own and no execution time: a slow bundle does not time out its first call', async () => {
    expect(await cloud.call('heavy', {}, shopper)).toBe('loaded')
    expect(last()).toMatchObject({ cold: true, ok: true })
    expect(last().ms).toBeLessThan(100) // loading took 150
    const { coldStarts, coldMs, instances } = figuresOf('heavy')
    expect({ coldStarts, instances, loads: coldMs.map((ms) => Math.ceil(ms) >= 150) }).toEqual({
      coldStarts: 1,
      instances: 1,
      loads: [true],
    })
    await cloud.call('heavy', {}, shopper)
    expect(last().cold).toBe(false)
    expect(figuresOf('heavy').coldStarts).toBe(1)
  })

  it('that never ends is ended', async () => {
    expect((await refusal(cloud.call('stuck', {}, shopper))).code).toBe('FUNCTIONS_TIME_LIMIT_EXCEEDED')
    expect(figuresOf('stuck')).toMatchObject({ instances: 0, coldStarts: 0, timeouts: 1 })
  })
})

describe('the figures of a function', () => {
  it('count what runs and what waits', async () => {
    const waits = [{ wait: true }, { wait: true }, {}].map((event) =>
      refusal(cloud.call('gate', event, shopper)),
    )
    expect(figuresOf('gate')).toMatchObject({ instances: 1, running: 2, queued: 1 })
    await cloud.host.close()
    await Promise.all(waits)
    expect(figuresOf('gate')).toMatchObject({ instances: 0, running: 0, queued: 0, calls: 3, errors: 3 })
  })

  it('count a time-out, which ends its instance', async () => {
    await refusal(cloud.call('never', {}, shopper))
    expect(figuresOf('never')).toMatchObject({ instances: 0, calls: 1, errors: 1, timeouts: 1 })
    expect(last().ms).toBeGreaterThanOrEqual(19)
  })
})

describe('a function that another one called', () => {
  it('is called in the name of the same caller, and knows the chain', async () => {
    expect(await cloud.call('through', {}, { ...shopper, from: { appid: 'wx2', openid: 'o2' } })).toEqual({
      WX_OPENID: 'o1',
      FROM_OPENID: 'o2',
      TRIGGER_SRC: 'scf',
      TCB_SOURCE: 'wx_client,scf',
    })
  })

  it('gets no event of more than 6 MB, as in the cloud', async () => {
    const large = cloud.app.callFunction({ name: 'echo', data: { text: 'x'.repeat(6 * 1024 * 1024) } })
    expect((await refusal(large)).code).toBe('EXCEED_REQUEST_SIZE_LIMIT')
  })

  it('is nobody when a process outside calls it', async () => {
    const { result } = await cloud.app.callFunction({ name: 'who', data: {} })
    expect(result).toEqual({ TRIGGER_SRC: 'scf', TCB_SOURCE: 'scf' })
  })
})

it('what speaks after its reply is reported: in the cloud it would be frozen', async () => {
  await cloud.call('late', { later: true }, shopper)
  while (!cloud.host.violations.some(({ kind }) => kind === 'ran')) await new Promise(setImmediate)
  expect(cloud.host.violations).toContainEqual(expect.objectContaining({ fn: 'late', what: 'still here' }))
})

describe('the log', () => {
  const write = (ring: LogRing, text: string) =>
    ring.write({ at: 0, fn: 'a', requestId: 'r', level: 'info', text })

  it('keeps what functions said with the id of their call, for a reader that comes again', async () => {
    const ring = new LogRing()
    write(ring, 'one')
    write(ring, 'two')
    expect(ring.since(0).map(({ n, text }) => [n, text])).toEqual([
      [1, 'one'],
      [2, 'two'],
    ])
    expect(ring.since(1).map(({ text }) => text)).toEqual(['two'])
    expect(ring.since(2)).toEqual([])
    const line = cloud.host.logs.since(0).find(({ fn }) => fn === 'late')
    expect(line).toMatchObject({ at: 1_000, level: 'log', text: 'still here' })
  })

  it('keeps the latest 2,000 lines of bounded length', () => {
    const ring = new LogRing()
    for (let n = 1; n <= 4_500; n += 1) write(ring, `line ${n} ${'x'.repeat(9_000)}`)
    const lines = ring.since(0)
    expect(lines).toHaveLength(2_000)
    expect([lines[0]?.n, lines.at(-1)?.n]).toEqual([2_501, 4_500])
    expect(lines.every(({ text }) => text.length === 8_000)).toBe(true)
    expect(ring.since(4_498).map(({ n }) => n)).toEqual([4_499, 4_500])
  })
})
