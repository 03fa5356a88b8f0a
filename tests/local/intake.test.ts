import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { demoIntakeEnv } from '../../local/demo/intake'
import { loadDemo } from '../../local/demo/load'
import { startTestCloud, type TestCloud } from '../support/cloud'
import { cup, demoKey, headersFor } from '../support/intake'

jest.setTimeout(60_000)

let cloud: TestCloud
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'intake-'))
  mkdirSync(join(folder, 'intake'))
  await build({
    entryPoints: ['cloudfunctions/intake/index.ts'],
    outfile: join(folder, 'intake/index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  })
  copyFileSync('cloudfunctions/intake/config.json', join(folder, 'intake/config.json'))
  cloud = await startTestCloud({ functionsDir: folder, env: demoIntakeEnv() })
  await loadDemo(cloud.db, Date.now())
})
afterAll(async () => {
  await cloud.close()
  rmSync(folder, { recursive: true })
})

const address = () => `${cloud.url}/http/intake`

const post = async (body: string, type = 'application/json') => {
  const headers = { 'content-type': type, ...headersFor({ ...demoKey(), at: Date.now(), body }) }
  const response = await fetch(`${address()}/orders`, { method: 'POST', headers, body })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const stored = async (orderNo: string): Promise<unknown> =>
  ((await cloud.db.collection('orders').doc(`mianyu:${orderNo}`).get()) as { data: unknown[] }).data[0]

/** A code block of the documentation, by its language. */
const example = (language: string): string => {
  const text = readFileSync('docs/intake.md', 'utf8')
  return new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(text)?.[1] ?? ''
}

const run = (command: string, options: readonly string[], input: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { keyId, secret } = demoKey()
    const env = { ...process.env, XIAOMEI_URL: address(), XIAOMEI_KEY: keyId, XIAOMEI_SECRET: secret }
    const child = spawn(command, options, { env, stdio: ['pipe', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', () => resolve(output))
    child.stdin.end(input)
  })

describe('the door, as it is uploaded, over HTTP', () => {
  it('takes a push in, whether the platform hands it over as text or in base64', async () => {
    const body = JSON.stringify({
      orders: [cup({ updatedAt: '2025-11-21 10:00:00', buyerNote: '放快递柜' })],
    })
    expect(await post(body)).toMatchObject({ status: 200, body: { orders: { added: 1 } } })
    expect(await post(body, 'application/octet-stream')).toMatchObject({ body: { orders: { same: 1 } } })
    expect(await stored('ERP-0001')).toMatchObject({ buyerNote: '放快递柜' })
  })

  it('answers in words of its own when it refuses', async () => {
    const response = await fetch(`${address()}/orders`, { method: 'POST', body: '{}' })
    expect(response.status).toBe(401)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await response.json()).toMatchObject({ ok: false, error: 'badSignature' })
    expect(await post('{')).toMatchObject({ status: 400, body: { error: 'notJson' } })
    expect(await post('x'.repeat(1_000_001))).toMatchObject({ status: 413, body: { error: 'tooLarge' } })
  })

  it('leaves nothing behind that would run after its reply', () => {
    expect(cloud.host.violations).toEqual([])
  })
})

describe('the examples of docs/intake.md', () => {
  it('push an order with Node', async () => {
    const said = await run(process.execPath, ['--input-type=module', '-'], example('js'))
    expect(said).toMatch(/^200 .*"added":1/)
    expect(await stored('ERP-20261121-0001')).toMatchObject({ paidFen: 12_800, status: 'paid' })
  })

  const hasTools = ['curl', 'openssl'].every((tool) => !spawnSync(tool, ['--version']).error)
  const itWithTools = hasTools ? it : it.skip
  itWithTools('push a parcel with curl', async () => {
    const said = await run('sh', [], example('sh'))
    expect(JSON.parse(said)).toMatchObject({ ok: true, refused: [] })
    expect(await stored('ERP-20261121-0001')).toMatchObject({ parcels: [{ track: [{ text: '已揽收' }] }] })
  })
})
