import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as z from 'zod/mini'
import { openCloudbase } from '../../server/adapters/cloudbase/app'
import { Collection } from '../../server/adapters/cloudbase/collection'

const Document = z.object({ _id: z.string() })

let close = (): void => undefined
afterEach(() => close())

/** A gateway that has closed its side of a connection, as one is found after a function was frozen for long. */
const openGateway = async (isStale: (request: number) => boolean) => {
  let requests = 0
  const server = createServer((req, res) => {
    req.resume().on('end', () => {
      requests += 1
      if (isStale(requests)) return req.socket.destroy()
      res.end(JSON.stringify({ requestId: 'r', data: { list: ['{"_id":"a"}'] } }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local',
    TENCENTCLOUD_SECRETID: 'x',
    TENCENTCLOUD_SECRETKEY: 'y',
    SILENCE: 'true',
  })
  close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { requests: () => requests }
}

it('asks once more when a kept connection turns out to be dead', async () => {
  const gateway = await openGateway((request) => request === 2)
  const shops = new Collection(openCloudbase(), 'shops', Document)
  expect(await shops.get('a')).toEqual({ _id: 'a' })
  expect(await shops.get('a')).toEqual({ _id: 'a' })
  expect(gateway.requests()).toBe(3)
})

it('does not ask for ever', async () => {
  const gateway = await openGateway(() => true)
  const shops = new Collection(openCloudbase(), 'shops', Document)
  await expect(shops.get('a')).rejects.toThrow()
  expect(gateway.requests()).toBe(2)
})
