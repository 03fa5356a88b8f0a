import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloud, type LocalCloud } from '../../local/cloud'
import { sendJson } from '../../local/http'
import { writeRunning } from '../../local/launch/running'
import { connect, type Connection } from '../../scripts/import/connect'

/** What would make this process take itself for one that works on CloudBase. */
const credentials = [
  'TCB_ENV',
  'TENCENTCLOUD_SECRETID',
  'TENCENTCLOUD_SECRETKEY',
  'TCB_CONTEXT_CNFG',
] as const

let data: string
let said: string[]
const open: (LocalCloud | Connection)[] = []

beforeEach(() => {
  for (const name of credentials) Reflect.deleteProperty(process.env, name)
  data = mkdtempSync(join(tmpdir(), 'connect-'))
  said = []
})

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
  rmSync(data, { recursive: true })
})

const connecting = async (): Promise<Connection> => {
  const connection = await connect(data, (line) => said.push(line))
  open.push(connection)
  return connection
}

const shopsOf = async ({ db }: Connection): Promise<number> => {
  const { total } = (await db.collection('shops').count()) as { total: number }
  return total
}

it('starts a cloud on the folder when none runs, with the demo in a new one', async () => {
  const connection = await connecting()
  expect(await shopsOf(connection)).toBe(2)
  expect(said).toEqual([`本地云没有运行，直接写入 ${data}`, '第一次使用，先放入了示例店铺'])
})

it('uses the cloud that runs on the folder', async () => {
  const pid = process.pid
  const cloud = await startCloud({
    dataDir: data,
    routes: (req, res) => {
      if (req.url !== '/running.json') return false
      sendJson(res, { pid })
      return true
    },
  })
  open.push(cloud)
  writeRunning(data, { pid, url: cloud.url, env: cloud.sdkEnv() })
  const connection = await connecting()
  expect(connection.isLocal).toBe(true)
  expect(await shopsOf(connection)).toBe(0)
  expect(said).toEqual([`写入正在运行的本地云 ${cloud.url}`])
})

it('takes CloudBase when the environment has its credentials', async () => {
  Object.assign(process.env, {
    TCB_ENV: 'shop-prod',
    TENCENTCLOUD_SECRETID: 'a',
    TENCENTCLOUD_SECRETKEY: 'b',
  })
  expect((await connecting()).isLocal).toBe(false)
  expect(said).toEqual(['写入云开发环境 shop-prod'])
})
