import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FollowedParcel } from '../../core/logistics/parcel'
import { contextOf } from '../../local/functions/context'
import { eventOf, sendReply } from '../../local/functions/http-access'
import { demoIntakeEnv } from '../../local/demo/intake'
import { readBody, urlOf } from '../../local/http'
import { createKuaidi100StandIn, KUAIDI100_PREFIX } from '../../local/kuaidi100/stand-in'
import type { PlannedLine } from '../../local/kuaidi100/plan'
import { cloudbaseTracks } from '../../server/adapters/cloudbase/tracks'
import { createAsk } from '../../server/adapters/cloudbase/ask'
import { readKuaidi100 } from '../../server/adapters/kuaidi100/accounts'
import { createKuaidi100 } from '../../server/adapters/kuaidi100/client'
import { intakeDoor } from '../../server/intake-door'
import type { Ports } from '../../server/ports'
import { pushEvent, demoKey, type PushBody } from './intake'
import { openWorld } from './world'

export const account = { customer: 'DEMOCUSTOMER', key: 'demo-key-of-mianyu' }

const context = contextOf({
  env: 'local',
  fn: { name: 'intake', memoryMb: 256, timeoutMs: 20_000 },
  requestId: 'parcels-test',
  caller: { anonymous: true },
  source: 'http',
})

/** A shop with an account at 快递100, whose stand-in and the door of its pushes are behind one HTTP server. */
export const openParcels = async (wish: { readonly admission?: boolean } = {}) => {
  const world = await openWorld(wish)
  const standIn = createKuaidi100StandIn({
    accounts: [account],
    now: world.clock.now,
    after: world.clock.after,
    plan: () => [],
  })
  const wire = { isCut: false }
  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (await standIn.handle(req, res)) return
    const body = await readBody(req, 1_000_000)
    if (wire.isCut) return void res.writeHead(503).end()
    const path = urlOf(req).pathname
    sendReply(res, JSON.stringify(await door(eventOf(req, { env: 'local', path, body }), context)))
  }
  const server = createServer((req, res) => void handle(req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const env = {
    ...demoIntakeEnv(),
    KUAIDI100: JSON.stringify({ mianyu: { ...account, callbackUrl: `${url}/intake` } }),
  }
  const newPorts = (): Ports => {
    const ports = world.newPorts()
    const accounts = readKuaidi100(env.KUAIDI100)
    return {
      ...ports,
      logistics: createKuaidi100({ accounts, baseUrl: `${url}${KUAIDI100_PREFIX}`, log: ports.log }),
    }
  }
  const ports = newPorts()
  const door = intakeDoor(ports, env)
  const clock = world.instance(ports)

  return {
    world,
    standIn,
    ports,
    /** While it is cut, no push of 快递100 arrives. */
    wire,
    door: (event: unknown) => door(event, context) as Promise<{ statusCode: number; body: string }>,
    /** The shop's own system pushes. */
    push: (body: PushBody) =>
      door(pushEvent({ ...demoKey(), at: world.clock.now(), body: JSON.stringify(body) }), context),
    tick: () => clock.tick(),
    /** The parcel moves at its carrier now, and 快递100 pushes that. */
    moves: (num: string, text: string, state: string): Promise<void> => {
      const line: PlannedLine = { at: world.clock.now(), text, state }
      return standIn.move({ com: num.startsWith('YT') ? 'yuantong' : 'shunfeng', num }, line)
    },
    followed: (id: string): Promise<FollowedParcel | null> =>
      world.look((db) => cloudbaseTracks({ db, command: db.command, ask: createAsk() }).find(id)),
    close: async () => {
      standIn.close()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await world.close()
    },
  }
}
export type Parcels = Awaited<ReturnType<typeof openParcels>>
