import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareData } from '../../local/launch/data-folder'
import { readOptions } from '../../local/launch/options'
import { findRunning, removeRunning, writeRunning } from '../../local/launch/running'
import { createSite } from '../../local/launch/site'
import { chooserShops } from '../../local/launch/shop-data'
import { words } from '../../local/launch/words'
import { startTestCloud } from '../support/cloud'
import { loadDemo } from '../../local/demo/load'

const shops = [{ shopId: 'a', name: '棉屿生活', appid: 'wxa', shoppers: [{ openid: 'o1', name: '张雨晴' }] }]

let folder: string
let server: Server
let url: string

/** Serves the site of that repository at `url`. */
const serveSite = async (root: string): Promise<void> => {
  const site = createSite({
    root,
    shops: () => Promise.resolve(shops),
    deskApp: () => Promise.resolve('ww1:1'),
  })
  server = createServer((req, res) => {
    void site.handle(req, res).then((taken) => taken || res.writeHead(404).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const stopServing = async (): Promise<void> => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xiaomei-launch-'))
  mkdirSync(join(folder, 'local/web'), { recursive: true })
  writeFileSync(join(folder, 'local/web/phone.html'), '<h1>phone</h1>')
  writeFileSync(join(folder, 'package.json'), '{"secret":true}')
  await serveSite(folder)
})

afterEach(async () => {
  await stopServing()
  rmSync(folder, { recursive: true, force: true })
})

describe('the command line of npm start', () => {
  it('has a port, a data folder and a fresh beginning', () => {
    expect(readOptions([], '/repo')).toEqual({ data: '/repo/.data', port: 7700, fresh: false })
    expect(readOptions(['--fresh', '--port', '9000', '--data', 'x'], '/repo')).toEqual({
      data: '/repo/x',
      port: 9000,
      fresh: true,
    })
  })

  it.each([
    ['.data', 'npm start -- --fresh 从头开始'],
    ['.data2', 'npm start -- --fresh --data .data2 从头开始'],
    ['my data', 'npm start -- --fresh --data "my data" 从头开始'],
  ])('tells how to begin anew with the data of %s, and of no other', (data, said) => {
    expect(words.ready({ url: 'http://x', data: join('/repo', data), root: '/repo' })).toContain(said)
  })

  it.each([['--port', '0'], ['--port', 'abc'], ['--port', '70000'], ['--what'], ['again']])(
    'refuses %s %s in words',
    (...args) => {
      expect(() => readOptions(args, '/repo')).toThrow(/端口|参数/)
    },
  )
})

it('the chooser of shoppers tells what there is to see of each', async () => {
  const cloud = await startTestCloud()
  await loadDemo(cloud.db, Date.UTC(2026, 10, 21, 2))
  const stranger = { shopId: 'mianyu', openid: 'oStranger', name: '路人', gender: 'unknown' }
  await cloud.db.collection('shoppers').add({ _id: 'mianyu:oStranger', ...stranger })
  const [mianyu] = await chooserShops(cloud.db)
  const hintOf = (name: string) => mianyu?.shoppers.find((one) => one.name === name)?.hint
  expect(hintOf('张雨晴')).toBe('样例故事：待发货、运输中、已签收都有')
  expect(hintOf('路人')).toBeUndefined()
  await cloud.close()
})

describe('the pages of the machine', () => {
  const get = (path: string) => fetch(`${url}${path}`, { redirect: 'manual' })

  it('serve the phone and who may be chosen', async () => {
    expect(await (await get('/phone/')).text()).toBe('<h1>phone</h1>')
    expect(await (await get('/phone/shoppers.json')).json()).toEqual({ shops })
    expect((await get('/phone')).headers.get('location')).toBe('/phone/')
  })

  it('bring every style and script that they name', async () => {
    await stopServing()
    await serveSite(process.cwd())
    for (const page of ['/', '/phone/']) {
      const html = await (await get(page)).text()
      const named = [...html.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js))"/g)].map((match) => match[1])
      expect(named.length).toBeGreaterThan(1)
      for (const path of named) expect(`${path} ${(await get(path ?? '')).status}`).toBe(`${path} 200`)
    }
  })

  it('say what to do when the H5 build is missing', async () => {
    const missing = await get('/h5/?appid=wxa')
    expect(missing.status).toBe(503)
    expect(await missing.text()).toContain('npm run build:h5')
  })

  it('complete the address of the console with a shop’s app', async () => {
    expect((await get('/console')).headers.get('location')).toBe('/console/')
    expect((await get('/console/')).headers.get('location')).toBe('/console/?app=ww1:1')
    const missing = await get('/console/?app=ww1:1')
    expect(missing.status).toBe(503)
    expect(await missing.text()).toContain('npm run build:console')
  })

  it.each([
    '/web/../../package.json',
    '/web/%2e%2e/%2e%2e/package.json',
    '/web/..%2f..%2fpackage.json',
    '/web/%00',
  ])('show nothing outside their folders: %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('leave what is not theirs to others', async () => {
    expect((await get('/call/shopper')).status).toBe(404)
    expect((await fetch(`${url}/phone/`, { method: 'POST' })).status).toBe(404)
  })
})

describe('the cloud that is running', () => {
  it('is found by its data folder, and forgotten when it leaves', async () => {
    const running = { pid: process.pid, url, env: { TCB_ENV: 'local' } }
    writeRunning(folder, running)
    expect(await findRunning(folder)).toEqual(running)
    removeRunning(folder, process.pid + 1)
    expect(await findRunning(folder)).toEqual(running)
    removeRunning(folder, process.pid)
    expect(await findRunning(folder)).toBeUndefined()
  })

  it('does not count when it was killed and its port is somebody else’s', async () => {
    writeRunning(folder, { pid: process.pid + 1, url, env: {} })
    expect(await findRunning(folder)).toBeUndefined()
  })
})

describe('beginning anew', () => {
  it('deletes what the cloud keeps and nothing else', () => {
    for (const name of ['cloud.db', 'wecom.jsonl', 'mine.txt']) writeFileSync(join(folder, name), 'x')
    prepareData(folder, false)
    expect(existsSync(join(folder, 'cloud.db'))).toBe(true)
    prepareData(folder, true)
    expect(existsSync(join(folder, 'cloud.db'))).toBe(false)
    expect(existsSync(join(folder, 'wecom.jsonl'))).toBe(false)
    expect(existsSync(join(folder, 'mine.txt'))).toBe(true)
  })
})
